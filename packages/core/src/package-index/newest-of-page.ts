// The newest version of a project, found in its page without reading all of it: a page of megabytes waits for its turn, and what its newest version
// requires is asked for meanwhile. Nothing is decided by it.

import { parseReleaseFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import { releaseKey } from '../packaging/release-key.ts';
import { compareVersions, isPrerelease, parseVersion, type Version } from '../packaging/version.ts';
import { isJsonObject, type JsonObject } from '../text/json-value.ts';
import { entryReader } from './entry-reader.ts';
import type { ProjectVersions } from './package-index.ts';
import { readPageEntry } from './page-entry.ts';
import type { PageText } from './page-text.ts';

/**
 * Indexes that list all versions (PEP 700) do so at the end. Their files stand in the order of their names, or of their versions, and the newest ones
 * are looked up as in a dictionary.
 *
 * @param url that addresses are relative to
 * @returns its files, under the version; undefined where they are not found so, or where the index keeps no metadata beside them
 */
export function newestOfPage(page: PageText, url: string, project: PackageName): ProjectVersions | undefined {
  const newest = newestFinal(page);
  if (newest === undefined) return undefined;
  const versionOf = (filename: string): Version | undefined => {
    const parsed = parseReleaseFilename(filename, project);
    const version = parsed.kind === 'other' ? undefined : parseVersion(parsed.version);
    return version?.ok ? version.value : undefined;
  };
  const name = `${project.replaceAll('-', '_')}-${newest.text}-`;
  const isBeforeByName = (filename: string): boolean => filename < name;
  const isBeforeByVersion = (filename: string): boolean => {
    const version = versionOf(filename);
    return version === undefined || compareVersions(version, newest) < 0;
  };
  for (const isBefore of [isBeforeByName, isBeforeByVersion]) {
    const entries = entriesFrom(page, placeOf(page, isBefore), (filename) => versionOf(filename)?.text === newest.text);
    if (!entries.some(tellsMetadata)) continue;
    const files = entries.flatMap((entry) => readPageEntry(entry, url, project, parseReleaseFilename) ?? []);
    return new Map([[newest.text, files]]);
  }
  return undefined;
}

/** Characters: two thousand versions of botocore have 25,000. */
const endOfPage = 64 * 1024;

function newestFinal(page: PageText): Version | undefined {
  const end = page.slice(Math.max(0, page.length - endOfPage));
  const at = end.lastIndexOf('"versions"');
  let [highest, newestRelease] = ['', ''];
  const others: Version[] = [];
  for (const text of at < 0 ? [] : versionsIn(`{${end.slice(at)}`)) {
    const key = releaseKey(String(text));
    if (key !== undefined && key > highest) [highest, newestRelease] = [key, String(text)];
    const other = key === undefined ? parseVersion(String(text)) : undefined;
    if (other?.ok && !isPrerelease(other.value)) others.push(other.value);
  }
  const release = parseVersion(newestRelease);
  return [...(release.ok ? [release.value] : []), ...others].toSorted(compareVersions).at(-1);
}

function versionsIn(json: string): readonly unknown[] {
  const { versions } = objectIn(json) ?? {};
  return Array.isArray(versions) ? versions : [];
}

/** @returns undefined for what is none: whoever reads the whole page tells what is wrong with it */
function objectIn(json: string): JsonObject | undefined {
  try {
    const read: unknown = JSON.parse(json);
    return isJsonObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Characters: an entry has some 500, and so a few of them are looked at in the end. */
const near = 4 * 1024;

/** Where, not far from here, entries begin that do not stand before what is looked for. */
function placeOf(page: PageText, isBefore: (filename: string) => boolean): number {
  let [from, to] = [0, page.length];
  while (to - from > near) {
    const middle = Math.floor((from + to) / 2);
    const [, filename] = /"filename"\s*:\s*"([^"\\]+)"/.exec(page.slice(middle, middle + near)) ?? [];
    if (filename !== undefined && isBefore(filename)) from = middle;
    else to = middle;
  }
  return from;
}

/** Entries that may stand before those of a version, and how many a version may have. */
const [before, most] = [20, 1000];

/** Those that are wanted and stand together. */
function entriesFrom(page: PageText, place: number, isWanted: (filename: string) => boolean): readonly JsonObject[] {
  const between = /\}\s*,\s*(?=\{)/.exec(page.slice(place, place + near));
  if (between === null) return [];
  const next = entryReader(page, place + between.index + between[0].length);
  const entries: JsonObject[] = [];
  for (let count = 0; count < before + most; count += 1) {
    const { entry, shape } = next() ?? {};
    const isFound = entry !== undefined && isWanted(entry[shape?.groups.filename ?? 0] ?? '');
    if (!isFound && (entry === undefined || entries.length > 0 || count >= before)) break;
    const read = isFound ? objectIn(entry[0].slice(0, -1)) : undefined;
    if (read) entries.push(read);
  }
  return entries;
}

/** What is asked for is a small question then, even where it was not the newest after all. */
function tellsMetadata(entry: JsonObject): boolean {
  return Boolean(entry['core-metadata'] ?? entry['dist-info-metadata']);
}
