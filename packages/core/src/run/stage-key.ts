// What tells one stage of a Dockerfile from another: what it is at each of its commands differs, and it stays the same stage.

import type { TargetStage } from '../target/target-stage.ts';

/** Empty where there is no Dockerfile. */
export function stageKey(stage: TargetStage | undefined): string {
  return stage === undefined ? '' : JSON.stringify([stage.path, stage.name, stage.service]);
}
