// Facts that each target has, said once where all have the same.

import type { Facts } from './define-rule.ts';
import type { Placed } from './matter.ts';

/** @param found in the order of the targets; null where nothing is to be said */
export function perTarget<F extends Facts>(found: readonly (F | null)[]): readonly Placed<F>[] {
  const [first, ...others] = found.map((facts) => JSON.stringify(facts));
  const told = others.every((facts) => facts === first) ? found.slice(0, 1) : found;
  return told.flatMap((facts, position) =>
    facts === null ? [] : [{ facts, target: told === found ? `t${position}` : null, location: null }],
  );
}
