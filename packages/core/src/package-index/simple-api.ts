// The Simple API, the one that installers go by: a project's page as JSON (PEP 691) or HTML (PEP 503), read into a listing.

import { normalizeName, type PackageName } from '../packaging/name.ts';
import type { Parsed } from '../packaging/parsed.ts';
import { decodeHtmlText, decodeJsonText } from './decode-text.ts';
import { resolveUrl, toDistributionFile } from './distribution-file.ts';
import { createLinkResolver } from './link-address.ts';
import { type Listing, type ListedFile, maxFiles } from './listing.ts';
import type { Answer } from '../http/get.ts';
import type { IndexedPage, PageReader } from '../http/page-reader.ts';
import type { SimplePage } from './simple-html.ts';
import { inTurns } from './in-turns.ts';
import type { OnNewest } from './package-index.ts';
import { isJsonObject, type JsonObject } from '../text/json-value.ts';
import { openIndexedPage } from './indexed-page.ts';
import { asciiText, type PageText } from './page-text.ts';
import { readPageEntry } from './page-entry.ts';
import { readPlainPage } from './plain-page.ts';
import { parseStrictJson } from './strict-json.ts';

/** PEP 629: a client must refuse a major version that it does not know. */
const isKnownVersion = (version: string): boolean => version.trim().split('.', 1)[0] === '1';

const newerVersion: Parsed<never> = { ok: false, problem: 'a newer version of the Simple API than 1' };
const otherProject: Parsed<never> = { ok: false, problem: 'an answer about another project' };
const tooManyFiles: Parsed<never> = { ok: false, problem: 'a list of more than 200,000 files' };

/** What is wrong with a page, whatever its files. */
function findFlaw({ meta, name, files }: JsonObject, project: PackageName): Parsed<never> | undefined {
  const apiVersion = isJsonObject(meta) ? meta['api-version'] : undefined;
  if (typeof apiVersion === 'string' && !isKnownVersion(apiVersion)) return newerVersion;
  if (typeof name === 'string' && normalizeName(name) !== project) return otherProject;
  const identified = typeof apiVersion === 'string' || typeof name === 'string';
  return identified && Array.isArray(files) ? undefined : { ok: false, problem: 'an answer that is no index document' };
}

async function readSimpleJson(
  document: JsonObject,
  { url: base, rest }: Answer,
  project: PackageName,
): Promise<Parsed<Listing>> {
  const flaw = findFlaw(document, project);
  if (flaw) return flaw;
  const { name, files: all } = document;
  const entries: readonly unknown[] = Array.isArray(all) ? all : [];
  if (entries.length > maxFiles) return tooManyFiles;
  const files: ListedFile[] = [];
  let unreadable = 0;
  await inTurns(entries, rest, (entry: unknown) => {
    const file = isJsonObject(entry) && readPageEntry(entry, base, project);
    if (file) files.push({ file });
    else unreadable += 1;
  });
  // PEP 691 wants the name. Whatever else answers with a list of files must not prove an absence.
  if (typeof name !== 'string' && !areOf(project, files))
    return { ok: false, problem: 'an answer that does not say which project it is about' };
  return { ok: true, value: { files, unreadable } };
}

/** Endings of what has ever been uploaded as a distribution. Links to anything else are navigation. */
const distributionEnding = /\.(?:whl|egg|exe|msi|rpm|dmg|deb|zip|tgz|tbz|tar|tar\.(?:gz|bz2|xz|lzma|Z))$/i;

