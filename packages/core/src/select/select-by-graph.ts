// Selection by walking a lock's dependency graph from the project's own dependencies.

import { activeChoices, refuseExclusive } from './active-choices.ts';
import type { MarkerContext } from './certainty.ts';
import { indexEdges } from './edges.ts';
import type { Manifest, RootDependency } from '../manifest/manifest.ts';
import { leftOutReasons } from './left-out.ts';
import { packageOf } from './package-of.ts';
import { type Ground, reach } from './reach.ts';
import { startsOf } from './starts.ts';
import type { Installed, Skipped } from './selected.ts';
import type { Wanted } from './wanted.ts';

/** @returns every package, in the manifest's order */
export function selectByGraph(
  manifest: Manifest,
  roots: readonly RootDependency[],
  asked: Wanted,
  context: MarkerContext,
): readonly (Installed | Skipped)[] {
  const edges = indexEdges();
  const { pick, broughtAnyway } = packageOf(manifest, roots, asked, { edges, context });
  const starts = startsOf(roots, asked, broughtAnyway);
  const assumed = activeChoices(manifest, asked, starts, { context, edges, pick });
  refuseExclusive(manifest, assumed);
  const ground: Ground = { context, edges, pick, assumed };
  const reached = reach(starts, [...asked.extras], ground);
  const reasonOf = leftOutReasons(manifest, roots, asked, ground);
  return manifest.packages.map((locked) => {
    const found = reached.get(locked);
    const undecided = found?.doubt === undefined ? {} : { undecided: found.doubt };
    if (found && found.certainty !== 'unlikely')
      return { package: locked, state: 'installed', extras: found.extras, ...undecided };
    return { package: locked, state: 'skipped', ...reasonOf(locked), ...undecided };
  });
}
