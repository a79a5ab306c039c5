// An installation that says of more lines that nobody judged them.

import type { UncheckedLine } from '../target/target.ts';
import type { PlannedInstallation } from './plan-dockerfile.ts';

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
