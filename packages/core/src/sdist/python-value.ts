// Python expressions whose value stands in the text: strings, lists, dicts, sums and names of these. Nothing is run.

import { ownValue } from '../text/own-value.ts';
import { expressionEnd } from './python-brackets.ts';
import { stringEnd } from './python-code.ts';

/** Tuples are lists here. In a dict, undefined stands for a value that only running tells. */
export type PythonValue = string | boolean | null | readonly PythonValue[] | PythonDict;

export type PythonDict = ReadonlyMap<string, PythonValue | undefined>;

export type PythonNames = ReadonlyMap<string, PythonValue>;

interface Cursor {
  readonly text: string;
  readonly names: PythonNames;
  at: number;
  /** Brackets that are open. */
  depth: number;
}

/** Deeper than any script nests its lists. */
const MAX_DEPTH = 30;

/**
 * Reads one expression.
 *
 * @param text without comments
 * @param names what has a value so far
 * @returns undefined where only running the script tells
 */
export function pythonValue(text: string, names: PythonNames): PythonValue | undefined {
  const cursor: Cursor = { text, names, at: 0, depth: 0 };
  const value = sum(cursor);
  skipBlanks(cursor);
  return cursor.at === text.length ? value : undefined;
}

function sum(cursor: Cursor): PythonValue | undefined {
  let value = operand(cursor);
  while (value !== undefined && take(cursor, /\+/y) !== undefined) value = added(value, operand(cursor));
  return value;
}

/** `a + b` of two strings or two lists. */
export function added(one: PythonValue, other: PythonValue | undefined): PythonValue | undefined {
  if (typeof one === 'string' && typeof other === 'string') return one + other;
  return isList(one) && isList(other) ? [...one, ...other] : undefined;
}

function operand(cursor: Cursor): PythonValue | undefined {
  if (cursor.depth > MAX_DEPTH) return undefined;
  let value = atom(cursor);
  while (value !== undefined) {
    const method = take(cursor, /\.\s*(?:split|splitlines|strip)\s*\(\s*\)/y);
    if (method !== undefined) value = typeof value === 'string' ? called(value, method) : undefined;
    else if (take(cursor, /\[/y) === undefined) return value;
    else value = item(value, closed(cursor, /\]/y, sum));
  }
  return undefined;
}

function called(text: string, method: string): PythonValue {
  if (method.includes('strip')) return text.trim();
  return method.includes('splitlines') ? text.split(/\r\n|\r|\n/) : text.split(/\s+/).filter((word) => word !== '');
}

function item(value: PythonValue, key: PythonValue | undefined): PythonValue | undefined {
  return isDict(value) && typeof key === 'string' ? value.get(key) : undefined;
}

function atom(cursor: Cursor): PythonValue | undefined {
  if (take(cursor, /\[/y) !== undefined) return closed(cursor, /\]/y, elements);
  if (take(cursor, /\(/y) !== undefined) return closed(cursor, /\)/y, group);
  if (take(cursor, /\{/y) !== undefined) return closed(cursor, /\}/y, entries);
  if (sees(cursor, /[a-z]{0,2}['"]/iy)) return strings(cursor);
  const word = take(cursor, /[a-z_]\w*/iy);
  if (word === 'None') return null;
  if (word === 'True' || word === 'False') return word === 'True';
  if (word !== undefined && /^(?:list|tuple|dict)$/.test(word) && take(cursor, /\(/y) !== undefined) {
    const value = closed(cursor, /\)/y, word === 'dict' ? keywords : sum);
    return (word === 'dict' ? isDict(value) : isList(value)) ? value : undefined;
  }
  return word === undefined ? undefined : cursor.names.get(word);
}

/** What stands between brackets, up to the closing one. */
function closed<T>(cursor: Cursor, end: RegExp, read: (inner: Cursor) => T | undefined): T | undefined {
  cursor.depth++;
  const value = read(cursor);
  cursor.depth--;
  return value !== undefined && take(cursor, end) !== undefined ? value : undefined;
}

function elements(cursor: Cursor): readonly PythonValue[] | undefined {
  const found: PythonValue[] = [];
  while (!sees(cursor, /[\])]/y)) {
    const spread = take(cursor, /\*/y) !== undefined;
    const value = sum(cursor);
    if (value === undefined || (spread && !isList(value))) return undefined;
    if (spread && isList(value)) found.push(...value);
    else found.push(value);
    if (take(cursor, /,/y) === undefined) break;
  }
  return found;
}

/** `(x)` is x, `(x,)` a tuple. */
function group(cursor: Cursor): PythonValue | undefined {
  const start = cursor.at;
  const values = elements(cursor);
  const [only] = values ?? [];
  const isTuple = /,\s*$/.test(cursor.text.slice(start, cursor.at)) || values?.length !== 1;
  return isTuple ? values : only;
}

/** A dict with strings for keys; a set is none, and setuptools refuses it where order matters. */
function entries(cursor: Cursor): PythonDict | undefined {
  const found = new Map<string, PythonValue | undefined>();
  while (!sees(cursor, /\}/y)) {
    const spread = take(cursor, /\*\*/y) !== undefined;
    const key = sum(cursor);
    if (spread) {
      if (!isDict(key)) return undefined;
      for (const [name, value] of key) found.set(name, value);
    } else {
      if (typeof key !== 'string' || take(cursor, /:/y) === undefined) return undefined;
      found.set(key, sumOrNot(cursor));
    }
    if (take(cursor, /,/y) === undefined) break;
  }
  return found;
}

