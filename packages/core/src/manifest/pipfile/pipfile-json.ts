// Pipfile.lock's JSON → the tables that the readers of toml-table.ts take, with the line on which each member stands.

import { WheelcheckError } from '../../error.ts';
import { excerpt } from '../../text/excerpt.ts';
import type { TomlTable, TomlValue } from '../../toml/toml-table.ts';

const MAX_CHARACTERS = 50_000_000;
const MAX_DEPTH = 64;
/** As many as of TOML's; the largest real locks have some thousands. */
const MAX_KEYS = 500_000;
/** Lines are kept for the members of the document and of its sections, where the packages are. */
const LINES_DEPTH = 2;

/** A key that stands twice in one object: Python's reader, and so pipenv, takes the second. */
interface RepeatedKey {
  readonly key: string;
  readonly firstLine: number;
  readonly line: number;
}

export interface PipfileJson {
  /** Members that are null are left out: pipenv treats them as absent. */
  readonly root: TomlTable;
  /** The line of a member of the document or of one of its sections, counted from 1. */
  readonly lineOf: (table: TomlTable, key: string) => number;
  readonly repeated: readonly RepeatedKey[];
}

interface Cursor {
  readonly text: string;
  readonly path: string;
  at: number;
  line: number;
  lineStart: number;
  keys: number;
  readonly lines: Map<TomlTable, ReadonlyMap<string, number>>;
  readonly repeated: RepeatedKey[];
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const word = /[A-Za-z]{1,20}/y;

/**
 * Parses the document in time linear to its length.
 *
 * @param path for messages
 * @throws WheelcheckError `file-broken`: `Pipfile.lock:12:3: …`, lines and columns counted from 1
 */
export function parsePipfileJson(text: string, path: string): PipfileJson {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const cursor: Cursor = { text: clean, path, at: 0, line: 1, lineStart: 0, keys: 0, lines: new Map(), repeated: [] };
  if (clean.length > MAX_CHARACTERS)
    throw brokenHere(cursor, `the file has ${clean.length} characters, more than the ${MAX_CHARACTERS} that are read`);
  skipBlanks(cursor);
  if (clean.charAt(cursor.at) !== '{') throw expected(cursor, 'the { of a JSON object');
  const root = objectAt(cursor, 1);
  skipBlanks(cursor);
  if (cursor.at < clean.length) throw expected(cursor, 'the end of the file');
  const { lines, repeated } = cursor;
  return { root, repeated, lineOf: (table, key) => lines.get(table)?.get(key) ?? 1 };
}

function valueAt(cursor: Cursor, depth: number): TomlValue | null {
  const first = cursor.text.charAt(cursor.at);
  if (first === '{') return objectAt(cursor, depth);
  if (first === '[') return arrayAt(cursor, depth);
  if (first === '"') return stringAt(cursor, 'a string');
  const digits = take(cursor, number);
  if (digits !== undefined) return Number(digits);
  const start = cursor.at;
  const literal = take(cursor, word);
  if (literal === 'true' || literal === 'false') return literal === 'true';
  if (literal === 'null') return null;
  cursor.at = start;
  throw expected(cursor, 'a value');
}

function objectAt(cursor: Cursor, depth: number): TomlTable {
  refuseDepth(cursor, depth);
  const members: Record<string, TomlValue> = Object.create(null);
  const lines = new Map<string, number>();
  cursor.at++;
  skipBlanks(cursor);
  for (let first = true; cursor.text.charAt(cursor.at) !== '}'; first = false) {
    if (!first) {
      if (cursor.text.charAt(cursor.at) !== ',') throw expected(cursor, '"," or "}"');
      cursor.at++;
      skipBlanks(cursor);
    }
    if (++cursor.keys > MAX_KEYS) throw brokenHere(cursor, `more than the ${MAX_KEYS} keys that are read`);
    const { line } = cursor;
    const key = stringAt(cursor, 'a key in double quotes');
    skipBlanks(cursor);
    if (cursor.text.charAt(cursor.at) !== ':') throw expected(cursor, '":"');
    cursor.at++;
    skipBlanks(cursor);
    const value = valueAt(cursor, depth + 1);
    const firstLine = lines.get(key);
    if (firstLine !== undefined) cursor.repeated.push({ key, firstLine, line });
    lines.set(key, line);
    if (value === null) delete members[key];
    else members[key] = value;
    skipBlanks(cursor);
  }
  cursor.at++;
  if (depth <= LINES_DEPTH) cursor.lines.set(members, lines);
  return members;
}

function arrayAt(cursor: Cursor, depth: number): readonly TomlValue[] {
  refuseDepth(cursor, depth);
  const items: TomlValue[] = [];
  cursor.at++;
  skipBlanks(cursor);
  for (let first = true; cursor.text.charAt(cursor.at) !== ']'; first = false) {
    if (!first) {
      if (cursor.text.charAt(cursor.at) !== ',') throw expected(cursor, '"," or "]"');
      cursor.at++;
      skipBlanks(cursor);
    }
    const value = valueAt(cursor, depth + 1);
    if (value === null) throw brokenHere(cursor, 'null in a list, where every item must be a value');
    items.push(value);
    skipBlanks(cursor);
  }
  cursor.at++;
  return items;
}

/** Escapes are left to JSON.parse; a string ends on its own line. */
function stringAt(cursor: Cursor, what: string): string {
  const { text } = cursor;
  if (text.charAt(cursor.at) !== '"') throw expected(cursor, what);
  let end = cursor.at + 1;
  let escaped = false;
  for (; end < text.length && text.charAt(end) !== '"'; end++) {
    if (text.charCodeAt(end) < 0x20) break;
    if (text.charAt(end) !== '\\') continue;
    escaped = true;
    end++;
  }
  if (text.charAt(end) !== '"') {
    if (end >= text.length) cursor.at = text.length;
    throw end >= text.length
      ? expected(cursor, 'the end of a string')
      : brokenHere(cursor, 'a string that does not end on its line');
  }
  const written = text.slice(cursor.at, end + 1);
  const value = escaped ? unescaped(cursor, written) : written.slice(1, -1);
  cursor.at = end + 1;
  return value;
}

function unescaped(cursor: Cursor, written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    throw brokenHere(cursor, 'a string with an escape that JSON does not have');
  }
}

