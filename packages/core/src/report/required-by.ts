// Who asks for the packages of a file: for each the shortest way from a requirement of the file.

import { formatTraits } from '../manifest/format-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';

/** Names from a requirement of the file down to what asks for the package; empty for a requirement itself, null where the file does not say. */
export type RequiredBy = readonly string[] | null;

/**
 * The ways of all packages, wherever they are installed: markers, groups and extras are not looked at.
 *
 * Where a lock does not tell what its project asks for, what no other package asks for is taken to be it.
 */
export function requirersOf(manifest: Manifest): ReadonlyMap<LockedPackage, RequiredBy> {
  const { packages, format } = manifest;
  if (!formatTraits[format].holdsAll) return new Map(packages.map((pkg) => [pkg, byProjects(pkg)]));
  if (formatTraits[format].edges === 'none') return new Map(packages.map((pkg) => [pkg, null]));
  const ways = new Map<LockedPackage, RequiredBy>();
  const keys = new Map<string, LockedPackage[]>();
  for (const pkg of packages)
    for (const key of new Set([pkg.name, pkg.key ?? pkg.name])) keys.set(key, [...(keys.get(key) ?? []), pkg]);
  const led = (edge: { readonly name: string; readonly key?: string }): readonly LockedPackage[] =>
    keys.get(edge.key ?? edge.name) ?? [];
  const asked = new Set(packages.flatMap(({ requires }) => requires.flatMap(led)));
  const starts = manifest.roots?.flatMap(led) ?? packages.filter((pkg) => !asked.has(pkg));
  let reached = [...new Set(starts)];
  for (const pkg of reached) ways.set(pkg, []);
  while (reached.length > 0) {
    const next: LockedPackage[] = [];
    for (const pkg of reached)
      for (const other of pkg.requires.flatMap(led)) {
        if (ways.has(other)) continue;
        // The project itself is nobody's requirement: what it asks for is the file's own.
        ways.set(other, pkg.source.kind === 'project' ? [] : [...(ways.get(pkg) ?? []), pkg.name]);
        next.push(other);
      }
    reached = next;
  }
  return new Map(packages.map((pkg) => [pkg, ways.get(pkg) ?? null]));
}

/** A line of the file asks for it, or a project in a folder that one names. */
function byProjects({ requiredBy: projects = [] }: LockedPackage): RequiredBy {
  return projects.map(({ name }) => name);
}
