// What the plans of a target say already need not stand beside each package that they change.

import type { Plan, WayOut } from './advice.ts';

/**
 * Of pybars3 0.9.7 nothing was known, and six packages of one report were each offered a version "not checked against pybars3".
 *
 * @param plans of the same target; where there is none, each package says it for itself
 */
export function saidOnce(way: WayOut, plans: readonly Plan[]): WayOut {
  const said = new Set(plans.flatMap(({ unknown }) => unknown.map((doubt) => JSON.stringify(doubt))));
  const left = way.unchecked.filter((doubt) => doubt.kind !== 'others-unknown' || !said.has(JSON.stringify(doubt)));
  return left.length === way.unchecked.length ? way : { ...way, unchecked: left };
}
