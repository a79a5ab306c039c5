// The day of a run, by its machine's clock, on the targets that are asked for.

import type { AskedTarget } from '../target/target.ts';
import type { IndexSource } from './indexes.ts';

/** Without a machine there is no clock: support is then seen on the image list's day. A day that is asked for stays. */
export function onDay(targets: readonly AskedTarget[], index: IndexSource): readonly AskedTarget[] {
  if ('release' in index) return targets;
  const day = new Date(index.host.now()).toISOString().slice(0, 10);
  return targets.map((target) => ({ day, ...target }));
}
