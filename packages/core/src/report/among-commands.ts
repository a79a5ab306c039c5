// What several commands of one Dockerfile make of each other's work.

import { besideWheels, type WheelsSet } from './beside-wheels.ts';
import { type OrderedSet, withTakenAway } from './taken-away.ts';

export function amongCommands<S extends WheelsSet & OrderedSet>(all: readonly S[]): Promise<readonly S[]> {
  return withTakenAway(besideWheels(all));
}
