// Folders that a requirements file installs (`.`, `-e ./libs/x`) → their names and dependencies, from the pyproject.toml in them.

import { WheelcheckError } from '../../error.ts';
import { normalizeName } from '../../packaging/name.ts';
import type { DependencyEdge, LockedPackage, ReadSibling } from '../manifest.ts';
import { type Pyproject, readPyproject } from '../project/pyproject.ts';
import { normalizePath } from './relative-path.ts';
import type { RequirementRow } from './requirement-row.ts';

/**
 * Gives rows whose line states no name the one of their project, where it can be read; elsewhere the made-up name stays.
 *
 * @param path of the requirements file: pip takes folders relative to where it runs, which is where `path` starts
 * @param sibling reads relative to that file
 */
export async function nameLocalProjects(
  rows: readonly RequirementRow[],
  path: string,
  sibling: ReadSibling,
): Promise<readonly RequirementRow[]> {
  const upwards = '../'.repeat(path.split(/[/\\]/).filter((part) => part !== '' && part !== '.').length - 1);
  const read = new Map<string, Promise<Pyproject | undefined>>();
  const projectAt = (folder: string): Promise<Pyproject | undefined> => {
    const project = read.get(folder) ?? readProject(normalizePath(`${upwards}${folder}/pyproject.toml`), sibling);
    read.set(folder, project);
    return project;
  };
  const named = await Promise.all(
    rows.map(async (row) => {
      const folder = localFolder(row.package);
      const project = folder === undefined || row.named ? undefined : await projectAt(folder);
      return project ? withProject(row, project) : row;
    }),
  );
  return tellApart(named);
}

/** Relative to where pip runs; undefined for what is no folder, or lies at an absolute path. */
function localFolder({ source, files }: LockedPackage): string | undefined {
  if (source.kind === 'project') return '.';
  return source.kind === 'path' && files === undefined && !source.path.startsWith('/') ? source.path : undefined;
}

/** A file that cannot be read, or that its own tool would refuse, leaves the name unknown: no reason to end the run. */
async function readProject(path: string, sibling: ReadSibling): Promise<Pyproject | undefined> {
  try {
    const text = await sibling(path);
    return text === undefined ? undefined : readPyproject(text, path);
  } catch (error) {
    if (error instanceof WheelcheckError) return undefined;
    throw error;
  }
}

function withProject(row: RequirementRow, { name, roots }: Pyproject): RequirementRow {
  const requires = roots
    .filter(({ group }) => group === 'main')
    .map(({ group: _group, from: _from, ...edge }): DependencyEdge => edge);
  return {
    ...row,
    named: name !== undefined,
    package: { ...row.package, requires, ...(name === undefined ? {} : { name }) },
  };
}

/** Two archives called `main.zip` are two projects: the second made-up `main` becomes `main-2`, lest they look like a conflict. */
function tellApart(rows: readonly RequirementRow[]): readonly RequirementRow[] {
  const places = new Map<string, Map<string, number>>();
  return rows.map((row) => {
    if (row.named) return row;
    const { name, source } = row.package;
    const known = places.get(name) ?? new Map<string, number>();
    const address = JSON.stringify(source);
    const position = known.get(address) ?? known.size + 1;
    places.set(name, known.set(address, position));
    return position === 1 ? row : { ...row, package: { ...row.package, name: normalizeName(`${name}-${position}`) } };
  });
}
