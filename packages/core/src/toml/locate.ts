// Line numbers: where each package of a TOML lock stands.

import { writtenAs } from './parse-toml.ts';
import type { TomlTable } from './toml-table.ts';

/**
 * Finds the line of every `[[package]]`: that of its `name = …`, which is the line a reader looks for; the header's where
 * there is no name. Linear in the text; strings that look like headers are not taken for some.
 *
 * @param document as parseToml gave it
 * @param array the array of tables: `package` (Poetry, uv, PDM) or `packages` (pylock.toml)
 * @returns in the file's order, counted from 1; empty where the packages are not written as `[[package]]`
 */
export function locate(document: TomlTable, array = 'package'): readonly number[] {
  const { text, statements } = writtenAs(document) ?? { text: '', statements: [] };
  const lines: number[] = [];
  let searching = false;
  for (const { start, line } of statements) {
    if (text.charAt(start) === '[') {
      searching = headerOf(text, start) === array;
      if (searching) lines.push(line);
    } else if (searching && /^(?:name|"name"|'name')[ \t]*=/.test(text.slice(start, start + 40))) {
      lines[lines.length - 1] = line;
      searching = false;
    }
  }
  return lines;
}

/** `package` of `[[package]]`; undefined for plain tables and whatever is longer than such a header. */
function headerOf(text: string, start: number): string | undefined {
  return /^\[\[[ \t]*["']?([\w-]{1,40})["']?[ \t]*\]\]/.exec(text.slice(start, start + 80))?.[1];
}
