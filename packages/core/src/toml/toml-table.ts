// Reads values out of a parsed TOML table, or says which value stands where another kind was expected.

import { WheelcheckError } from '../error.ts';

export type TomlValue = string | number | bigint | boolean | Date | readonly TomlValue[] | TomlTable;

/** Its keys come from a file: `Object.hasOwn` decides what it holds, `constructor` is no key of an empty one. */
export interface TomlTable {
  readonly [key: string]: TomlValue;
}

/** Where a table stands, for messages: `poetry.lock`, 12, `package numpy`. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  readonly what: string;
}

/** The value of a key, undefined where the table has none. */
export function valueOf(table: TomlTable, key: string): TomlValue | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

export function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

/** The table under a key; an empty one for anything else, where nothing depends on what it is. */
export function tableIn(table: TomlTable, key: string): TomlTable {
  const value = valueOf(table, key);
  return isTable(value) ? value : {};
}

/** @throws WheelcheckError where the value is there and is no string; likewise for the functions below */
export function stringOf(table: TomlTable, key: string, place: Place): string | undefined {
  const value = valueOf(table, key);
  if (value !== undefined && typeof value !== 'string') throw unexpected(place, key, 'a string', value);
  return value;
}

/** @throws WheelcheckError also where the key is absent */
export function requiredString(table: TomlTable, key: string, place: Place): string {
  const value = stringOf(table, key, place);
  if (value === undefined || value === '') throw unexpected(place, key, `${key} = "…"`, value);
  return value;
}

export function booleanOf(table: TomlTable, key: string, place: Place): boolean | undefined {
  const value = valueOf(table, key);
  if (value !== undefined && typeof value !== 'boolean') throw unexpected(place, key, 'true or false', value);
  return value;
}

/** An empty table where the key is absent. */
export function tableOf(table: TomlTable, key: string, place: Place): TomlTable {
  const value = valueOf(table, key) ?? {};
  if (!isTable(value)) throw unexpected(place, key, 'a table', value);
  return value;
}

/** An empty array where the key is absent. */
export function arrayOf(table: TomlTable, key: string, place: Place): readonly TomlValue[] {
  const value = valueOf(table, key) ?? [];
  if (!Array.isArray(value)) throw unexpected(place, key, 'an array', value);
  return value as readonly TomlValue[];
}

export function tablesOf(table: TomlTable, key: string, place: Place): readonly TomlTable[] {
  return arrayOf(table, key, place).map((value) => {
    if (!isTable(value)) throw unexpected(place, key, 'an array of tables', value);
    return value;
  });
}

export function stringsOf(table: TomlTable, key: string, place: Place): readonly string[] {
  return arrayOf(table, key, place).map((value) => {
    if (typeof value !== 'string') throw unexpected(place, key, 'an array of strings', value);
    return value;
  });
}

/** `poetry.lock:12: package numpy: expected version = "…", found nothing`. */
export function unexpected(place: Place, key: string, expected: string, found: TomlValue | undefined): WheelcheckError {
  return brokenAt(place, `${key}: expected ${expected}, found ${kindOf(found)}`);
}

/** A file that is TOML and still not what it should be. */
export function brokenAt({ path, line, what }: Place, problem: string): WheelcheckError {
  const at = `${path}${line === undefined ? '' : `:${line}`}`;
  return new WheelcheckError({
    code: 'file-broken',
    message: path.endsWith(what) ? `${at}: ${problem}` : `${at}: ${what}: ${problem}`,
    ...(isMade(path) ? {} : { hint: 'make the file valid, or restore it from version control' }),
  });
}

/** Whether a tool makes the file: how it is made again is said by whoever knows the tool. */
export function isMade(path: string): boolean {
  return path.endsWith('.lock') || /pylock(?:\.[^.]+)?\.toml$/.test(path);
}

function kindOf(value: TomlValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === '') return 'an empty string';
  if (value instanceof Date) return 'a date';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'a table';
  return typeof value === 'bigint' ? 'a number' : `a ${typeof value}`;
}
