// What a lock file's marker asks of the sets `extras` and `dependency_groups` (PEP 751), and what is left once they are known.

import type { Marker, MarkerComparison } from '../../packaging/marker.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';

/** Which extras and groups are chosen, by their normalised names. */
export interface LockSets {
  readonly extras: Pick<ReadonlySet<string>, 'has'>;
  readonly groups: Pick<ReadonlySet<string>, 'has'>;
}

/** The names that the marker looks for in either set, normalised, in its order. */
export function setsNamed(marker: Marker): {
  readonly extras: ReadonlySet<PackageName>;
  readonly groups: ReadonlySet<PackageName>;
} {
  const named = { extras: new Set<PackageName>(), groups: new Set<PackageName>() };
  const visit = (part: Marker): void => {
    if (part.kind !== 'compare') for (const inner of part.markers) visit(inner);
    else {
      const asked = membership(part);
      if (asked) named[asked.set].add(asked.name);
    }
  };
  visit(marker);
  return named;
}

/** Decides what the marker asks of the sets, and leaves the rest. */
export function assumeSets(marker: Marker, sets: LockSets): Marker | boolean {
  return reduce(marker, (comparison) => {
    const asked = membership(comparison);
    if (!asked) return comparison;
    if (comparison.operator === 'in') return sets[asked.set].has(asked.name);
    // A text never equals a set, and comes neither before nor behind one; packaging compares them all the same
    return comparison.operator === '!=' || (comparison.operator === 'not in' && !sets[asked.set].has(asked.name));
  });
}

/** Decides everything but what the marker asks of the sets. */
export function assumeMachine(marker: Marker, holds: (comparison: MarkerComparison) => boolean): Marker | boolean {
  return reduce(marker, (comparison) => (membership(comparison) ? comparison : holds(comparison)));
}

function reduce(marker: Marker, decide: (comparison: MarkerComparison) => Marker | boolean): Marker | boolean {
  if (marker.kind === 'compare') return decide(marker);
  const ending = marker.kind === 'or';
  const rest: Marker[] = [];
  for (const part of marker.markers) {
    const left = reduce(part, decide);
    if (left === ending) return ending;
    if (typeof left !== 'boolean') rest.push(left);
  }
  const [first] = rest;
  if (!first) return !ending;
  return rest.length === 1 ? first : { kind: marker.kind, markers: rest };
}

/** `"name" in extras`; packaging looks the right side up even where it is quoted. */
function membership({
  left,
  right,
}: MarkerComparison): { readonly set: keyof LockSets; readonly name: PackageName } | undefined {
  if (left.kind !== 'value') return undefined;
  const variable = right.kind === 'variable' ? right.name : right.text;
  if (variable !== 'extras' && variable !== 'dependency_groups') return undefined;
  return { set: variable === 'extras' ? 'extras' : 'groups', name: normalizeName(left.text) };
}
