// poetry.toml beside a lock: which packages Poetry may not install from wheels, or not from sdists.

import { normalizeName } from '../../packaging/name.ts';
import type { BinaryRules } from '../binary-rules.ts';
import { tableOf, type TomlTable, type TomlValue, valueOf } from '../../toml/toml-table.ts';

/**
 * Reads `[installer] no-binary` and `only-binary` as Poetry does: `true` is every package, else names in a list or between
 * commas, `:all:` and `:none:` among them.
 *
 * @param document poetry.toml, parsed
 */
export function readPoetrySettings(document: TomlTable, path: string): BinaryRules {
  const installer: TomlTable = tableOf(document, 'installer', { path, what: 'poetry.toml' });
  return { noBinary: namesIn(valueOf(installer, 'no-binary')), onlyBinary: namesIn(valueOf(installer, 'only-binary')) };
}

function namesIn(value: TomlValue | undefined): readonly string[] {
  if (value === true) return [':all:'];
  const words =
    typeof value === 'string'
      ? value.split(',')
      : Array.isArray(value)
        ? value.filter((word) => typeof word === 'string')
        : [];
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== ':none:')
    .map((word) => (word === ':all:' ? word : normalizeName(word)));
}
