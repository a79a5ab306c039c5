// What a script says of itself in its comments (PEP 723): its requirements, and its own `[tool.uv]`.

import { parseToml } from '../../toml/parse-toml.ts';
import { tableIn, type TomlTable, type TomlValue, valueOf } from '../../toml/toml-table.ts';

/**
 * @returns undefined for a text without such comments
 * @throws WheelcheckError where they are no TOML, with the line in the script
 */
export function scriptBlock(text: string, path: string): TomlTable | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.indexOf('# /// script');
  if (start === -1) return undefined;
  const behind = lines.slice(start + 1);
  const length = behind.findIndex((line) => !/^#(?: |$)/.test(line));
  // The last line of its kind ends it, as PEP 723 has it: one before may be text.
  const end = behind.slice(0, length === -1 ? behind.length : length).lastIndexOf('# ///');
  if (end === -1) return undefined;
  const content = behind.slice(0, end).map((line) => line.slice(2));
  // The lines before it are there for messages.
  return parseToml(`${'\n'.repeat(start + 1)}${content.join('\n')}\n`, path);
}

/**
 * Two sets of settings as uv combines them: the value of the first counts, lists are joined. To uv 0.13.9 a list in a script takes
 * nothing back of what uv.toml lists, and `no-binary = false` does.
 */
export function combinedSettings(first: TomlTable, second: TomlTable): TomlTable {
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries(
    [...keys].map((key): readonly [string, TomlValue] => {
      const [mine, theirs] = [valueOf(first, key), valueOf(second, key)];
      if (Array.isArray(mine) && Array.isArray(theirs)) return [key, [...mine, ...theirs] as readonly TomlValue[]];
      return [key, mine ?? theirs ?? false];
    }),
  );
}

/** `[tool.uv]`. */
export function uvTable(document: TomlTable | undefined): TomlTable {
  return tableIn(tableIn(document ?? {}, 'tool'), 'uv');
}