function skipBlanks(cursor: Cursor): void {
  for (; ; cursor.at++) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code === 0x0a) {
      cursor.line++;
      cursor.lineStart = cursor.at + 1;
    } else if (code !== 0x20 && code !== 0x09 && code !== 0x0d) return;
  }
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function refuseDepth(cursor: Cursor, depth: number): void {
  if (depth > MAX_DEPTH) throw brokenHere(cursor, `nested deeper than ${MAX_DEPTH} levels`);
}

/** What git leaves behind is named before the syntax error that it causes. */
function expected(cursor: Cursor, what: string): WheelcheckError {
  const marker = /^(?:<{7}|={7}|>{7})(?: |\r?$)/m.exec(cursor.text);
  if (marker) {
    const line = cursor.text.slice(0, marker.index).split('\n').length;
    return broken(`${cursor.path}:${line}:1: an unresolved merge conflict; expected JSON`, {
      hint: 'resolve the conflict, or lock again with "pipenv lock"',
    });
  }
  const found = cursor.text.charAt(cursor.at);
  return found === ''
    ? brokenHere(cursor, `not valid JSON: expected ${what}, found the end of the file: it is cut short`)
    : brokenHere(cursor, `not valid JSON: expected ${what}, found ${JSON.stringify(found)}`);
}

function brokenHere({ path, text, line, lineStart, at }: Cursor, problem: string): WheelcheckError {
  const column = at - lineStart + 1;
  return broken(`${path}:${line}:${column}: ${problem}`, { excerpt: excerpt(text, line, column) });
}

function broken(message: string, more: { hint?: string; excerpt?: string | undefined } = {}): WheelcheckError {
  return new WheelcheckError({ code: 'file-broken', message, ...more });
}
