// Which of several requirements for one name counts on a target: pip makes one of them all, or installs nothing.

import { intersect } from './intersect.ts';
import type { LockedPackage, Manifest } from './manifest.ts';
import type { Selected } from './select.ts';

export type InForce =
  /** What pip makes of this row and the others of its name. */
  | { readonly kind: 'counts'; readonly as: LockedPackage }
  /** Another row of the name carries the verdict. */
  | { readonly kind: 'covered'; readonly by: LockedPackage }
  /** No version meets them all (ResolutionImpossible). */
  | { readonly kind: 'conflict' };

/**
 * Looks at what applies on one target, over all files together, as pip does with several `-r`. Locks of other tools were
 * solved by these and are left alone.
 *
 * @returns an entry for each row whose name stands more than once, or whose own requirements contradict one another
 */
export function requirementsInForce(
  manifests: readonly Manifest[],
  selected: ReadonlyMap<LockedPackage, Selected>,
): ReadonlyMap<LockedPackage, InForce> {
  const byName = new Map<string, LockedPackage[]>();
  for (const row of manifests.filter(({ installer }) => installer === 'pip').flatMap(({ packages }) => packages)) {
    if (selected.get(row)?.state !== 'installed') continue;
    const rows = byName.get(row.name);
    if (rows) rows.push(row);
    else byName.set(row.name, [row]);
  }
  return new Map([...byName.values()].filter((rows) => rows.length > 1).flatMap(entries));
}

function entries(rows: readonly LockedPackage[]): readonly (readonly [LockedPackage, InForce])[] {
  const [merged, ...others] = intersect(rows);
  if (!merged || others.length > 0) return rows.map((row) => [row, { kind: 'conflict' }]);
  const carrier = rows.find(({ version }) => version === merged.version) ?? rows[0];
  if (!carrier) return [];
  return rows.map((row) => [row, row === carrier ? { kind: 'counts', as: merged } : { kind: 'covered', by: carrier }]);
}
