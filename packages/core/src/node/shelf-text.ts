// The text of one shelf of the cache: a line for each thing that is kept, each with a check of its own, so that damage costs what it hit and no more.

import { createHash } from 'node:crypto';

/** The first line. Whatever begins otherwise was written by another wheelcheck, or by nobody, and holds nothing. */
const header = 'wheelcheck cache 1';

/** Hexadecimal digits of the check: enough against chance, and nobody else may write here. */
const checkLength = 16;

/** What stands on a shelf: item → its line, not looked at yet. In the order of writing, oldest first. */
export type Shelf = ReadonlyMap<string, string>;

function checkOf(shelf: string, rest: string): string {
  return createHash('sha256').update(`${shelf}\n${rest}`).digest('hex').slice(0, checkLength);
}

/** Takes a file apart; a last line without its end was cut off. */
export function parseShelf(text: string): Shelf {
  const lines = new Map<string, string>();
  if (!text.startsWith(`${header}\n`)) return lines;
  for (let start = header.length + 1; ;) {
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
 * @param name The shelf's: a file that was put in another's place holds nothing.
 * @returns undefined where there is none, or where it is not what was written
 */
export function readItem(lines: Shelf, name: string, item: string): string | undefined {
  const line = lines.get(item);
  if (line === undefined) return undefined;
  const rest = line.slice(checkLength + 1);
  return line.slice(0, checkLength + 1) === `${checkOf(name, rest)} ` ? rest.slice(item.length + 1) : undefined;
}

/**
 * Puts new texts on a shelf; an empty text takes the item away.
 *
 * @param limit Characters of the whole; the oldest lines make room.
 */
export function formatShelf(lines: Shelf, name: string, written: ReadonlyMap<string, string>, limit: number): string {
  const kept = new Map(lines);
  for (const [item, text] of written) {
    kept.delete(item);
    const rest = `${item} ${text}`;
    if (text !== '') kept.set(item, `${checkOf(name, rest)} ${rest}`);
  }
  let size = [...kept.values()].reduce((sum, line) => sum + line.length + 1, header.length + 1);
  for (const [item, line] of kept) {
    if (size <= limit) break;
    kept.delete(item);
    size -= line.length + 1;
  }
  return [header, ...kept.values(), ''].join('\n');
}
