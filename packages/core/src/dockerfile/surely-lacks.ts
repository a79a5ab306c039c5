// Files that a command is told to read and that its stage surely has not: pip and uv end there ("Could not open requirements file").

import { filesInStage } from './files-in-stage.ts';
import type { StageScope } from './stage-scope.ts';

/** Whether there is certainly nothing at any of these absolute paths: on an image that is known, by commands that are followed. */
export function surelyLacks(paths: readonly string[], folder: string, { state, distribution }: StageScope): boolean {
  const { lacks, mayHoldMore } = filesInStage(new Map(), folder, state);
  return distribution !== undefined && !mayHoldMore && paths.every(lacks);
}
