// Which packages of the distribution installations of a stage find.

import type { TargetStage } from '../target/target-stage.ts';
import type { Followed } from './follow-dockerfile.ts';
import { lineageOf } from './runtime-of.ts';
import { stateTeller } from './same-state.ts';
import type { StageInstall } from './stage-install.ts';

/** What is there when it installs, and what of that the stage that runs has no more in the end, or has besides. */
export function packagesAt(
  installs: readonly StageInstall[],
  chosen: Followed,
  stages: readonly Followed[],
): Pick<TargetStage, 'packages' | 'drops' | 'gains'> {
  const packages = stateTeller(installs)?.packages ?? chosen.understood.packages;
  const last = stages.at(-1)?.state.packages;
  const drops = packages.filter((name) => last?.has(name) !== true);
  const runsHere = lineageOf(stages.length - 1, stages).includes(chosen);
  const gains = installs.length === 0 ? [] : [...(last ?? [])].filter((name) => !packages.includes(name));
  return {
    packages,
    ...(runsHere && drops.length > 0 ? { drops } : {}),
    ...(runsHere && gains.length > 0 ? { gains } : {}),
  };
}
