// Where each key and each array element of a TOML file stands: for messages about a value deep inside.

import { cleanToml } from './parse-toml.ts';
import { readKeys, readString, skipBlank, type TomlCursor } from './toml-cursor.ts';

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
  const cursor: TomlCursor = { text: clean, at: 0, line: 1 };
  let table: TomlPath = [];
  for (skipBlank(cursor); cursor.at < clean.length; skipBlank(cursor)) {
    const start = cursor.line;
    if (clean.charAt(cursor.at) === '[') {
      const isElement = clean.charAt(cursor.at + 1) === '[';
      cursor.at += isElement ? 2 : 1;
      table = placed(readKeys(cursor), isElement);
      note(table, start);
      cursor.at += isElement ? 2 : 1;
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
        note(path, cursor.line);
        arraysOfTables.set(name, (last ?? -1) + 1);
        path.push((last ?? -1) + 1);
      } else if (last !== undefined) path.push(last);
    }
    return path;
  }

  function readPair(prefix: TomlPath): void {
    const start = cursor.line;
    const keys = readKeys(cursor);
    for (const length of keys.keys()) note([...prefix, ...keys.slice(0, length + 1)], start);
    cursor.at++;
    skipBlank(cursor);
    readValue([...prefix, ...keys]);
  }

  function readValue(path: TomlPath): void {
    const character = clean.charAt(cursor.at);
    if (character === '"' || character === "'") readString(cursor);
    else if (character === '[' || character === '{') readMembers(path, character === '[');
    else while (cursor.at < clean.length && !/[,\]}#\n]/.test(clean.charAt(cursor.at))) cursor.at++;
  }

  function readMembers(path: TomlPath, isArray: boolean): void {
    const close = isArray ? ']' : '}';
    cursor.at++;
    for (let position = 0; ; position++) {
      skipBlank(cursor);
      if (cursor.at >= clean.length || clean.charAt(cursor.at) === close) break;
      const before = cursor.at;
      if (isArray) {
        note([...path, position], cursor.line);
        readValue([...path, position]);
      } else readPair(path);
      skipBlank(cursor);
      if (clean.charAt(cursor.at) === ',') cursor.at++;
      if (cursor.at === before) break;
    }
    cursor.at++;
  }
}
