// Where a walk over a lock's graph begins.

import type { RootDependency } from '../manifest/manifest.ts';
import type { Wanted } from './wanted.ts';

/** The project's dependencies of the wanted groups, without those of extras that are not wanted; markers are the walk's matter. */
export function startsOf(roots: readonly RootDependency[], { groups, extras }: Wanted): readonly RootDependency[] {
  return roots.filter(
    ({ group, forExtras }) => groups.has(group) && (!forExtras || forExtras.some((extra) => extras.has(extra))),
  );
}
