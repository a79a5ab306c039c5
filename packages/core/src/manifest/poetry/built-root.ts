// The project beside poetry.lock, which holds no row of it, where `poetry install` runs a script that may compile.

import type { LockedPackage } from '../manifest.ts';
import { isTable, tableIn, type TomlTable, valueOf } from '../../toml/toml-table.ts';
import type { Pyproject } from './pyproject.ts';

/** Undefined where nothing is run: without a script Poetry only writes where the modules lie, whatever builds their wheel. */
export function builtRoot(
  document: TomlTable | undefined,
  { name }: Pick<Pyproject, 'name'> = {},
  path: string,
): LockedPackage | undefined {
  const poetry = tableIn(tableIn(document ?? {}, 'tool'), 'poetry');
  const build = valueOf(poetry, 'build');
  const script = isTable(build) ? valueOf(build, 'script') : build;
  if (name === undefined || typeof script !== 'string' || valueOf(poetry, 'package-mode') === false) return undefined;
  return {
    name,
    groups: ['main'],
    extras: [],
    requires: [],
    source: { kind: 'project', path: '.' },
    at: { path, line: 1 },
  };
}
