// The line of a stage that brings what is checked; a command that asks for the same files again finds them installed.

import type { TargetStage } from '../target/target-stage.ts';

export function lastToBring(stage: TargetStage | undefined): number | undefined {
  const last = stage?.installs.at(-1);
  if (last === undefined || last.files.length === 0) return last?.line;
  return stage?.installs.find(({ files }) => files.join(' ') === last.files.join(' '))?.line;
}
