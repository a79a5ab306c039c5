// Where the walk over uv.lock starts: the projects that `uv sync` installs, their extras and groups, and what stands beside them.

import type { Marker } from '../../packaging/marker.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import type { DependencyEdge, Manifest, RootDependency } from '../manifest.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';
import {
  brokenAt,
  type Place,
  requiredString,
  stringOf,
  stringsOf,
  tableOf,
  type TomlTable,
  tablesOf,
} from '../../toml/toml-table.ts';
import type { UvEdges } from './uv-edges.ts';
import { uvMarker } from './uv-marker.ts';
import { joinGroupPythons, lockedGroupPythons } from './uv-group-pythons.ts';
import type { UvPackage } from './uv-package.ts';
import type { UvSettings } from './uv-settings.ts';

export interface UvRoots {
  readonly roots: readonly RootDependency[];
  /** Besides main, with those that are empty. */
  readonly groups: ReadonlySet<string>;
  /** For which Pythons they are, where the lock or pyproject.toml says it. */
  readonly groupPythons: NonNullable<Manifest['groupPythons']>;
  readonly extras: Manifest['extras'];
  /** The projects that are installed. */
  readonly projects: readonly PackageName[];
  /** The other members of the workspace, with their extras and groups. */
  readonly otherMembers: readonly DependencyEdge[];
  readonly remarks: Manifest['remarks'];
  readonly diagnostics: readonly ManifestDiagnostic[];
}

/** One requirement can mean several packages; scripts and groups of real roots come to some hundreds. */
const MAX_REQUIREMENT_EDGES = 100_000;

/**
 * Starts as `uv sync` does: from the project at the root of the workspace, or from every member where the root is no project,
 * with the requirements that belong to no package (of a script, of a root that has only groups).
 *
 * @param manifest the table `[manifest]`
 * @param settings of pyproject.toml beside the lock
 */
export function uvRoots(
  packages: readonly UvPackage[],
  manifest: TomlTable,
  edges: UvEdges,
  { path, settings }: { readonly path: string; readonly settings: UvSettings },
): UvRoots {
  const place: Place = { path, what: '[manifest]' };
  const members = new Set(stringsOf(manifest, 'members', place).map(normalizeName));
  const installed = installedProjects(packages, members, settings.project, path);
  const isInstalled = new Set(installed);
  const roots = [...installed.flatMap((pkg) => startsIn(pkg, edges)), ...withoutPackage(manifest, place, edges)];
  const groups = new Set(
    [
      ...installed.flatMap(groupsOf),
      ...Object.keys(tableOf(manifest, 'dependency-groups', place)),
      ...settings.groups,
    ].map(groupName),
  );
  const extras = extrasOf(installed, settings.extras);
  const nothing = installed.length === 0 && roots.length === 0 && groups.size === 0;
  return {
    roots: nothing ? packages.map(({ locked }) => ({ ...edgeTo(locked), group: 'main' })) : roots,
    groups,
    groupPythons: groupPythonsOf(installed, manifest, settings, place),
    extras,
    projects: installed.map(({ locked }) => locked.name),
    otherMembers: packages
      .filter((pkg) => members.has(pkg.locked.name) && !isInstalled.has(pkg))
      .flatMap((pkg) => startsIn(pkg, edges).map(({ group: _group, forExtras: _forExtras, ...edge }) => edge)),
    remarks: nothing ? [{ kind: 'no-project' }] : aboutWorkspace(installed, members),
    diagnostics: renamed(groups, path),
  };
}

function installedProjects(
  packages: readonly UvPackage[],
  members: ReadonlySet<PackageName>,
  project: PackageName | undefined,
  path: string,
): readonly UvPackage[] {
  const root = packages.find((pkg) => pkg.root);
  if (root) return [root];
  if (project !== undefined) {
    const named = packages.find(({ locked }) => locked.name === project);
    if (named) return [named];
    throw brokenAt(
      { path, what: 'the lock' },
      `expected the project ${project} of pyproject.toml, found no such package`,
    );
  }
  return packages.filter(({ locked }) => members.has(locked.name));
}

function edgeTo({ name, key }: UvPackage['locked']): DependencyEdge {
  return { name, versions: [], extras: [], ...(key === undefined ? {} : { key }) };
}

/** The project itself, with each of its extras, and what its groups ask for. */
function startsIn({ locked, table, place }: UvPackage, edges: UvEdges): readonly RootDependency[] {
  const self = edgeTo(locked);
  const groups = groupTable(table, place);
  return [
    { ...self, group: 'main' },
    ...Object.keys(tableOf(table, 'optional-dependencies', place)).map((written) => {
      const extra = normalizeName(written);
      return { ...self, extras: [extra], forExtras: [extra], group: 'main' };
    }),
    ...Object.keys(groups).flatMap((group) =>
      edges.read(groups, group, place).map((edge) => ({ ...edge, group: groupName(group) })),
    ),
  ];
}