/** Hashes that pip reads from a link's fragment. */
const fragmentHash = /[#&](md5|sha1|sha224|sha256|sha384|sha512)=([0-9A-Fa-f]+)/;

const titleName = /^links for (\S+)$/i;

/** Of a file's name so much is looked at. */
const longest = 1024;

/** Whether at least one of the files says by its name that it is the project's. */
function areOf(project: PackageName, files: readonly ListedFile[]): boolean {
  return files.some(({ file: { filename, raw } }) => {
    return filename.kind !== 'other' || normalizeName(raw.slice(0, longest)).startsWith(`${project}-`);
  });
}

/**
 * Whether a page may be believed. Of another project, or of no page of a project (a captive portal, a login page, an index's
 * own root, whatever template they share with it), it proves nothing: it has to be headed `Links for NAME` as every index
 * does, or to link to a file of the project. Cut off, it would lack files: it has to end with `</body>` or `</html>`, or
 * the transport has told its length, and must not end inside a link, a comment or a quotation.
 */
function findDoubt(
  page: SimplePage,
  files: readonly ListedFile[],
  project: PackageName,
  delimited: boolean,
): string | undefined {
  const headed = page.titles.flatMap((title) => titleName.exec(title)?.[1] ?? []).map((name) => normalizeName(name));
  if (page.cut || !(page.closed || delimited)) return 'a page that was cut off';
  if (files.some(({ file }) => file.filename.kind !== 'other')) return undefined;
  if (headed.length > 0) return headed.includes(project) ? undefined : 'an answer about another project';
  if (areOf(project, files)) return undefined;
  return files.length > 0 ? 'an answer about another project' : 'a page that is not of a package index';
}

/** `sha256=…` of `data-core-metadata`; `true` alone announces no hash. */
function hashAttribute(value: string | undefined): unknown {
  const [, algorithm, digest] = /^(\w+)=([0-9A-Fa-f]+)$/.exec(value ?? '') ?? [];
  return algorithm === undefined ? undefined : { [algorithm]: digest };
}

async function readSimpleHtml(answer: Answer, project: PackageName): Promise<Parsed<Listing>> {
  const { readSimplePage } = await import('./simple-html.ts');
  const page = await readSimplePage(decodeHtmlText(answer.bytes, answer.contentType), maxFiles, answer.rest);
  if (page.repositoryVersion !== undefined && !isKnownVersion(page.repositoryVersion)) return newerVersion;
  if (page.anchors.length > maxFiles) return tooManyFiles;
  const resolve = createLinkResolver(resolveUrl(page.base, answer.url)?.href ?? answer.url);
  const files: ListedFile[] = [];
  let unreadable = page.hidden;
  await inTurns(page.anchors, answer.rest, (anchor) => {
    const address = resolve(anchor.href);
    const raw = address?.name ?? anchor.text;
    if (!distributionEnding.test(raw)) return;
    const hash = fragmentHash.exec(anchor.href);
    const file = toDistributionFile(
      {
        raw,
        url: address?.url,
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
  });
  const doubt = findDoubt(page, files, project, answer.delimited);
  return doubt === undefined ? { ok: true, value: { files, unreadable } } : { ok: false, problem: doubt };
}

/**
 * Reads a project's page, by what it is and not by what its Content-Type says: some static mirrors call everything
 * `text/plain` or `application/octet-stream`.
 *
 * @param reader of pages, on another thread
 * @param onNewest told of the newest version where the page waits for that thread
 * @returns The files of all releases, or a phrase that says what the answer was instead. Only a page that is complete and well formed is read at all.
 */
export async function readSimple(
  answer: Answer,
  project: PackageName,
  reader?: PageReader,
  onNewest?: OnNewest,
): Promise<Parsed<Listing>> {
  const looksLikeHtml = answer.bytes.subarray(0, 1024).some((byte) => byte === 0x3c) && !startsJson(answer.bytes);
  if (looksLikeHtml) return readSimpleHtml(answer, project);
  if (onNewest && reader?.delays(answer)) {
    const { newestOfPage } = await import('./newest-of-page.ts');
    const newest = newestOfPage(asciiText(answer.bytes), answer.url, project);
    if (newest) onNewest(newest);
  }
  const read = await reader?.read(answer, project);
  if (read !== undefined) answer.bytes = read.bytes;
  if (read?.page && isNamed(read.page)) return readIndexed(read.page, asciiText(read.bytes), answer, project);
  const text = decodeJsonText(answer.bytes);
  if (!text.ok) return text;
  if (text.value.trim() === '') return { ok: false, problem: 'an empty answer' };
  const plain = await readPlainPage(text.value, answer, project);
  if (plain && isNamed(plain)) return readIndexed(plain, text.value, answer, project);
  const document = parseStrictJson(text.value);
  if (!document.ok) return document;
  if (!isJsonObject(document.value)) return { ok: false, problem: 'an answer that is no index document' };
  return readSimpleJson(document.value, answer, project);
}

/** Of what is not named the files have to tell which project it is. */
const isNamed = ({ about }: IndexedPage): boolean => typeof about.name === 'string';

function readIndexed(page: IndexedPage, text: PageText, { compressed }: Answer, project: PackageName): Parsed<Listing> {
  const flaw = findFlaw({ ...page.about, files: [] }, project);
  return flaw ?? { ok: true, value: openIndexedPage(page, text, project, compressed) };
}

/** Whether the first byte that is no white space opens a JSON object or list. */
function startsJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}
