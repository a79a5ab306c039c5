// What a key of a lock has: a string, a whole number, true or false, a table on its line, an array.

import { readRegularString } from './regular-string.ts';
import { endOfLine, type RegularText } from './regular-text.ts';
import type { TomlTable, TomlValue } from './toml-table.ts';

/** What a lock nests at most is four deep. */
const MAX_DEPTH = 8;

const [LINE_FEED, BLANK, DOUBLE, ZERO, NINE] = [0x0a, 0x20, 0x22, 0x30, 0x39];
const [COMMA, OPENING, CLOSING, OPENING_BRACE, CLOSING_BRACE] = [0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/** As many digits as JavaScript holds without rounding. */
const wholeNumber = /(?:0|[1-9]\d{0,14})(?![\w.:-])/y;

/**
 * Reads `key = value` into a table that has no such key yet.
 *
 * @returns false for what is written in another way; `place` is then anywhere. So for the functions below, which return undefined
 */
export function readPair(place: RegularText, table: Record<string, TomlValue>, depth: number): boolean {
  const found = place.keys.at(place.at);
  if (found === undefined || Object.hasOwn(table, found.key)) return false;
  place.at += found.written.length;
  const value = readValue(place, depth);
  if (value === undefined) return false;
  table[found.key] = value;
  return true;
}

function readValue(place: RegularText, depth: number): TomlValue | undefined {
  const code = place.text.charCodeAt(place.at);
  if (code === DOUBLE) return readRegularString(place);
  if (code >= ZERO && code <= NINE) return readNumber(place);
  if (depth === MAX_DEPTH) return undefined;
  if (code === OPENING_BRACE) return readInlineTable(place, depth + 1);
  if (code === OPENING) return readArray(place, depth + 1);
  return readWord(place, 'true') ?? readWord(place, 'false');
}

function readNumber(place: RegularText): number | undefined {
  wholeNumber.lastIndex = place.at;
  if (!wholeNumber.test(place.text)) return undefined;
  const start = place.at;
  place.at = wholeNumber.lastIndex;
  return Number(place.text.slice(start, place.at));
}

function readWord(place: RegularText, word: 'true' | 'false'): boolean | undefined {
  if (!place.text.startsWith(word, place.at)) return undefined;
  place.at += word.length;
  return word === 'true';
}

/** On one line, and without a comma behind the last, as TOML 1.0 has it. */
function readInlineTable(place: RegularText, depth: number): TomlTable | undefined {
  const table: Record<string, TomlValue> = {};
  place.at++;
  skipBlanks(place);
  if (place.text.charCodeAt(place.at) === CLOSING_BRACE) {
    place.at++;
    return table;
  }
  for (;;) {
    if (!readPair(place, table, depth)) return undefined;
    skipBlanks(place);
    const code = place.text.charCodeAt(place.at++);
    if (code === CLOSING_BRACE) return table;
    if (code !== COMMA) return undefined;
    skipBlanks(place);
  }
}

/** On one line, or over several with a comma behind the last. */
function readArray(place: RegularText, depth: number): readonly TomlValue[] | undefined {
  const values: TomlValue[] = [];
  place.at++;
  for (;;) {
    skipLines(place);
    if (place.text.charCodeAt(place.at) === CLOSING) {
      place.at++;
      return values;
    }
    const value = readValue(place, depth);
    if (value === undefined) return undefined;
    values.push(value);
    skipLines(place);
    const code = place.text.charCodeAt(place.at);
    if (code === COMMA) place.at++;
    else if (code !== CLOSING) return undefined;
  }
}

function skipBlanks(place: RegularText): void {
  while (place.text.charCodeAt(place.at) === BLANK) place.at++;
}

function skipLines(place: RegularText): void {
  for (; ; place.at++) {
    const code = place.text.charCodeAt(place.at);
    if (code === LINE_FEED) {
      place.line++;
      place.lineEnd = endOfLine(place.text, place.at + 1);
    } else if (code !== BLANK) return;
  }
}
