// The dependencies that count where the standard's section and Poetry's both speak of them.

import { allMarkers } from '../all-markers.ts';
import type { PackageName } from '../../packaging/name.ts';
import { parseSpecifiers, type SpecifierSet } from '../../packaging/specifier.ts';
import type { PoetryConstraint } from './poetry-constraint.ts';
import type { PoetryDependency } from './poetry-dependency.ts';

/** A dependency of the project, whichever section it comes from. */
export type ProjectDependency = PoetryDependency;

export interface DependencySections {
  /** Of `[project]` or `[dependency-groups]`. */
  readonly project: readonly ProjectDependency[];
  /** Of `[tool.poetry…]`. */
  readonly poetry: readonly ProjectDependency[];
  /** `[project] dynamic` leaves one kind, required or optional ones, to Poetry's section. */
  readonly mixed: boolean;
}

/**
 * poetry-core's `dependencies_for_locking`: one section alone counts as it stands; with both, Poetry's entries only narrow
 * those of the standard's section (version, marker, source), and names that it alone has are not dependencies at all.
 */
export function sectionDependencies(sections: DependencySections): readonly ProjectDependency[] {
  const { project, poetry } = sections;
  if (poetry.length === 0) return project;
  if (project.length === 0) return poetry;
  const byName = groupByName(poetry);
  return builtDependencies(sections).flatMap((dependency) => {
    const narrowing = byName.get(dependency.name) ?? [];
    return narrowing.length === 0 ? [dependency] : narrowing.map((by) => narrowed(dependency, by));
  });
}

/** poetry-core's `dependencies`, which end up in the metadata of the built package: there Poetry's entries narrow nothing. */
export function builtDependencies({ project, poetry, mixed }: DependencySections): readonly ProjectDependency[] {
  if (project.length === 0) return poetry;
  return [...project, ...(mixed ? leftToPoetry(project, poetry) : [])];
}

function leftToPoetry(
  project: readonly ProjectDependency[],
  poetry: readonly ProjectDependency[],
): readonly ProjectDependency[] {
  if (project.every(({ optional }) => optional)) return poetry.filter(({ optional }) => !optional);
  if (project.every(({ optional }) => !optional)) return poetry.filter(({ optional }) => optional);
  return [];
}

function groupByName(
  dependencies: readonly ProjectDependency[],
): ReadonlyMap<PackageName, readonly ProjectDependency[]> {
  const groups = new Map<PackageName, ProjectDependency[]>();
  for (const dependency of dependencies) {
    const named = groups.get(dependency.name);
    if (named) named.push(dependency);
    else groups.set(dependency.name, [dependency]);
  }
  return groups;
}

/** Both constraints and both markers must hold; the source is whichever names one. */
function narrowed(dependency: ProjectDependency, by: ProjectDependency): ProjectDependency {
  const marker = allMarkers(dependency.marker, by.marker);
  const from = dependency.from ?? by.from;
  return {
    name: dependency.name,
    versions: bothConstraints(dependency.versions, by.versions),
    extras: dependency.extras,
    optional: dependency.optional,
    inExtras: dependency.inExtras,
    ...(marker ? { marker } : {}),
    ...(from === undefined ? {} : { from }),
  };
}

function bothConstraints(one: PoetryConstraint, other: PoetryConstraint): PoetryConstraint {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
  return one.flatMap((a) => other.flatMap((b) => bothSets(a, b)));
}

function bothSets(a: SpecifierSet, b: SpecifierSet): readonly SpecifierSet[] {
  const both = parseSpecifiers(`${a.text},${b.text}`);
  return both.ok ? [both.value] : [];
}
