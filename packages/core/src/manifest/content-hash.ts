// The hash by which a lock knows the project that it was made for: SHA-256 over JSON as Python's json.dumps writes it.

import { sha256Hex } from '../text/sha256-hex.ts';
import { isTable, type TomlTable, type TomlValue } from '../toml/toml-table.ts';

/** What of a project file is hashed; null is Python's None. */
export type Hashed = TomlValue | null | readonly Hashed[] | { readonly [key: string]: Hashed };

interface Separators {
  readonly item: string;
  readonly key: string;
}

/** Those of json.dumps itself. */
const usual: Separators = { item: ', ', key: ': ' };

/**
 * In hexadecimal, with `sort_keys=True`.
 *
 * @returns undefined where nobody knows for certain what Python writes (numbers, dates, keys outside ASCII): then nothing can be said
 */
export function contentHash(content: Hashed, separators: Separators = usual): string | undefined {
  const text = pythonJson(content, separators);
  return text === undefined ? undefined : sha256Hex(new TextEncoder().encode(text));
}

function pythonJson(value: Hashed, separators: Separators): string | undefined {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return ascii(value);
  if (Array.isArray(value)) {
    const items = value.map((each: Hashed) => pythonJson(each, separators));
    return items.includes(undefined) ? undefined : `[${items.join(separators.item)}]`;
  }
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value).toSorted();
  const members = keys.map((key) => member(key, value[key] ?? null, separators));
  return members.includes(undefined) ? undefined : `{${members.join(separators.item)}}`;
}

function member(key: string, value: Hashed, separators: Separators): string | undefined {
  const text = /^[ -~]*$/.test(key) ? pythonJson(value, separators) : undefined;
  return text === undefined ? undefined : ascii(key) + separators.key + text;
}

function isObject(value: Hashed): value is { readonly [key: string]: Hashed } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what TOML calls a table is any plain object
  return isTable(value as TomlValue);
}

/** `ensure_ascii`: everything outside printable ASCII as `\uXXXX`. */
function ascii(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007F-\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A table without the keys that it lacks. */
export function only(table: TomlTable, keys: readonly string[]): TomlTable {
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(table, key) ? [[key, table[key] ?? '']] : [])));
}
