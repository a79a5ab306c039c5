// The Simple API, the one that installers go by: a project's page as JSON (PEP 691) or HTML (PEP 503), read into a listing.

import { normalizeName, type PackageName } from '../packaging/name.ts';
import type { Parsed } from '../packaging/parsed.ts';
import { decodeHtmlText, decodeJsonText } from './decode-text.ts';
import { fileNameOf, resolveUrl, toDistributionFile } from './distribution-file.ts';
import { type Listing, type ListedFile, maxFiles } from './listing.ts';
import type { Answer } from '../http/get.ts';
import type { SimplePage } from './simple-html.ts';
import { isJsonObject, type JsonObject } from '../text/json-value.ts';
import { parseStrictJson } from './strict-json.ts';

/** PEP 629: a client must refuse a major version that it does not know. */
const isKnownVersion = (version: string): boolean => version.trim().split('.', 1)[0] === '1';

const newerVersion: Parsed<never> = { ok: false, problem: 'a newer version of the Simple API than 1' };
const otherProject: Parsed<never> = { ok: false, problem: 'an answer about another project' };
const tooManyFiles: Parsed<never> = { ok: false, problem: 'a list of more than 200,000 files' };

/** PEP 592 in JSON: true, or the reason; as for pip, an empty reason is none. */
function readYanked(yanked: unknown): false | string {
  if (typeof yanked === 'string') return yanked === '' ? false : yanked;
  return yanked ? '' : false;
}

function readSimpleJson(document: JsonObject, base: string, project: PackageName): Parsed<Listing> {
  const meta = isJsonObject(document['meta']) ? document['meta'] : {};
  const apiVersion = meta['api-version'];
  if (typeof apiVersion === 'string' && !isKnownVersion(apiVersion)) return newerVersion;
  const { name, files: entries } = document;
  if (typeof name === 'string' && normalizeName(name) !== project) return otherProject;
  // One of the two has to tell that this is a page of the Simple API: `{"files": []}` alone must not prove an absence.
  const identified = typeof apiVersion === 'string' || typeof name === 'string';
  if (!identified || !Array.isArray(entries)) return { ok: false, problem: 'an answer that is no index document' };
  if (entries.length > maxFiles) return tooManyFiles;
  const files: ListedFile[] = [];
  let unreadable = 0;
  for (const entry of entries) {
    const file =
      isJsonObject(entry) &&
      toDistributionFile(
        {
          raw: entry['filename'],
          url: resolveUrl(entry['url'], base),
          size: entry['size'],
          requiresPython: entry['requires-python'],
          yanked: readYanked(entry['yanked']),
          hashes: entry['hashes'],
          uploaded: entry['upload-time'],
          coreMetadata: entry['core-metadata'] ?? entry['dist-info-metadata'],
        },
        project,
      );
    if (file) files.push({ file });
    else unreadable += 1;
  }
  return { ok: true, value: { files, unreadable } };
}

/** Endings of what has ever been uploaded as a distribution. Links to anything else are navigation. */
const distributionEnding = /\.(?:whl|egg|exe|msi|rpm|dmg|deb|zip|tgz|tbz|tar|tar\.(?:gz|bz2|xz|lzma|Z))$/i;

/** Hashes that pip reads from a link's fragment. */
const fragmentHash = /[#&](md5|sha1|sha224|sha256|sha384|sha512)=([0-9A-Fa-f]+)/;

const titleName = /^links for (\S+)$/i;

/**
 * Whether a page may be believed. Of another project, or of no index at all (a captive portal, a login page), it proves
 * nothing: it has to say `pypi:repository-version`, to be headed `Links for NAME` as every index does, or to link to a
 * file of the project. Cut off, it would lack files: it has to end with `</body>` or `</html>`, or the transport
 * has told its length, and must not end inside a link.
 */
function findDoubt(
  page: SimplePage,
  files: readonly ListedFile[],
  project: PackageName,
  delimited: boolean,
): string | undefined {
  const headed = page.titles.flatMap((title) => titleName.exec(title)?.[1] ?? []).map((name) => normalizeName(name));
  const linked = files.some(({ file }) => file.filename.kind !== 'other');
  if (page.cut || !(page.closed || delimited)) return 'a page that was cut off';
  if (linked) return undefined;
  if (headed.length > 0) return headed.includes(project) ? undefined : 'an answer about another project';
  if (files.some(({ file }) => normalizeName(file.raw).startsWith(`${project}-`))) return undefined;
  if (files.length > 0) return 'an answer about another project';
  return page.repositoryVersion === undefined ? 'a page that is not of a package index' : undefined;
}

/** `sha256=…` of `data-core-metadata`; `true` alone announces no hash. */
function hashAttribute(value: string | undefined): unknown {
  const [, algorithm, digest] = /^(\w+)=([0-9A-Fa-f]+)$/.exec(value ?? '') ?? [];
  return algorithm === undefined ? undefined : { [algorithm]: digest };
}

async function readSimpleHtml(answer: Answer, project: PackageName): Promise<Parsed<Listing>> {
  const { readSimplePage } = await import('./simple-html.ts');
  const page = readSimplePage(decodeHtmlText(answer.bytes, answer.contentType));
  if (page.repositoryVersion !== undefined && !isKnownVersion(page.repositoryVersion)) return newerVersion;
  const base = resolveUrl(page.base, answer.url)?.href ?? answer.url;
  const files: ListedFile[] = [];
  let unreadable = 0;
  for (const anchor of page.anchors) {
    const url = resolveUrl(anchor.href, base);
    const raw = url && fileNameOf(url);
    if (!distributionEnding.test(raw ?? anchor.text)) continue;
    const hash = fragmentHash.exec(anchor.href);
    const file = toDistributionFile(
      {
        raw,
        url,
        requiresPython: anchor.requiresPython,
        yanked: anchor.yanked,
        hashes: hash === null ? undefined : { [String(hash[1])]: hash[2] },
        uploaded: anchor.uploaded,
        coreMetadata: hashAttribute(anchor.coreMetadata),
      },
      project,
    );
    if (file === undefined) unreadable += 1;
    else files.push({ file });
    if (files.length > maxFiles) return tooManyFiles;
  }
  const doubt = findDoubt(page, files, project, answer.delimited);
  return doubt === undefined ? { ok: true, value: { files, unreadable } } : { ok: false, problem: doubt };
}

/**
 * Reads a project's page, by what it is and not by what its Content-Type says: some static mirrors call everything
 * `text/plain` or `application/octet-stream`.
 *
 * @returns The files of all releases, or a phrase that says what the answer was instead. Only a page that is complete and well formed is read at all.
 */
export async function readSimple(answer: Answer, project: PackageName): Promise<Parsed<Listing>> {
  const looksLikeHtml = answer.bytes.subarray(0, 1024).some((byte) => byte === 0x3c) && !startsJson(answer.bytes);
  if (looksLikeHtml) return readSimpleHtml(answer, project);
  const text = decodeJsonText(answer.bytes);
  if (!text.ok) return text;
  if (text.value.trim() === '') return { ok: false, problem: 'an empty answer' };
  const document = parseStrictJson(text.value);
  if (!document.ok) return document;
  if (!isJsonObject(document.value)) return { ok: false, problem: 'an answer that is no index document' };
  return readSimpleJson(document.value, answer.url, project);
}

/** Whether the first byte that is no white space opens a JSON object or list. */
function startsJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}
