// TOML as uv, Poetry and PDM write locks: plain keys, strings on one line, whole numbers, tables and arrays of these. Anything else is
// left to a whole reader (docs/decisions/16-locks-as-tools-write-them.md).

import { regularKeys } from './regular-keys.ts';
import { regularTables } from './regular-tables.ts';
import { endOfLine, type RegularText } from './regular-text.ts';
import { readPair } from './regular-value.ts';
import type { TomlOutline } from './toml-scan.ts';
import type { TomlTable } from './toml-table.ts';

export interface RegularToml extends Pick<TomlOutline, 'statements'> {
  readonly document: TomlTable;
}

/** Keys and headers; a longer text is left to the reader that refuses what has too many. */
const MAX_STATEMENTS = 300_000;

const [LINE_FEED, HASH, OPENING] = [0x0a, 0x23, 0x5b];

// oxlint-disable-next-line no-control-regex -- TOML has none of them but the tab, and tools write none
const controls = /[\0-\u0009\u000b-\u001f\u007f]/;

/**
 * Reads a lock in one pass that goes from mark to mark and copies nothing but its strings.
 *
 * @param text with line feeds only
 * @returns undefined for what is written in another way, which may be valid, broken, or too much
 */
export function regularToml(text: string): RegularToml | undefined {
  if (controls.test(text)) return undefined;
  const place: RegularText = { text, keys: regularKeys(text), at: 0, line: 1, lineEnd: 0, backslash: -1 };
  const tables = regularTables();
  const statements: TomlOutline['statements'][number][] = [];
  for (; place.at < text.length; place.at++, place.line++) {
    const code = text.charCodeAt(place.at);
    if (code === LINE_FEED) continue;
    place.lineEnd = endOfLine(text, place.at);
    if (code !== HASH) {
      if (statements.push({ start: place.at, line: place.line }) > MAX_STATEMENTS) return undefined;
      const isHeader = code === OPENING;
      if (isHeader ? !tables.open(text.slice(place.at, place.lineEnd)) : !readPair(place, tables.table, 0))
        return undefined;
      // What stands behind a value, a remark it may be
      if (!isHeader && place.at !== place.lineEnd) return undefined;
    }
    place.at = place.lineEnd;
  }
  return { document: tables.root, statements };
}
