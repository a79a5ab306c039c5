// Where docker build surely ends in the stage that a target stands for, as far as its Dockerfile and its image tell: what follows is then what would be.

import type { Target } from '../target/target.ts';
import type { StageStop } from '../target/stage-stop.ts';

export interface PlacedStop extends StageStop {
  readonly path: string;
  /** Whether all that is checked is installed above it. */
  readonly behind: boolean;
}

/** Of its own build, in the order in which they would be met. */
export function stageStops({ stage, image }: Pick<Target, 'stage' | 'image'>): readonly PlacedStop[] {
  if (stage === undefined) return [];
  const { stops = [], installs, path } = stage;
  return stops
    .filter(({ whereClosed, of }) => of === undefined && (whereClosed !== true || image?.managed === true))
    .toSorted((a, b) => a.stopsAt - b.stopsAt)
    .map((stop) => ({
      path,
      ...stop,
      behind: installs.length > 0 && installs.every((each) => each.line < stop.stopsAt),
    }));
}

/** Whether the build surely stops before what is checked is installed. */
export function isStopped(target: Pick<Target, 'stage' | 'image'>): boolean {
  return stageStops(target).some(({ behind }) => !behind);
}
