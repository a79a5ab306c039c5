// JSON from outside, read more strictly than JSON.parse: no key twice in an object, no deep nesting.

import type { Parsed } from '../packaging/parsed.ts';

/** No index document nests deeper than ten levels. */
const maxDepth = 64;

/** Objects and lists of a whole document, and what they have in them: three times as many as the list of all projects of the largest index has. */
const [maxBrackets, maxMembers] = [2_000_000, 2_000_000];

/** Different beginnings of objects, by their keys: those of `releases` are versions, of which the largest project has 12,000. */
const maxShapes = 50_000;

const notJson = 'an answer that is not JSON';
const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c];
const opening = { list: 0x5b, object: 0x7b };
const closing = { list: 0x5d, object: 0x7d };

/** Position of the quote that ends the string beginning at `start`; negative where there is none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === backslash) backslashes += 1;
    if (end < 0 || backslashes % 2 === 0) return end;
  }
}

/** Whether the string that ends at `end` is a key. */
function isKey(text: string, end: number): boolean {
  let next = end + 1;
  while (text.charCodeAt(next) <= 0x20) next += 1;
  return text.charCodeAt(next) === colon;
}

/** Whether the string that begins at `start` is this key, as it is written nearly always. */
function isNext(text: string, start: number, key: string): boolean {
  const end = start + 1 + key.length;
  return text.charCodeAt(end) === quote && text.charCodeAt(end + 1) === colon && text.startsWith(key, start + 1);
}

/** How objects begin that have these keys in this order; each stands once. */
interface Shape {
  readonly key: string;
  readonly before: Shape | undefined;
  readonly next: Map<string, Shape>;
  /** How the last object went on that began like this: nearly all in a list go on alike. */
  likely: Shape | undefined;
}

/** An object whose end is not reached. */
interface OpenObject {
  shape: Shape;
  /** Its keys, from the first one on that no object before it had in this place. */
  keys: Set<string> | undefined;
}

function keysOf(shape: Shape): Set<string> {
  const keys = new Set<string>();
  for (let at = shape; at.before !== undefined; at = at.before) keys.add(at.key);
  return keys;
}

/**
 * What is wrong with JSON that may be valid all the same, before it is parsed: the parser takes 75 bytes of memory for each bracket
 * that is open, and far more for each object that begins with other keys than those before it (20 MB of `[],` cost it 15 s and 1 GB, as
 * much of such objects 16 s and 1.5 GB).
 */
function findFlaw(text: string): string | undefined {
  // A list is undefined.
  const open: (OpenObject | undefined)[] = [];
  const empty: Shape = { key: '', before: undefined, next: new Map(), likely: undefined };
  let shapes = 0;
  let [brackets, members] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const object = open.at(-1);
      const likely = object?.shape.likely;
      if (object !== undefined && object.keys === undefined && likely !== undefined && isNext(text, at, likely.key)) {
        object.shape = likely;
        at += likely.key.length + 2;
        continue;
      }
      const end = endOfString(text, at);
      if (end < 0) return notJson;
      if (object !== undefined && isKey(text, end)) {
        const written = text.slice(at + 1, end);
        const key = written.includes('\\') ? String(JSON.parse(text.slice(at, end + 1))) : written;
        let shape = object.shape.next.get(key);
        if (shape === undefined) {
          object.keys ??= keysOf(object.shape);
          if (object.keys.has(key)) return 'JSON that has a key twice';
          shape = { key, before: object.shape, next: new Map(), likely: undefined };
          object.shape.next.set(key, shape);
          if ((shapes += 1) > maxShapes) return 'JSON of more kinds of objects than any index document has';
        }
        object.keys?.add(key);
        if (key === written) object.shape.likely = shape;
        object.shape = shape;
      }
      at = end;
    } else if (code === opening.list || code === opening.object) {
      if (open.push(code === opening.object ? { shape: empty, keys: undefined } : undefined) > maxDepth)
        return 'JSON that is nested too deeply';
      brackets += 1;
    } else if (code === closing.list || code === closing.object) open.pop();
    else if (code === comma) members += 1;
    if (brackets > maxBrackets || members > maxMembers) return 'JSON of more values than any index document has';
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
  try {
    const problem = findFlaw(text);
    return problem === undefined ? { ok: true, value: JSON.parse(text) } : { ok: false, problem };
  } catch {
    return { ok: false, problem: notJson };
  }
}
