// What Poetry's tables ask for where there is no lock, as requirements: what `poetry install --with dev` resolves.

import { normalizeName } from '../../packaging/name.ts';
import { isTable, tableIn, type TomlTable, valueOf } from '../../toml/toml-table.ts';
import { sectionDependencies } from '../poetry/dependency-section.ts';
import { readGroups } from '../poetry/project-group.ts';
import { mainDependencies } from '../poetry/pyproject.ts';
import { poetryRequirement } from './poetry-metadata.ts';

/**
 * What `poetry install` takes as the project's own where no build backend reads Poetry's tables: an application without
 * [build-system], as `package-mode = false` allows.
 *
 * @throws WheelcheckError `file-broken` where Poetry refuses them
 */
export function poetryMain(document: TomlTable, path: string, folder: string): readonly string[] {
  const { dependencies = [] } = unbuilt(document, path) ?? {};
  return dependencies.filter(({ optional }) => !optional).map((one) => poetryRequirement(one, folder));
}

/**
 * The extras of such an application, each with what it brings: `poetry install --extras cache` takes them all the same.
 *
 * @throws WheelcheckError `file-broken` where Poetry refuses them
 */
export function poetryExtras(
  document: TomlTable,
  path: string,
  folder: string,
): ReadonlyMap<string, readonly string[]> {
  const { dependencies = [], extras = {} } = unbuilt(document, path) ?? {};
  return new Map(
    Object.keys(extras)
      .map(normalizeName)
      .map((extra) => {
        const own = dependencies.filter(({ inExtras }) => inExtras.includes(extra));
        return [extra, own.map((one) => poetryRequirement({ ...one, inExtras: [] }, folder))];
      }),
  );
}

/** Undefined where a build backend reads the tables, or there are none. */
function unbuilt(document: TomlTable, path: string): ReturnType<typeof mainDependencies> | undefined {
  const poetry = tableIn(tableIn(document, 'tool'), 'poetry');
  if (isTable(valueOf(document, 'build-system')) || !isTable(valueOf(poetry, 'dependencies'))) return undefined;
  return mainDependencies(tableIn(document, 'project'), poetry, path, sectionDependencies);
}

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
