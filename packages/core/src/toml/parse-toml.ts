// TOML text → tables: the one place that knows the TOML libraries, their gaps and their errors.

import { parse as parseLarge } from 'smol-toml';
import { WheelcheckError } from '../error.ts';
import { excerpt } from '../text/excerpt.ts';
import { parseString } from './iarna-parser.ts';
import { regularToml } from './regular-toml.ts';
import { outline, type TomlOutline } from './toml-scan.ts';
import { isMade, type TomlTable } from './toml-table.ts';

const MAX_CHARACTERS = 50_000_000;
const MAX_DEPTH = 64;

/**
 * Characters. Of longer files smol-toml reads in a fifth of the time and a third of the memory what @iarna/toml reads: locks
 * (docs/decisions/13-a-second-toml-reader.md).
 */
const LARGE = 16_384;

/** Keys and headers: the largest real locks have 60,000. The library takes a second and 250 MB for so many. */
const MAX_STATEMENTS = 300_000;

/** Characters of one string, which the library builds one by one; a long README has 200,000. */
const MAX_STRING = 2_000_000;

/** How a file was written that was parsed: lock files have megabytes, and a second pass over one is felt. */
type Written = { readonly text: string } & Pick<TomlOutline, 'statements'>;

const written = new WeakMap<TomlTable, Written>();

/** The text of a root table, cleaned, and where its statements begin; undefined for a table that parseToml did not make. */
export function writtenAs(document: TomlTable): Written | undefined {
  return written.get(document);
}

/**
 * Parses one TOML file.
 *
 * @param path for messages
 * @returns the root table; keys come from outside, so read it with the functions of toml-table.ts
 * @throws WheelcheckError `file-broken`: `poetry.lock:12:3: …`, lines and columns counted from 1
 */
export function parseToml(text: string, path: string): TomlTable {
  if (text.length > MAX_CHARACTERS) {
    throw broken(
      path,
      `${path}: the file has ${text.length} characters, more than the ${MAX_CHARACTERS} that are read`,
    );
  }
  const clean = cleanToml(text);
  const regular = regularToml(clean);
  if (regular !== undefined) {
    written.set(regular.document, { text: clean, statements: regular.statements });
    return regular.document;
  }
  const scanned = outline(clean);
  refuseExcess(scanned, path);
  const { dateEnds } = scanned;
  try {
    const document = largeTable(clean) ?? parseString(withTabs(clean, dateEnds));
    written.set(document, { text: clean, statements: scanned.statements });
    return document;
  } catch (error) {
    throw mergeConflict(clean, path) ?? translated(error, clean, path);
  }
}

/** @returns undefined for a short text, and for one that @iarna/toml has to read, or to say what is wrong with */
function largeTable(text: string): TomlTable | undefined {
  if (text.length < LARGE) return undefined;
  try {
    return parseLarge(text, { integersAsBigInt: 'asNeeded' });
  } catch {
    return undefined;
  }
}

/** What would cost the library seconds, or gigabytes, is refused before it is parsed. */
function refuseExcess({ depth, deepestLine, longestString, longestLine, statements }: TomlOutline, path: string): void {
  const over = (line: number, problem: string): WheelcheckError => broken(path, `${path}:${line}: ${problem}`);
  if (depth > MAX_DEPTH) throw over(deepestLine, `nested deeper than ${MAX_DEPTH} levels`);
  if (longestString > MAX_STRING)
    throw over(longestLine, `a string of ${longestString} characters, more than the ${MAX_STRING} that are read`);
  const first = statements[MAX_STATEMENTS];
  if (first) throw over(first.line, `more than the ${MAX_STATEMENTS} keys and headers that are read`);
}

/**
 * What @iarna/toml 3.0.0 rejects though TOML allows it: a byte order mark, and CRLF after a comment, which is the first
 * line of every poetry.lock that git checked out with `core.autocrlf`.
 */
export function cleanToml(text: string): string {
  return (text.startsWith('\uFEFF') ? text.slice(1) : text).replaceAll('\r\n', '\n');
}

/**
 * @iarna/toml 3.0.0 sees the end of a date in a tab or at the end of a line, but takes a blank for the one before a time of
 * day, and knows no comma or bracket there: it rejects `{ until = 2026-12-31 }`. So a tab is put behind such dates.
 */
function withTabs(text: string, dateEnds: readonly number[]): string {
  let from = 0;
  const parts = dateEnds.map((end) => {
    const part = `${text.slice(from, end)}\t`;
    from = text.charAt(end) === ' ' ? end + 1 : end;
    return part;
  });
  return dateEnds.length === 0 ? text : [...parts, text.slice(from)].join('');
}

/** What git leaves behind is named before the syntax error that it causes; `=======` alone may underline a title in a string. */
function mergeConflict(text: string, path: string): WheelcheckError | undefined {
  const marker = /^(?:<{7}|>{7})(?: |$)/m.exec(text);
  if (!marker) return undefined;
  return broken(path, `${path}:${lineAt(text, marker.index)}:1: an unresolved merge conflict; expected TOML`, {
    hint: 'resolve the conflict, or lock again',
  });
}

function translated(error: unknown, text: string, path: string): WheelcheckError {
  if (!(error instanceof Error) || !('line' in error) || !('col' in error)) {
    return broken(path, `${path}: not TOML`, { reason: String(error) });
  }
  const [first = ''] = error.message.split('\n');
  const said = first
    .replace(/ at row \d+, col \d+, pos \d+:?$/, '')
    .replace(/^Unknown character "(\d{1,7})"$/, unknownCharacter);
  // The library counts columns from 0, but from 1 on the first line.
  const line = Number(error.line) + 1;
  const column = Math.max(1, line === 1 ? Number(error.col) : Number(error.col) + 1);
  return broken(path, `${path}:${line}:${column}: not valid TOML: ${lowerFirst(said)}`, {
    excerpt: excerpt(text, line, column),
  });
}

/** The library names a character by its code. */
function unknownCharacter(_: string, code: string): string {
  const character = Number(code) <= 0x10ffff ? JSON.stringify(String.fromCodePoint(Number(code))) : 'end of file';
  return `found ${character}, expected a key or a [table]`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** What a person wrote is mended by hand. A lock is made by a tool: which, its reader knows (manifest/input.ts). */
function broken(
  path: string,
  message: string,
  more: { reason?: string; hint?: string; excerpt?: string | undefined } = {},
): WheelcheckError {
  return new WheelcheckError({
    code: 'file-broken',
    message,
    ...(isMade(path) ? {} : { hint: 'mend the line, or restore the file from version control' }),
    ...more,
  });
}
