// An installation that says of more lines that nobody judged them, or that another build ends there.

import type { AskedTarget } from '../target/target.ts';
import type { StageStop } from '../target/stage-stop.ts';
import type { UncheckedLine } from '../target/target-stage.ts';
import type { PlannedInstallation } from './planned-installation.ts';

/**
 * The installation with further lines that are named as not checked, on each of its stages.
 *
 * @param stops where what is built besides surely ends
 */
export function alsoUnchecked(
  planned: PlannedInstallation,
  more: readonly UncheckedLine[],
  stops: readonly StageStop[] = [],
): PlannedInstallation {
  const told = <Target extends AskedTarget>(target: Target): Target =>
    target.stage === undefined
      ? target
      : {
          ...target,
          stage: {
            ...target.stage,
            unchecked: [...(target.stage.unchecked ?? []), ...more],
            stops: [...(target.stage.stops ?? []), ...stops],
          },
        };
  const apart = planned.apart?.map((each) => ({ ...each, targets: each.targets.map(told) }));
  return { ...planned, targets: planned.targets.map(told), ...(apart && { apart }) };
}
