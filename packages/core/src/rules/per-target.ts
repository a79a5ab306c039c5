// Facts that each target has, said once where all have the same.

import type { Facts } from './define-rule.ts';
import type { Placed } from './matter.ts';

/** @param factsOn null where nothing is to be said */
export function perTarget<T extends { readonly id: string }, F extends Facts>(
  targets: readonly T[],
  factsOn: (target: T) => F | null,
): readonly Placed<F>[] {
  const found = targets.map((target) => ({ id: target.id, facts: factsOn(target) }));
  const [first, ...others] = found.map(({ facts }) => JSON.stringify(facts));
  const isCommon = others.every((facts) => facts === first);
  return (isCommon ? found.slice(0, 1) : found).flatMap(({ id, facts }) =>
    facts === null ? [] : [{ facts, target: isCommon ? null : id, location: null }],
  );
}