/** A value that cannot be read is passed over up to the comma or bracket behind it. */
function sumOrNot(cursor: Cursor): PythonValue | undefined {
  const start = cursor.at;
  const value = sum(cursor);
  if (value !== undefined && sees(cursor, /[,})]/y)) return value;
  cursor.at = expressionEnd(cursor.text, start);
  return undefined;
}

/** `dict(test=[…], docs=[…])`. */
function keywords(cursor: Cursor): PythonDict | undefined {
  const found = new Map<string, PythonValue | undefined>();
  while (!sees(cursor, /\)/y)) {
    const name = take(cursor, /[a-z_]\w*(?=\s*=[^=])/iy);
    if (name === undefined || take(cursor, /=/y) === undefined) return undefined;
    found.set(name, sumOrNot(cursor));
    if (take(cursor, /,/y) === undefined) break;
  }
  return found;
}

/** Strings that stand side by side are one. */
function strings(cursor: Cursor): string | undefined {
  let joined = '';
  while (sees(cursor, /[a-z]{0,2}['"]/iy)) {
    const prefix = (take(cursor, /[a-z]{0,2}/iy) ?? '').toLowerCase();
    const start = cursor.at;
    cursor.at = stringEnd(cursor.text, start);
    const quote = cursor.text.charAt(start);
    const size = cursor.text.startsWith(quote.repeat(3), start) && cursor.at - start >= 6 ? 3 : 1;
    const written = cursor.text.slice(start + size, cursor.at - size);
    if (/[bf]/.test(prefix) && (prefix.includes('b') || written.includes('{'))) return undefined;
    joined += prefix.includes('r') ? written : unescaped(written);
  }
  return joined;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

function unescaped(written: string): string {
  return written.replace(/\\(.)/gs, (whole, character: string) => ownValue(escapes, character) ?? whole);
}

export function isList(value: PythonValue | undefined): value is readonly PythonValue[] {
  return Array.isArray(value);
}

export function isDict(value: PythonValue | undefined): value is PythonDict {
  return value instanceof Map;
}

/** Blanks between tokens; within brackets lines end anywhere, elsewhere behind a backslash. */
function skipBlanks(cursor: Cursor): void {
  const blanks = /(?:\s|\\\r?\n)*/y;
  blanks.lastIndex = cursor.at;
  cursor.at += blanks.exec(cursor.text)?.[0].length ?? 0;
}

function take(cursor: Cursor, token: RegExp): string | undefined {
  skipBlanks(cursor);
  token.lastIndex = cursor.at;
  const found = token.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function sees(cursor: Cursor, token: RegExp): boolean {
  skipBlanks(cursor);
  token.lastIndex = cursor.at;
  return token.test(cursor.text);
}
