// Which locked package an edge leads to.

import type { PackageName } from '../packaging/name.ts';
import { candidatesOf } from './candidates.ts';
import { certaintyOf, type MarkerContext } from './certainty.ts';
import { chooseVersions } from './choose-versions.ts';
import type { EdgesOf } from './edges.ts';
import type { DependencyEdge, LockedPackage, Manifest, RootDependency } from '../manifest/manifest.ts';
import type { Wanted } from './wanted.ts';

export type PackageOf = (edge: DependencyEdge) => LockedPackage | undefined;

/**
 * uv's edges say it themselves, by key. Where they name projects alone (Poetry before lock 2.1), versions are chosen for all
 * of them together.
 */
export function packageOf(
  manifest: Manifest,
  roots: readonly RootDependency[],
  asked: Wanted,
  ground: { readonly edges: EdgesOf; readonly context: MarkerContext },
): PackageOf {
  const byKey = new Map(
    manifest.packages.flatMap((locked) => (locked.key === undefined ? [] : [[locked.key, locked]])),
  );
  if (byKey.size > 0) return ({ key }) => (key === undefined ? undefined : byKey.get(key));
  const byName = chosenByName(manifest, roots, asked, ground);
  return ({ name }) => byName(name);
}

function chosenByName(
  manifest: Manifest,
  roots: readonly RootDependency[],
  asked: Wanted,
  { edges, context }: { readonly edges: EdgesOf; readonly context: MarkerContext },
): (name: PackageName) => LockedPackage | undefined {
  const candidates = candidatesOf(manifest.packages, context.environment);
  const holding = (root: RootDependency, extras: readonly string[]): boolean =>
    ['yes', 'likely'].includes(certaintyOf(root.marker, context, extras));
  const extras = [...asked.extras];
  const solve = (solved: readonly RootDependency[]): ReturnType<typeof chooseVersions> =>
    chooseVersions(solved, candidates, edges, context);
  const chosen = solve(roots.filter((root) => asked.groups.has(root.group) && holding(root, extras)));
  /** For what only other groups or a false marker would bring: as if everything were asked for. */
  const otherwise = solve(roots.filter((root) => holding(root, Object.keys(manifest.extras))));
  return (name) => chosen.get(name) ?? otherwise.get(name) ?? candidates.get(name)?.[0]?.package;
}
