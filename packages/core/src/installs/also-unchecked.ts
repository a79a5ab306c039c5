// An installation that says of more lines that nobody judged them.

import type { UncheckedLine } from '../target/target-stage.ts';
import type { PlannedInstallation } from './plan-dockerfile.ts';

/** The installation with further lines that are named as not checked, on each of its stages. */
export function alsoUnchecked(planned: PlannedInstallation, more: readonly UncheckedLine[]): PlannedInstallation {
  return {
    ...planned,
    targets: planned.targets.map((target) =>
      target.stage === undefined
        ? target
        : { ...target, stage: { ...target.stage, unchecked: [...(target.stage.unchecked ?? []), ...more] } },
    ),
  };
}
