// Whether a Pipfile.lock was made for another Pipfile: the hash of plette, and of the pipfile library before it.

import { normalizeName } from '../../packaging/name.ts';
import { isTable, tableIn, type TomlTable, valueOf } from '../../toml/toml-table.ts';
import { contentHash, type Hashed } from '../content-hash.ts';

const sections = new Set(['source', 'packages', 'dev-packages', 'requires', 'scripts', 'pipenv', 'pipfile']);
const taken = new Set(['default', 'develop']);

/** @returns false too where nobody can tell: a Pipfile without a source gets one that pipenv's own settings name */
export function isStale(meta: TomlTable, pipfile: TomlTable): boolean {
  const hash = valueOf(meta, 'hash');
  const written = isTable(hash) ? valueOf(hash, 'sha256') : undefined;
  const source = valueOf(pipfile, 'source');
  if (typeof written !== 'string' || source === undefined) return false;
  const _meta = { sources: source, requires: valueOf(pipfile, 'requires') ?? {} };
  const others = Object.keys(pipfile).filter((name) => !sections.has(name) && !taken.has(name));
  const content = (categories: readonly string[], named: (table: TomlTable) => TomlTable): Hashed => ({
    ...Object.fromEntries(categories.map((name) => [name, named(tableIn(pipfile, name))])),
    _meta,
    default: named(tableIn(pipfile, 'packages')),
    develop: named(tableIn(pipfile, 'dev-packages')),
  });
  // pipenv before 2022.10 knew no categories, and one of 2026 takes names in any spelling for the same.
  const contents = [content(others, asWritten), content([], asWritten), content(others, normalized)];
  const hashes = new Set(contents.map((each) => contentHash(each, { item: ',', key: ':' })));
  return !hashes.has(undefined) && !hashes.has(written);
}

function asWritten(table: TomlTable): TomlTable {
  return table;
}

function normalized(table: TomlTable): TomlTable {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [normalizeName(name), value]));
}
