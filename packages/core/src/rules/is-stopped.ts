// Whether the build of a stage surely stops before what is checked is installed, as far as its Dockerfile tells: what follows is then what would be.

import type { Target } from '../target/target.ts';
import type { TargetStage } from '../target/target-stage.ts';

export function isStopped({ stage, image }: Pick<Target, 'stage' | 'image'>): boolean {
  if (stage === undefined) return false;
  const { unchecked = [], installs, stoppedUpgrade } = stage;
  const isClosed = stoppedUpgrade !== undefined || installs.some((each) => each.atClosedPython === 'stopped');
  return (
    (image?.managed === true && isClosed) ||
    unchecked.some(({ stopsAt }) => stopsAt !== undefined && !isBehind(stopsAt, stage))
  );
}

/** Whether all that is checked is installed above a line. */
export function isBehind(line: number, { installs }: Pick<TargetStage, 'installs'>): boolean {
  return installs.length > 0 && installs.every((each) => each.line < line);
}
