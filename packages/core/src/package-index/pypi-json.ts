// The JSON API: `/pypi/NAME/VERSION/json` and `/pypi/NAME/json`, read into listings.

import { parseFilename, parseReleaseFilename, type ReadFilename } from '../packaging/filename.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { MOST_REQUIRES } from '../packaging/requires-dist.ts';
import type { Parsed } from '../packaging/parsed.ts';
import { decodeJsonText } from './decode-text.ts';
import { plainAddress, resolveUrl, toDistributionFile } from './distribution-file.ts';
import { type Listing, type ListedFile, maxFiles } from './listing.ts';
import type { Answer } from '../http/get.ts';
import { inTurns } from './in-turns.ts';
import { isJsonObject, type JsonObject } from '../text/json-value.ts';
import { parseStrictJson } from './strict-json.ts';

/** JSON has `yanked` and `yanked_reason`, which is null where none was given. */
function readYanked(file: JsonObject): false | string {
  if (file['yanked'] !== true) return false;
  return typeof file['yanked_reason'] === 'string' ? file['yanked_reason'] : '';
}

/** The project whose files are read, and how their names are. */
interface Subject {
  readonly project: PackageName;
  readonly readFilename: ReadFilename;
}

function readFile(value: unknown, base: string, subject: Subject, release: string | undefined): ListedFile | null {
  if (!isJsonObject(value)) return null;
  const file = toDistributionFile(
    {
      raw: value['filename'],
      url: plainAddress(value['url']) ?? resolveUrl(value['url'], base),
      size: value['size'],
      requiresPython: value['requires_python'],
      yanked: readYanked(value),
      hashes: value['digests'],
      uploaded: value['upload_time_iso_8601'] ?? value['upload_time'],
      packagetype: value['packagetype'],
    },
    subject.project,
    subject.readFilename,
  );
  // The page that installers read tells what is right.
  if (file === undefined || file.url === '') return null;
  return release === undefined ? { file } : { file, release };
}

/** `info`, checked to be about this project where it is there at all. */
function readInfo(document: JsonObject, project: PackageName): Parsed<JsonObject> {
  const info = isJsonObject(document['info']) ? document['info'] : {};
  const { name } = info;
  if (typeof name === 'string' && normalizeName(name) !== project) {
    return { ok: false, problem: 'an answer about another project' };
  }
  return { ok: true, value: info };
}

function readDocument(answer: Answer): Parsed<JsonObject> {
  const text = decodeJsonText(answer.bytes);
  if (!text.ok) return text;
  const document = parseStrictJson(text.value);
  if (!document.ok) return document;
  if (!isJsonObject(document.value)) return { ok: false, problem: 'an answer that is no index document' };
  return { ok: true, value: document.value };
}

function describe(info: JsonObject): Pick<Listing, 'described'> {
  const { version, requires_dist: requires } = info;
  // null stands for both: that the first file of the release declares nothing, and that it does not say (python3-saml 1.16.0).
  if (typeof version !== 'string' || !Array.isArray(requires) || requires.length > MOST_REQUIRES) return {};
  // A line that cannot be read may be the one that matters.
  return requires.every((line) => typeof line === 'string') ? { described: { version, requires } } : {};
}

async function collect(
  releases: Iterable<readonly [release: string | undefined, files: unknown]>,
  { url: base, rest }: Answer,
  subject: Subject,
): Promise<Parsed<Pick<Listing, 'files' | 'unreadable'>>> {
  const files: ListedFile[] = [];
  let unreadable = 0;
  for (const [release, list] of releases) {
    const entries: readonly unknown[] = Array.isArray(list) ? list : [list];
    if (files.length + entries.length > maxFiles) return { ok: false, problem: 'a list of more than 200,000 files' };
    await inTurns(entries, rest, (entry) => {
      const file = readFile(entry, base, subject, release);
      if (file === null) unreadable += 1;
      else files.push(file);
    });
  }
  // As the Simple page has them, whose order decides between equal files.
  files.sort(({ file: a }, { file: b }) => (a.raw < b.raw ? -1 : Number(a.raw > b.raw)));
  return { ok: true, value: { files, unreadable } };
}

/**
 * Reads the answer for one release: `urls`.
 *
 * @returns Its files, possibly none, or a phrase that says what the answer was instead.
 */
export async function readVersionJson(answer: Answer, project: PackageName): Promise<Parsed<Listing>> {
  const document = readDocument(answer);
  if (!document.ok) return document;
  const info = readInfo(document.value, project);
  if (!info.ok) return info;
  const { urls } = document.value;
  if (!Array.isArray(urls)) return { ok: false, problem: 'an answer without a list of files' };
  const release = typeof info.value['version'] === 'string' ? info.value['version'] : undefined;
  const files = await collect([[release, urls]], answer, { project, readFilename: parseReleaseFilename });
  return files.ok ? { ok: true, value: { ...files.value, ...describe(info.value) } } : files;
}

/**
 * Reads the answer for a whole project: `releases`. Its `info` describes the newest release only.
 *
 * @returns The files of all releases, or a phrase that says what the answer was instead.
 */
export async function readProjectJson(answer: Answer, project: PackageName): Promise<Parsed<Listing>> {
  const document = readDocument(answer);
  if (!document.ok) return document;
  const info = readInfo(document.value, project);
  if (!info.ok) return info;
  const { releases } = document.value;
  if (!isJsonObject(releases)) return { ok: false, problem: 'an answer without releases' };
  const files = await collect(Object.entries(releases), answer, { project, readFilename: parseFilename });
  return files.ok ? { ok: true, value: { ...files.value, ...describe(info.value) } } : files;
}
