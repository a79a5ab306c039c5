// What several commands leave in one environment, as one set: each finds what the ones before it installed.

import type { CheckedPackage } from '../rules/matter.ts';
import type { LockTarget } from './pylock-text.ts';

/** @returns the packages that are there in the end; undefined where one of them does not find what the others installed */
export function inOneEnvironment(sets: readonly Installed[]): readonly CheckedPackage[] | undefined {
  const [first] = sets;
  const idsOf = ({ targets }: Installed): string => targets.map(({ id }) => id).join(' ');
  const findsOthers = (each: Installed, position: number): boolean =>
    each.order !== undefined &&
    each.order.of === first?.order?.of &&
    idsOf(each) === idsOf(first) &&
    sets.slice(0, position).every(({ order }) => order !== undefined && each.order?.after.includes(order.at));
  if (sets.length > 1 && !sets.every(findsOthers)) return undefined;
  // What a later one installs takes the place of another version.
  return sets.flatMap(({ checked }, position) => {
    const later = new Set(sets.slice(position + 1).flatMap((each) => each.checked.map(({ pkg }) => pkg.name)));
    return checked.filter(({ pkg }) => !later.has(pkg.name));
  });
}

/** One command, and what it brings. */
export interface Installed {
  readonly order?: { readonly of: object; readonly at: number; readonly after: readonly number[] } | undefined;
  readonly targets: readonly LockTarget[];
  readonly checked: readonly CheckedPackage[];
}
