// Where each key and each array element of a TOML file stands: for messages about a value deep inside.

import { cleanToml } from './parse-toml.ts';

/** Keys, and positions in arrays, from the root on. */
export type TomlPath = readonly (string | number)[];

/**
 * Finds the lines of a file's keys, in inline tables and in arrays too. Linear in the text, for tables of bounded depth.
 *
 * @param text TOML that `parseToml` accepts
 * @returns a function from a path to its line, counted from 1; of what is not there, the line of the nearest that holds it
 */
export function tomlLines(text: string): (path: TomlPath) => number {
  const clean = cleanToml(text);
  const lines = new Map<string, number>();
  const arraysOfTables = new Map<string, number>();
  let [at, line] = [0, 1];
  let table: TomlPath = [];
  for (skipBlank(); at < clean.length; skipBlank()) {
    const start = line;
    if (clean.charAt(at) === '[') {
      const isElement = clean.charAt(at + 1) === '[';
      at += isElement ? 2 : 1;
      table = placed(readKeys(), isElement);
      note(table, start);
      at += isElement ? 2 : 1;
    } else readPair(table);
  }
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const found = lines.get(JSON.stringify(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return 1;
  };

  function note(path: TomlPath, where: number): void {
    const key = JSON.stringify(path);
    if (!lines.has(key)) lines.set(key, where);
  }

  /** `[[a]]` begins the next element of `a`; `[a.b]` after it lies in the last one. */
  function placed(keys: readonly string[], isElement: boolean): TomlPath {
    const path: (string | number)[] = [];
    for (const [position, key] of keys.entries()) {
      path.push(key);
      const name = JSON.stringify(path);
      const last = arraysOfTables.get(name);
      if (isElement && position === keys.length - 1) {
        note(path, line);
        arraysOfTables.set(name, (last ?? -1) + 1);
        path.push((last ?? -1) + 1);
      } else if (last !== undefined) path.push(last);
    }
    return path;
  }

  function readPair(prefix: TomlPath): void {
    const start = line;
    const keys = readKeys();
    for (const length of keys.keys()) note([...prefix, ...keys.slice(0, length + 1)], start);
    at++;
    skipBlank();
    readValue([...prefix, ...keys]);
  }

  /** The parts of a dotted key; ends at the `=` or `]` behind it. */
  function readKeys(): readonly string[] {
    const keys: string[] = [];
    while (at < clean.length) {
      skipBlank();
      const character = clean.charAt(at);
      if (character === '=' || character === ']') break;
      if (character === '.') at++;
      else if (character === '"' || character === "'") keys.push(readString());
      else {
        const start = at;
        while (at < clean.length && /[\w-]/.test(clean.charAt(at))) at++;
        if (at === start) break;
        keys.push(clean.slice(start, at));
      }
    }
    return keys;
  }

  function readValue(path: TomlPath): void {
    const character = clean.charAt(at);
    if (character === '"' || character === "'") readString();
    else if (character === '[' || character === '{') readMembers(path, character === '[');
    else while (at < clean.length && !/[,\]}#\n]/.test(clean.charAt(at))) at++;
  }

  function readMembers(path: TomlPath, isArray: boolean): void {
    const close = isArray ? ']' : '}';
    at++;
    for (let position = 0; ; position++) {
      skipBlank();
      if (at >= clean.length || clean.charAt(at) === close) break;
      const before = at;
      if (isArray) {
        note([...path, position], line);
        readValue([...path, position]);
      } else readPair(path);
      skipBlank();
      if (clean.charAt(at) === ',') at++;
      if (at === before) break;
    }
    at++;
  }

  /** Ends behind the closing quotation mark; escapes stay as written. */
  function readString(): string {
    const quote = clean.charAt(at);
    const fence = clean.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
    const start = at + fence.length;
    for (at = start; at < clean.length && !clean.startsWith(fence, at); at++) {
      if (clean.charAt(at) === '\\' && quote === '"') at++;
      if (clean.charAt(at) === '\n') line++;
    }
    const content = clean.slice(start, at);
    at += fence.length;
    // A text block may end in quotation marks of its own: """"quoted""""
    while (fence.length === 3 && clean.charAt(at) === quote) at++;
    return content;
  }

  function skipBlank(): void {
    for (; at < clean.length; at++) {
      const character = clean.charAt(at);
      if (character === '#') at = endOfLine();
      if (clean.charAt(at) === '\n') line++;
      else if (!/[ \t\r]/.test(clean.charAt(at))) return;
    }
  }

  function endOfLine(): number {
    const end = clean.indexOf('\n', at);
    return end === -1 ? clean.length : end;
  }
}
