// The groups of a project with Poetry's tables, as requirements: what `poetry install --with dev` adds where there is no lock.

import { isTable, tableIn, type TomlTable, valueOf } from '../../toml/toml-table.ts';
import { readGroups } from '../poetry/project-group.ts';
import { poetryRequirement } from './poetry-metadata.ts';

/**
 * Those of PEP 735 among them, which Poetry puts together with its own.
 *
 * @param folder that paths are relative to
 * @returns undefined where the project has no groups of Poetry's
 * @throws WheelcheckError `file-broken` where Poetry refuses them
 */
export function poetryGroups(
  document: TomlTable,
  path: string,
  folder: string,
): ReadonlyMap<string, readonly string[]> | undefined {
  const poetry = tableIn(tableIn(document, 'tool'), 'poetry');
  const has = (key: string): boolean => isTable(valueOf(poetry, key));
  if (!has('group') && !has('dev-dependencies')) return undefined;
  return new Map(
    readGroups(document, poetry, path).map(({ name, dependencies }) => [
      name,
      dependencies.map((dependency) => poetryRequirement(dependency, folder)),
    ]),
  );
}
