// An installation that says of more lines that nobody judged them, or that another build ends there.

import type { StageStop } from '../target/stage-stop.ts';
import type { UncheckedLine } from '../target/target-stage.ts';
import type { PlannedInstallation } from './plan-dockerfile.ts';

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
  return {
    ...planned,
    targets: planned.targets.map((target) =>
      target.stage === undefined
        ? target
        : {
            ...target,
            stage: {
              ...target.stage,
              unchecked: [...(target.stage.unchecked ?? []), ...more],
              stops: [...(target.stage.stops ?? []), ...stops],
            },
          },
    ),
  };
}
