// The quoted strings of markers, which pypa/packaging reads as Python string literals, escapes included.

import type { Parsed } from './parsed.ts';

const single: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** An escape with its payload; what is no escape (`\d`) matches with the one character alone and keeps its backslash. */
const escape = /\\(?:(\r\n|\r|\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/g;

/**
 * The value of a Python string literal.
 * @param quoted the literal with its quotes, holding none of them inside
 * @returns a problem for what Python refuses (a line break, a NUL, `"\x2"`, a backslash before the closing quote) and
 * for `\N{name}`, whose table of names we do not carry.
 */
export function parseStringLiteral(quoted: string): Parsed<string> {
  const inner = quoted.slice(1, -1);
  if (inner.includes('\0')) return { ok: false, problem: 'a NUL inside a quoted string' };
  // Whatever is left of line breaks and backslashes once the escapes are gone is not escaped.
  const plain = inner.replace(escape, '');
  if (/[\r\n]/.test(plain)) return { ok: false, problem: 'a line break inside a quoted string' };
  if (plain.includes('\\')) return { ok: false, problem: 'a quoted string whose last quote is escaped' };
  let broken: string | undefined;
  const value = inner.replace(
    escape,
    (whole: string, lineBreak?: string, octal?: string, x?: string, u?: string, long?: string, other?: string) => {
      if (lineBreak !== undefined) return '';
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
      const hex = x ?? u ?? long;
      const code = hex === undefined ? 0 : Number.parseInt(hex, 16);
      if ((hex === undefined && /[xuUN]/.test(other ?? '')) || code > 0x10ffff) {
        broken ??= whole;
        return '';
      }
      return hex === undefined ? (single.get(other ?? '') ?? whole) : String.fromCodePoint(code);
    },
  );
  return broken === undefined
    ? { ok: true, value }
    : { ok: false, problem: `a broken escape ${broken} inside a quoted string` };
}

/** A literal that `parseStringLiteral` reads back to the same value, in double quotes where it can. */
export function formatStringLiteral(value: string): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const safe = value
    .replaceAll('\\', '\\\\')
    .replace(/[\0\r\n]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return quote + safe.replaceAll(quote, '\\x22') + quote;
}
