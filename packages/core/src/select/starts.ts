// Where a walk over a lock's graph begins.

import type { RootDependency } from '../manifest/manifest.ts';
import type { Wanted } from './wanted.ts';

/**
 * The project's dependencies of the wanted groups, without those of extras that are not wanted; markers are the walk's matter.
 *
 * Before lock 2.1 Poetry (1.1 to 2.5) solves with the dependencies of all extras, and installs of the solution whatever a
 * dependency of the project leads to that no extra has to bring, without another look at its marker: a package for Windows
 * alone is installed on Linux where an extra that nobody asked for needs it there.
 *
 * @param broughtAnyway whether something else brings a dependency whose own marker is false
 */
export function startsOf(
  roots: readonly RootDependency[],
  { groups, extras }: Wanted,
  broughtAnyway: (root: RootDependency) => boolean = () => false,
): readonly RootDependency[] {
  return roots
    .filter(({ group, forExtras }) => groups.has(group) && (!forExtras || forExtras.some((extra) => extras.has(extra))))
    .map((root) => {
      if (root.forExtras || !root.marker || !broughtAnyway(root)) return root;
      const { marker: _, ...always } = root;
      return always;
    });
}
