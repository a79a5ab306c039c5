// Which locked package an edge leads to.

import type { PackageName } from '../packaging/name.ts';
import { answers, lockedVersions } from './locked-versions.ts';
import { certaintyOf, type MarkerContext } from './certainty.ts';
import { chooseVersions } from './choose-versions.ts';
import type { Chosen } from './partial-solution.ts';
import type { EdgesOf } from './edges.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import type { DependencyEdge, LockedPackage, Manifest, RootDependency } from '../manifest/manifest.ts';
import type { Wanted } from './wanted.ts';

export type PackageOf = (edge: DependencyEdge) => LockedPackage | undefined;

export interface Picking {
  readonly pick: PackageOf;
  /** Whether something else brings in what a dependency of the project asks for, whose own marker does not hold. */
  readonly broughtAnyway: (root: RootDependency) => boolean;
}

/**
 * uv's edges say it themselves, by key. Where they name projects alone (Poetry before lock 2.1), versions are chosen for all
 * of them together.
 */
export function packageOf(
  manifest: Manifest,
  roots: readonly RootDependency[],
  asked: Wanted,
  ground: { readonly edges: EdgesOf; readonly context: MarkerContext },
): Picking {
  const byKey = new Map(
    manifest.packages.flatMap((locked) => (locked.key === undefined ? [] : [[locked.key, locked]])),
  );
  if (byKey.size > 0)
    return { pick: ({ key }) => (key === undefined ? undefined : byKey.get(key)), broughtAnyway: () => false };
  return bySolving(manifest, roots, asked, ground);
}

function bySolving(
  manifest: Manifest,
  roots: readonly RootDependency[],
  asked: Wanted,
  { edges, context }: { readonly edges: EdgesOf; readonly context: MarkerContext },
): Picking {
  const candidates = lockedVersions(manifest.packages, context.environment);
  const holding = (root: RootDependency, extras: readonly string[]): boolean =>
    ['yes', 'likely'].includes(certaintyOf(root.marker, context, extras));
  const extras = [...asked.extras];
  const solve = (solved: readonly RootDependency[]): ReadonlyMap<PackageName, Chosen> =>
    chooseVersions(solved, candidates, edges, context);
  const chosen = solve(roots.filter((root) => asked.groups.has(root.group) && holding(root, extras)));
  /** For what only other groups or a false marker would bring: as if everything were asked for. */
  const otherwise = solve(roots.filter((root) => holding(root, Object.keys(manifest.extras))));
  return {
    pick: ({ name }) => chosen.get(name)?.package ?? otherwise.get(name)?.package ?? candidates.get(name)?.[0]?.package,
    broughtAnyway(root) {
      const stays = !formatTraits[manifest.format].broughtAnyway || holding(root, extras);
      const found = stays ? undefined : chosen.get(root.name);
      const options = candidates.get(root.name) ?? [];
      const candidate = options.find((option) => option.package === found?.package);
      return (
        found !== undefined &&
        candidate !== undefined &&
        answers(root, candidate, options) &&
        (root.extras.length === 0 || found.asked.some((edge) => sameNames(edge.extras, root.extras)))
      );
    },
  };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
