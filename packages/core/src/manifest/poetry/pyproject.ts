// What Poetry reads of pyproject.toml beside its lock: the project's own dependencies, groups, extras and range of Pythons.

import type { SpecifierSet } from '../../packaging/specifier.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { type DependencySections, type ProjectDependency, sectionDependencies } from './dependency-section.ts';
import { readGroups } from './project-group.ts';
import type { RootDependency } from '../manifest.ts';
import { parsePoetryConstraint } from './poetry-constraint.ts';
import { poetryTable } from './poetry-dependency.ts';
import { projectDependency } from './project-dependency.ts';
import {
  arrayOf,
  brokenAt,
  type Place,
  stringOf,
  stringsOf,
  type TomlTable,
  tableOf,
  tablesOf,
} from '../../toml/toml-table.ts';

/** A root whose source is still the name that pyproject.toml gives it (or a URL or path). */
interface PyprojectRoot extends Omit<RootDependency, 'source'> {
  readonly from?: string;
}

export interface Pyproject {
  readonly name?: PackageName;
  /** Of the project; any of the sets must hold. */
  readonly requiresPython?: { readonly text: string; readonly anyOf: readonly SpecifierSet[] };
  readonly roots: readonly PyprojectRoot[];
  /** Besides `main`, normalised. */
  readonly groups: readonly { readonly name: string; readonly optional: boolean }[];
  /** Normalised extra → the names it brings. */
  readonly extras: Readonly<Record<string, readonly PackageName[]>>;
  /** `[[tool.poetry.source]]`: name → address. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Reads pyproject.toml as poetry-core 2.5 does: `[tool.poetry]`, PEP 621's `[project]`, PEP 735's `[dependency-groups]`,
 * and how the first enriches the other two.
 *
 * @param document pyproject.toml, parsed
 * @returns undefined where the file has no `[project]` and no `[tool.poetry]`: it is not about a project
 * @throws WheelcheckError `file-broken` where Poetry would refuse the file
 */
export function readPyproject(document: TomlTable, path: string): Pyproject | undefined {
  const file: Place = { path, what: 'pyproject.toml' };
  const project = tableOf(document, 'project', { ...file, what: '[project]' });
  const poetry = tableOf(tableOf(document, 'tool', file), 'poetry', { ...file, what: '[tool]' });
  if (!Object.hasOwn(document, 'project') && Object.keys(poetry).length === 0) return undefined;
  const main = mainDependencies(project, poetry, path, sectionDependencies);
  const groups = readGroups(document, poetry, path);
  const name = stringOf(project, 'name', file) ?? stringOf(poetry, 'name', file);
  const requiresPython = readRequiresPython(project, poetry, path);
  return {
    ...(name === undefined ? {} : { name: normalizeName(name) }),
    ...(requiresPython ? { requiresPython } : {}),
    roots: [
      ...main.dependencies.map((dependency) => asRoot(dependency, 'main')),
      ...groups.flatMap(({ name: group, dependencies }) => dependencies.map((dependency) => asRoot(dependency, group))),
    ],
    groups: groups.map(({ name: group, optional }) => ({ name: group, optional })),
    extras: main.extras,
    sources: readSources(poetry, path),
  };
}

function asRoot(
  { name, versions, marker, extras, optional, inExtras, from }: ProjectDependency,
  group: string,
): PyprojectRoot {
  return {
    group,
    name,
    versions,
    extras,
    ...(marker ? { marker } : {}),
    ...(optional ? { forExtras: inExtras } : {}),
    ...(from === undefined ? {} : { from }),
  };
}

interface Main {
  readonly dependencies: readonly ProjectDependency[];
  readonly extras: Readonly<Record<string, readonly PackageName[]>>;
}

/**
 * The project's own dependencies, without those of groups.
 *
 * @param combine how what [project] and [tool.poetry] say is put together
 * @throws WheelcheckError `file-broken` where Poetry would refuse the file
 */
export function mainDependencies(
  project: TomlTable,
  poetry: TomlTable,
  path: string,
  combine: (sections: DependencySections) => readonly ProjectDependency[],
): Main {
  const place: Place = { path, what: '[project]' };
  const required = stringsOf(project, 'dependencies', place).map((text) => projectDependency(text, place));
  const byExtra = Object.entries(tableOf(project, 'optional-dependencies', place)).map(([extra]) => {
    const texts = stringsOf(tableOf(project, 'optional-dependencies', place), extra, {
      path,
      what: '[project.optional-dependencies]',
    });
    return [normalizeName(extra), texts.map((text) => projectDependency(text, place, normalizeName(extra)))] as const;
  });
  const dynamic = stringsOf(project, 'dynamic', place);
  const sections: DependencySections = {
    project: [...required, ...byExtra.flatMap(([, dependencies]) => dependencies)],
    poetry: poetryTable(poetry, 'dependencies', '[tool.poetry.dependencies]', path),
    mixed: dynamic.includes('dependencies') || dynamic.includes('optional-dependencies'),
  };
  // poetry-core ignores [tool.poetry.extras] as soon as [project] has dependencies of either kind
  if (sections.project.length === 0 && byExtra.length === 0) return legacyExtras(combine(sections), poetry, path);
  const extras = byExtra.map(([extra, dependencies]) => [extra, dependencies.map(({ name }) => name)] as const);
  return { dependencies: combine(sections), extras: nullRecord(extras) };
}

/** `[tool.poetry.extras]`: names of optional dependencies by extra. */
function legacyExtras(all: readonly ProjectDependency[], poetry: TomlTable, path: string): Main {
  const place: Place = { path, what: '[tool.poetry.extras]' };
  const table = tableOf(poetry, 'extras', { path, what: '[tool.poetry]' });
  const entries = Object.keys(table).map(
    (extra) => [normalizeName(extra), stringsOf(table, extra, place).map(normalizeName)] as const,
  );
  const extrasOf = new Map<PackageName, PackageName[]>();
  for (const [extra, name] of entries.flatMap(([key, names]) => names.map((listed) => [key, listed] as const))) {
    const listing = extrasOf.get(name);
    if (listing) listing.push(extra);
    else extrasOf.set(name, [extra]);
  }
  const dependencies = all.map((dependency) => inExtrasToo(dependency, extrasOf.get(dependency.name) ?? []));
  return { dependencies, extras: nullRecord(entries) };
}

function inExtrasToo(dependency: ProjectDependency, extras: readonly PackageName[]): ProjectDependency {
  return { ...dependency, inExtras: [...new Set([...dependency.inExtras, ...extras])] };
}

/** `python` of `[tool.poetry.dependencies]` is the range for locking, `requires-python` the one of the built package. */
export function readRequiresPython(project: TomlTable, poetry: TomlTable, path: string): Pyproject['requiresPython'] {
  const dependencies = tableOf(poetry, 'dependencies', { path, what: '[tool.poetry]' });
  const key = Object.keys(dependencies).find((name) => name.toLowerCase() === 'python');
  const written = key === undefined ? undefined : dependencies[key];
  const text =
    typeof written === 'string' ? written : stringOf(project, 'requires-python', { path, what: '[project]' });
  if (text === undefined) return undefined;
  const constraint = parsePoetryConstraint(text);
  if (!constraint.ok) throw brokenAt({ path, what: 'the range of Pythons' }, constraint.problem);
  return constraint.value.length === 0 ? undefined : { text, anyOf: constraint.value };
}

function readSources(poetry: TomlTable, path: string): ReadonlyMap<string, string> {
  const place: Place = { path, what: '[[tool.poetry.source]]' };
  if (arrayOf(poetry, 'source', place).length === 0) return new Map();
  return new Map(
    tablesOf(poetry, 'source', place).flatMap((source) => {
      const [name, url] = [stringOf(source, 'name', place), stringOf(source, 'url', place)];
      return name === undefined || url === undefined ? [] : [[name.toLowerCase(), url] as const];
    }),
  );
}

/** Extras are named by the file: `__proto__` is a name like any other. */
function nullRecord<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  const record: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) record[key] = value;
  return record;
}
