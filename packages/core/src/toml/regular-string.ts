// Strings of a lock: in quotation marks, on one line, with few escapes or none.

import type { RegularText } from './regular-text.ts';

/** Characters; whether a longer one is too long, a whole reader says. */
const MAX_STRING = 100_000;

const DOUBLE = 0x22;

/** Not those by a code: which of them are no characters, a whole reader knows. */
const plainEscapes = /^(?:[^\\]|\\["\\bfnrt])*$/;

/** @returns undefined for one that is written in another way */
export function readRegularString(place: RegularText): string | undefined {
  const { text } = place;
  const start = place.at + 1;
  if (place.backslash < start) place.backslash = backslashBehind(text, start);
  let end = text.indexOf('"', start);
  const isEscaped = place.backslash < end;
  if (isEscaped) end = closingQuote(text, end);
  // It ends on another line, or begins with three quotation marks
  if (end === -1 || end > place.lineEnd || text.charCodeAt(end + 1) === DOUBLE) return undefined;
  if (end - start > MAX_STRING) return undefined;
  place.at = end + 1;
  return isEscaped ? unescaped(text.slice(start, end)) : text.slice(start, end);
}

function backslashBehind(text: string, from: number): number {
  const found = text.indexOf('\\', from);
  return found === -1 ? text.length : found;
}

/** @param from a quotation mark with a backslash somewhere before it */
function closingQuote(text: string, from: number): number {
  let end = from;
  for (; end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charAt(end - 1 - escapes) === '\\') escapes++;
    if (escapes % 2 === 0) break;
  }
  return end;
}

/** JSON has these escapes too, with the same meaning. */
function unescaped(written: string): string | undefined {
  if (!plainEscapes.test(written)) return undefined;
  const read: unknown = JSON.parse(`"${written}"`);
  return typeof read === 'string' ? read : undefined;
}
