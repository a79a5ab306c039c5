// A JSON page of which every entry is written as nearly all are: gone through in one go, without an object for each file.

import type { Answer } from '../http/get.ts';
import type { PackageName } from '../packaging/name.ts';
import { isJsonObject, type JsonObject } from '../text/json-value.ts';
import { type EntryShape, entryShapeAt } from './entry-shape.ts';
import { maxFiles } from './listing.ts';
import { packEntries } from './pack-entries.ts';
import type { PackedPage } from './packed-page.ts';
import { parseStrictJson } from './strict-json.ts';

export interface PlainPage {
  /** All of the page but its files. */
  readonly about: JsonObject;
  readonly packed: PackedPage;
}

/** Of one page: an index writes its entries in two or three ways, and for each of them an expression is compiled. */
const maxShapes = 20;

/** Entries that are read in some ten milliseconds. */
const TURN = 2000;

/**
 * @param page its text
 * @returns undefined for any other page, and for what is none: that is for the strict parser
 */
export async function readPlainPage(
  page: string,
  { url, rest }: Pick<Answer, 'url' | 'rest'>,
  project: PackageName,
): Promise<PlainPage | undefined> {
  const start = startOfFiles(page);
  if (start === undefined) return undefined;
  const entries = packEntries(page, url, project);
  const entryAt = createReader(page);
  for (let [at, count] = [start, 1]; count <= maxFiles; count += 1) {
    const found = entryAt(at);
    if (!found || !entries.add(found.entry, found.shape)) return undefined;
    const { entry, shape } = found;
    at += entry[0].length;
    if (entry[shape.end] === ']') {
      const about = aroundFiles(page, start, at);
      return about && { about, packed: entries.packed() };
    }
    // oxlint-disable-next-line no-await-in-loop -- others have their turn
    if (rest && count % TURN === 0) await rest();
  }
  return undefined;
}
interface FoundEntry {
  readonly entry: RegExpExecArray;
  readonly shape: EntryShape;
}

/** @returns what reads the entry that begins there: it is mostly written as the one before it, else as another one was */
function createReader(page: string): (at: number) => FoundEntry | undefined {
  const shapes: EntryShape[] = [];
  let last: EntryShape | undefined;
  const match = (at: number, shape: EntryShape): FoundEntry | undefined => {
    shape.pattern.lastIndex = at;
    const entry = shape.pattern.exec(page);
    if (!entry) return undefined;
    last = shape;
    return { entry, shape };
  };
  return (at) => {
    const likely = last && match(at, last);
    if (likely) return likely;
    for (const shape of shapes) {
      const found = match(at, shape);
      if (found) return found;
    }
    const shape = shapes.length < maxShapes ? entryShapeAt(page, at) : undefined;
    if (!shape) return undefined;
    shapes.push(shape);
    return match(at, shape);
  };
}

/** Behind the bracket that opens the first list of files. */
function startOfFiles(page: string): number | undefined {
  const at = page.indexOf('"files"');
  const opening = /"files"[ \t\n\r]*:[ \t\n\r]*\[/y;
  opening.lastIndex = at;
  return at >= 0 && opening.test(page) ? opening.lastIndex : undefined;
}

/** What stands around the list; undefined where that is no JSON, or where the list is not the page's own. */
function aroundFiles(page: string, start: number, end: number): JsonObject | undefined {
  const before = parseStrictJson(`${page.slice(0, start)}]}`);
  const about = parseStrictJson(`${page.slice(0, start)}]${page.slice(end)}`);
  const isOwn = before.ok && isJsonObject(before.value) && Array.isArray(before.value['files']);
  return isOwn && about.ok && isJsonObject(about.value) ? about.value : undefined;
}
