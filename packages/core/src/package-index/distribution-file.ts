// One file as an index lists it, in whichever API, read into a DistributionFile.

import { ownValue } from '../text/own-value.ts';
import { asLegacy, parseFilename, type Filename, type ReadFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import { remembered } from '../packaging/remembered.ts';
import type { DistributionFile } from './package-index.ts';
import { isJsonObject } from '../text/json-value.ts';
import { readUrl } from '../http/read-url.ts';

/** What an API says of a file, before anything of it is believed. */
export interface FileEntry {
  /** The name; where it is absent, the last part of the address counts, as it always does for pip. */
  readonly raw?: unknown;
  /** As text where it is of the web, written as it is in every address, and without credentials and fragment. */
  readonly url: URL | string | undefined;
  readonly size?: unknown;
  readonly requiresPython?: unknown;
  readonly yanked: false | string;
  readonly hashes?: unknown;
  readonly uploaded?: unknown;
  /** PEP 714: true, or the hashes of the metadata beside a wheel; in HTML `sha256=…`. */
  readonly coreMetadata?: unknown;
  /** The JSON API's word for the kind. */
  readonly packagetype?: unknown;
}

/** distutils' formats besides wheels. A `bdist_dumb` is a `.tar.gz` that no installer takes: librosa-0.2.1.linux-x86_64.tar.gz. */
const legacyTypes: ReadonlySet<unknown> = new Set([
  'bdist_dmg',
  'bdist_dumb',
  'bdist_egg',
  'bdist_msi',
  'bdist_rpm',
  'bdist_wininst',
]);

/** An address made absolute; undefined for what is none. */
export function resolveUrl(url: unknown, base: string): URL | undefined {
  return typeof url !== 'string' || url === '' ? undefined : readUrl(url, base);
}

/** Whether an origin is written as it is in every address: a host may be a number, or hold letters of all the world. */
export const isNormalOrigin = remembered(1000, (origin) => readUrl(origin)?.origin === origin);

/**
 * An address that stands there as the web writes it: nearly all do, and taking ten thousand apart takes longer than everything
 * else that is done to a page. Parts that begin with a dot, and what is escaped, are not looked at here.
 */
export function plainAddress(url: unknown): string | undefined {
  if (typeof url !== 'string') return undefined;
  const [, origin] = /^(https?:\/\/[^/?#\\@\s]+)(?:\/[A-Za-z0-9_+~-][A-Za-z0-9._+~-]*)+$/.exec(url) ?? [];
  return origin !== undefined && isNormalOrigin(origin) ? url : undefined;
}

/** The address to download from, without credentials and fragment; empty where nobody could. */
export function downloadAddress(url: FileEntry['url']): string {
  if (typeof url === 'string') return url;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return '';
  if (url.username !== '' || url.password !== '') [url.username, url.password] = ['', ''];
  if (url.hash !== '') url.hash = '';
  return url.href;
}

/** The last part of an address's path, decoded: the file name that pip goes by. */
export function fileNameOf(url: URL): string {
  const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  if (!last.includes('%')) return last;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** What the JSON API calls a hash that no hashlib has under that name, so that no lock and no installer knows it: a sixth of what is kept of a file. */
const nameless = 'blake2b_256';

function readHashes(hashes: unknown): Readonly<Record<string, string>> {
  if (isSha256Alone(hashes)) return hashes;
  const read: Record<string, string> = {};
  if (!isJsonObject(hashes)) return read;
  for (const algorithm of Object.keys(hashes)) {
    const digest = ownValue(hashes, algorithm);
    const name = algorithm.toLowerCase();
    const known =
      name !== nameless &&
      /^[a-z][a-z0-9_]{1,19}$/.test(name) &&
      typeof digest === 'string' &&
      /^[0-9A-Fa-f]+$/.test(digest);
    if (known) read[name] = digest.toLowerCase();
  }
  return read;
}

/** What nearly every file has, and nothing is to be left out of. */
function isSha256Alone(hashes: unknown): hashes is { readonly sha256: string } {
  if (!isJsonObject(hashes) || typeof hashes['sha256'] !== 'string' || !/^[0-9a-f]+$/.test(hashes['sha256']))
    return false;
  for (const algorithm in hashes) if (algorithm !== 'sha256') return false;
  return true;
}

const textOr = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/**
 * Reads one entry.
 *
 * @param read the name: of a page, or of a release that is looked at
 * @returns without an address (`url` is empty) where the entry has none, or one that is not of the web: its name tells all
 * the same that there is such a file. Undefined where it has neither a name nor an address to take it from.
 */
export function toDistributionFile(
  entry: FileEntry,
  project: PackageName,
  read: ReadFilename = parseFilename,
): DistributionFile | undefined {
  const raw =
    textOr(entry.raw) ?? (entry.url && fileNameOf(typeof entry.url === 'string' ? new URL(entry.url) : entry.url));
  if (!raw) return undefined;
  let filename: Filename = read(raw, project);
  if (filename.kind === 'sdist' && legacyTypes.has(entry.packagetype)) {
    filename = asLegacy(filename, `a ${String(entry.packagetype)}, which no installer takes`);
  }
  const { size } = entry;
  return fileOf({
    filename,
    raw,
    url: downloadAddress(entry.url),
    size: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : undefined,
    requiresPython: textOr(entry.requiresPython),
    yanked: entry.yanked,
    hashes: readHashes(entry.hashes),
    uploaded: textOr(entry.uploaded),
    metadataHash: readHashes(entry.coreMetadata)['sha256'],
  });
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A file's facts, undefined where they are not known. */
type AsKnown = { readonly [K in keyof Required<DistributionFile>]: DistributionFile[K] };

/** What is not known is left out. Pages have ten thousand files: spreading what is there would take as long as everything else. */
export function fileOf(known: AsKnown): DistributionFile {
  const { filename, raw, url, size, requiresPython, yanked, hashes, uploaded, metadataHash } = known;
  const file: Mutable<DistributionFile> = { filename, raw, url, yanked, hashes };
  if (size !== undefined) file.size = size;
  if (requiresPython !== undefined) file.requiresPython = requiresPython;
  if (uploaded !== undefined) file.uploaded = uploaded;
  if (metadataHash !== undefined) file.metadataHash = metadataHash;
  return file;
}
