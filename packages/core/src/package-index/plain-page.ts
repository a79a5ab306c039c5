// A JSON page of which every entry is written as nearly all are: gone through in one go, without an object for each file.

import type { Answer } from '../http/get.ts';
import type { PackageName } from '../packaging/name.ts';
import type { IndexedPage } from '../http/page-reader.ts';
import { isJsonObject, type JsonObject } from '../text/json-value.ts';
import { endOf, entryReader } from './entry-reader.ts';
import { maxFiles } from './listing.ts';
import { packEntries } from './pack-entries.ts';
import type { PageText } from './page-text.ts';
import { parseStrictJson } from './strict-json.ts';

/** Entries that are read in some ten milliseconds. */
const TURN = 2000;

/**
 * @param page its text
 * @returns undefined for any other page, and for what is none: that is for the strict parser
 */
export async function readPlainPage(
  page: PageText,
  { url, rest }: Pick<Answer, 'url' | 'rest'>,
  project: PackageName,
): Promise<IndexedPage | undefined> {
  const start = startOfFiles(page);
  if (start === undefined) return undefined;
  const entries = packEntries(url, project);
  const next = entryReader(page, start);
  for (let count = 1; count <= maxFiles; count += 1) {
    const found = next();
    if (!found || !entries.add(found)) return undefined;
    if (found.entry[found.shape.end] === ']') {
      const about = aroundFiles(page, start, endOf(found));
      return about && { about: { name: about['name'], meta: about['meta'] }, ...entries.packed() };
    }
    // oxlint-disable-next-line no-await-in-loop -- others have their turn
    if (rest && count % TURN === 0) await rest();
  }
  return undefined;
}

/** Before the list of files stands little: as indexes write it, their version of the API. */
const longestBeginning = 64 * 1024;

/** Behind the bracket that opens the first list of files. */
function startOfFiles(page: PageText): number | undefined {
  const beginning = page.slice(0, longestBeginning);
  const at = beginning.indexOf('"files"');
  const opening = /"files"[ \t\n\r]*:[ \t\n\r]*\[/y;
  opening.lastIndex = at;
  return at >= 0 && opening.test(beginning) ? opening.lastIndex : undefined;
}

/** What stands around the list; undefined where that is no JSON, or where the list is not the page's own. */
function aroundFiles(page: PageText, start: number, end: number): JsonObject | undefined {
  const before = parseStrictJson(`${page.slice(0, start)}]}`);
  const about = parseStrictJson(`${page.slice(0, start)}]${page.slice(end)}`);
  const isOwn = before.ok && isJsonObject(before.value) && Array.isArray(before.value['files']);
  return isOwn && about.ok && isJsonObject(about.value) ? about.value : undefined;
}
