// Selection by walking a lock's dependency graph from the project's own dependencies.

import { candidatesOf } from './candidates.ts';
import { certaintyOf, type MarkerContext } from './certainty.ts';
import { chooseVersions } from './choose-versions.ts';
import { indexEdges } from './edges.ts';
import type { Manifest, RootDependency } from './manifest.ts';
import { leftOutReasons } from './left-out.ts';
import { type Ground, reach } from './reach.ts';
import { startsOf } from './starts.ts';
import type { Installed, Skipped } from './select.ts';
import type { Wanted } from './wanted.ts';

/** @returns every package, in the manifest's order */
export function selectByGraph(
  manifest: Manifest,
  roots: readonly RootDependency[],
  asked: Wanted,
  context: MarkerContext,
): readonly (Installed | Skipped)[] {
  const edges = indexEdges();
  const candidates = candidatesOf(manifest.packages, context.environment);
  const holding = (root: RootDependency, extras: readonly string[]): boolean =>
    ['yes', 'likely'].includes(certaintyOf(root.marker, context, extras));
  const extras = [...asked.extras];
  const solve = (solved: readonly RootDependency[]): ReturnType<typeof chooseVersions> =>
    chooseVersions(solved, candidates, edges, context);
  const chosen = solve(roots.filter((root) => asked.groups.has(root.group) && holding(root, extras)));
  /** For what only other groups or a false marker would bring: as if everything were asked for. */
  const otherwise = solve(roots.filter((root) => holding(root, Object.keys(manifest.extras))));
  const ground: Ground = {
    context,
    edges,
    pick: (name) => chosen.get(name) ?? otherwise.get(name) ?? candidates.get(name)?.[0]?.package,
  };
  const reached = reach(startsOf(roots, asked), extras, ground);
  const reasonOf = leftOutReasons(manifest, roots, asked, ground);
  return manifest.packages.map((locked) => {
    const found = reached.get(locked);
    const undecided = found?.doubt === undefined ? {} : { undecided: found.doubt };
    if (found && found.certainty !== 'unlikely')
      return { package: locked, state: 'installed', extras: found.extras, ...undecided };
    return { package: locked, state: 'skipped', ...reasonOf(locked), ...undecided };
  });
}
