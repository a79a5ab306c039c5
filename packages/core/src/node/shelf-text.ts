// The text of one shelf of the cache: a line for each thing that is kept, each with a check of its own, so that damage costs what it hit and no more.

import { createHash } from 'node:crypto';

/**
 * How the first line begins; the shelf's name follows. Whatever begins otherwise was written by another wheelcheck, or by
 * nobody, and holds nothing.
 */
const header = 'wheelcheck cache 2';

/** Characters of a shelf; some 5,000 releases. */
export const shelfLimit = 16 * 1024 * 1024;

/** Bytes of its file: a character takes four at most. */
export const shelfFileLimit = 4 * shelfLimit;

/** Hexadecimal digits of the check: enough against chance, and nobody else may write here. */
const checkLength = 16;

/** What stands on a shelf: item → its line, not looked at yet. What was used last stands last. */
export type Shelf = ReadonlyMap<string, string>;

/** Characters from which on a text is not put together with others: a page has a megabyte, and each copy of it is garbage. */
const long = 64 * 1024;

function checkOf(shelf: string, rest: string, bytes: Uint8Array = new Uint8Array()): string {
  const hash = createHash('sha256');
  if (rest.length < long) hash.update(`${shelf}\n${rest}`);
  else hash.update(`${shelf}\n`).update(rest);
  return hash.update(bytes).digest('hex').slice(0, checkLength);
}

function headerOf(name: string): string {
  return `${header} ${name}\n`;
}

/**
 * Takes a file apart; a last line without its end was cut off.
 *
 * @param name The shelf's: a file that was put in another's place holds nothing.
 */
export function parseShelf(text: string, name: string): Shelf {
  const lines = new Map<string, string>();
  if (!text.startsWith(headerOf(name))) return lines;
  for (let start = headerOf(name).length; ;) {
    const end = text.indexOf('\n', start);
    if (end < 0) return lines;
    const space = text.indexOf(' ', start + checkLength + 1);
    if (space > 0 && space < end) lines.set(text.slice(start + checkLength + 1, space), text.slice(start, end));
    start = end + 1;
  }
}

/**
 * The text of one item.
 *
 * @param name The shelf's.
 * @returns undefined where there is none, or where it is not what was written
 */
export function readItem(lines: Shelf, name: string, item: string): string | undefined {
  const line = lines.get(item);
  if (line === undefined) return undefined;
  const rest = line.slice(checkLength + 1);
  return line.slice(0, checkLength + 1) === `${checkOf(name, rest)} ` ? rest.slice(item.length + 1) : undefined;
}

/** A line that stands on the shelf, or a text that is to stand there: its line is made when it is written. */
type Entry = { readonly line: string } | { readonly text: string };

/**
 * Puts new texts on a shelf; an empty text takes the item away.
 *
 * @param limit Characters of the whole; what was used longest ago makes room.
 * @param used Items that were read meanwhile.
 * @returns Line by line: a shelf of a thousand packages has 14 MB, which are not put together in memory. Long texts as their bytes.
 */
export function* formatShelf(
  lines: Shelf,
  name: string,
  written: ReadonlyMap<string, string>,
  limit: number,
  used: ReadonlySet<string> = new Set(),
): Generator<string | Uint8Array, void, undefined> {
  const kept = new Map<string, Entry>([...lines].map(([item, line]) => [item, { line }]));
  for (const item of used) {
    const entry = kept.get(item);
    kept.delete(item);
    if (entry !== undefined) kept.set(item, entry);
  }
  for (const [item, text] of written) {
    kept.delete(item);
    if (text !== '') kept.set(item, { text });
  }
  const start = headerOf(name);
  let size = start.length;
  for (const [item, entry] of kept) size += lengthOf(item, entry);
  for (const [item, entry] of kept) {
    if (size <= limit) break;
    kept.delete(item);
    size -= lengthOf(item, entry);
  }
  yield start;
  for (const [item, entry] of kept)
    if ('line' in entry) yield `${entry.line}\n`;
    else yield* lineOf(name, item, entry.text);
}

function* lineOf(name: string, item: string, text: string): Generator<string | Uint8Array, void, undefined> {
  const start = `${item} `;
  if (text.length < long) return yield `${checkOf(name, start + text)} ${start}${text}\n`;
  const bytes = Buffer.from(text);
  yield `${checkOf(name, start, bytes)} ${start}`;
  yield bytes;
  yield '\n';
}

/** Of its line. */
function lengthOf(item: string, entry: Entry): number {
  return 'line' in entry ? entry.line.length + 1 : checkLength + item.length + entry.text.length + 3;
}

/** Whether a text begins as one of any wheelcheck. */
export function isShelf(text: string): boolean {
  return text === '' || text.startsWith(header.replace(/\d+$/, ''));
}

/** What a file holds, each line looked at. */
export interface InspectedShelf {
  readonly entries: number;
  readonly damaged: number;
  /** The text without what is damaged. */
  readonly whole: string;
}

/**
 * @param isAtHome whether the file is that of a shelf of this name
 * @returns undefined for a file that this wheelcheck did not write
 */
export function inspectShelf(text: string, isAtHome: (name: string) => boolean): InspectedShelf | undefined {
  // A machine that lost power leaves files without a byte.
  if (text === '') return { entries: 0, damaged: 1, whole: text };
  const start = text.slice(0, text.indexOf('\n') + 1);
  if (!start.startsWith(`${header} `)) return undefined;
  const name = start.slice(header.length + 1, -1);
  const lines = text.slice(start.length).split('\n');
  // Behind the last line's end there is nothing.
  const cut = lines.pop() === '' ? 0 : 1;
  const isWhole = (line: string): boolean => line.startsWith(`${checkOf(name, line.slice(checkLength + 1))} `);
  const whole = isAtHome(name) ? lines.filter(isWhole) : [];
  return {
    entries: whole.length,
    damaged: lines.length - whole.length + cut,
    whole: [start, ...whole.map((line) => `${line}\n`)].join(''),
  };
}