/** `[package.dev-dependencies]`; `dependency-groups` is another name for it. */
function groupTable(table: TomlTable, place: Place): TomlTable {
  return tableOf(table, Object.hasOwn(table, 'dependency-groups') ? 'dependency-groups' : 'dev-dependencies', place);
}

/** With the empty ones, which stand in the metadata alone. */
function groupsOf({ table, place }: UvPackage): readonly string[] {
  const metadata = tableOf(table, 'metadata', place);
  return [...Object.keys(groupTable(table, place)), ...Object.keys(tableOf(metadata, 'requires-dev', place))];
}

function groupPythonsOf(
  installed: readonly UvPackage[],
  manifest: TomlTable,
  settings: UvSettings,
  place: Place,
): UvRoots['groupPythons'] {
  const locked = installed.map(({ table, place: at }) => lockedGroupPythons(table, at));
  const joined = joinGroupPythons([...locked, lockedGroupPythons(manifest, place), settings.groupPythons], place);
  return new Map([...joined].map(([group, range]) => [groupName(group), range]));
}

/** A group called `main` (PEP 735 allows it) is not what `main` means here: the project's own dependencies. */
function groupName(written: string): string {
  const name = normalizeName(written);
  return name === 'main' ? 'group-main' : name;
}

function renamed(groups: ReadonlySet<string>, path: string): readonly ManifestDiagnostic[] {
  if (!groups.has('group-main')) return [];
  return [{ kind: 'renamed-group', path, location: null }];
}

/** With those that bring nothing, which stand in the metadata alone. */
function extrasOf(projects: readonly UvPackage[], declared: readonly string[]): Manifest['extras'] {
  const extras: Record<string, readonly PackageName[]> = Object.create(null);
  for (const extra of declared) extras[normalizeName(extra)] = [];
  for (const { table, place } of projects) {
    const optional = tableOf(table, 'optional-dependencies', place);
    const metadata = tableOf(table, 'metadata', place);
    for (const extra of stringsOf(metadata, 'provides-extras', place)) extras[normalizeName(extra)] ??= [];
    for (const extra of Object.keys(optional)) {
      const names = tablesOf(optional, extra, place).map((entry) =>
        normalizeName(requiredString(entry, 'name', place)),
      );
      extras[normalizeName(extra)] = [...(extras[normalizeName(extra)] ?? []), ...names];
    }
  }
  return extras;
}

/** Requirements that no package has: of several of a name, each means the one whose resolution-markers hold (`find_by_markers`). */
function withoutPackage(manifest: TomlTable, place: Place, edges: UvEdges): readonly RootDependency[] {
  const groups = tableOf(manifest, 'dependency-groups', place);
  const listed = [
    ...tablesOf(manifest, 'requirements', place).map((entry) => ({ entry, group: 'main' })),
    ...Object.keys(groups).flatMap((group) =>
      tablesOf(groups, group, place).map((entry) => ({ entry, group: groupName(group) })),
    ),
  ];
  let count = 0;
  return listed.flatMap(({ entry, group }) => {
    const written = requiredString(entry, 'name', { ...place, what: `${place.what}: a requirement` });
    const at: Place = { ...place, what: `${place.what}: ${written}` };
    const packages = edges.named(normalizeName(written));
    count += packages.length;
    if (count > MAX_REQUIREMENT_EDGES)
      throw brokenAt(at, `with those before it means more than ${MAX_REQUIREMENT_EDGES} packages`);
    if (packages.length === 0) throw brokenAt(at, 'is not in the lock: the file is cut short, or merged by hand');
    const condition = stringOf(entry, 'marker', at) ?? '';
    const own = condition === '' ? undefined : uvMarker(condition, at);
    const extras = stringsOf(entry, 'extras', at).map(normalizeName);
    return packages.map((pkg): RootDependency => {
      const marker = both(own, packages.length > 1 ? forkMarker(pkg) : undefined);
      return { ...edgeTo(pkg.locked), extras, ...(marker ? { marker } : {}), group };
    });
  });
}

/** Where the package is the one of its name; undefined: everywhere. */
function forkMarker({ table, place }: UvPackage): Marker | undefined {
  const markers = stringsOf(table, 'resolution-markers', place).map((text) => uvMarker(text, place));
  const [first] = markers;
  return markers.length > 1 ? { kind: 'or', markers } : first;
}

function both(one: Marker | undefined, other: Marker | undefined): Marker | undefined {
  return one && other ? { kind: 'and', markers: [one, other] } : (one ?? other);
}

function aboutWorkspace(installed: readonly UvPackage[], members: ReadonlySet<PackageName>): Manifest['remarks'] {
  const [root] = installed;
  const others = members.size - installed.length;
  if (!root || others <= 0) return [];
  return [{ kind: 'workspace', root: root.locked.name, others }];
}
