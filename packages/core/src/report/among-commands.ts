// What several commands of one Dockerfile make of each other's work.

import { besideWheels, type WheelsSet } from './beside-wheels.ts';
import { type AskedSet, withFailedChecks } from './failed-checks.ts';
import { type OrderedSet, withTakenAway } from './taken-away.ts';

export async function amongCommands<S extends WheelsSet & OrderedSet & AskedSet>(
  all: readonly S[],
): Promise<readonly S[]> {
  return withFailedChecks(await withTakenAway(besideWheels(all)));
}
