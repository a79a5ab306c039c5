// The targets next to one that are worth going to: nobody is led from what gets security fixes to what gets none.

import { isPastSupport, type Neighbour } from './neighbour.ts';
import { neighbours } from './neighbours.ts';
import { asOf } from './python/image-table.ts';
import { supportDay } from './support.ts';
import type { Target, TargetRequest } from '../target/target.ts';

/** Without those past support where the target itself is not, and without Pythons past support where its own is not. */
export async function supportedNeighbours(request: TargetRequest, target: Target): Promise<readonly Neighbour[]> {
  const day = supportDay(request, asOf);
  const isOldPython = isPastSupport(target.python.release.join('.'), day);
  const isOld = target.image === undefined ? isOldPython : target.image.pastSupport !== null;
  return (await neighbours(request, target)).filter(
    ({ pastSupport, minor }) => (isOld || !pastSupport) && (isOldPython || !isPastSupport(minor, day)),
  );
}
