// JSON from outside, read more strictly than JSON.parse: no key twice in an object, no deep nesting.

import type { Parsed } from '../packaging/parsed.ts';

/** No index document nests deeper than ten levels. */
const maxDepth = 64;

/** Keys of one object: as many as a project may have files. */
const maxKeys = 200_000;

const [quote, comma, backslash] = [0x22, 0x2c, 0x5c];
const opening = { list: 0x5b, object: 0x7b };
const closing = { list: 0x5d, object: 0x7d };

/** Position of the quote that ends the string beginning at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
}

/** Whether the string that ends at `end` is a key. */
function isKey(text: string, end: number): boolean {
  let next = end + 1;
  while (text.charCodeAt(next) <= 0x20) next += 1;
  return text[next] === ':';
}

/** What keeps any text from being parsed at all: the parser takes 75 bytes of memory for each bracket that is open, and far more for a key. */
function findExcess(text: string): string | undefined {
  // For each open bracket, how many keys it has; a list has none.
  const open: number[] = [];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) quoted = !quoted;
    else if (quoted) at += Number(code === backslash);
    else if (code === comma) {
      const members = (open.pop() ?? 0) + 1;
      if (members > maxKeys) return 'JSON with an object of more than 200,000 keys';
      open.push(members);
    } else if (code === opening.list || code === opening.object) {
      const members = code === opening.object ? 0 : Number.NEGATIVE_INFINITY;
      if (open.push(members) > maxDepth) return 'JSON that is nested too deeply';
    } else if (code === closing.list || code === closing.object) open.pop();
  }
  return undefined;
}

/** What is wrong with valid JSON all the same. */
function findFlaw(text: string): string | undefined {
  // For each open bracket the keys of its object, undefined for a list.
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : undefined);
    } else if (char === '}' || char === ']') {
      open.pop();
    } else if (char === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys !== undefined && isKey(text, end)) {
        const written = text.slice(at + 1, end);
        const key = written.includes('\\') ? String(JSON.parse(text.slice(at, end + 1))) : written;
        if (keys.has(key)) return 'JSON that has a key twice';
        keys.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

/**
 * Parses JSON from outside. A key that stands twice is refused: readers disagree on which one counts (RFC 8259, 4), so
 * the document cannot be trusted to say what its author meant.
 *
 * @returns The value, or a phrase such as `an answer that is not JSON`.
 */
export function parseStrictJson(text: string): Parsed<unknown> {
  const excess = findExcess(text);
  if (excess !== undefined) return { ok: false, problem: excess };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'an answer that is not JSON' };
  }
  const problem = findFlaw(text);
  return problem === undefined ? { ok: true, value } : { ok: false, problem };
}
