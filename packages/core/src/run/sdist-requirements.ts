// What the text of an sdist says that its distribution requires.

import type { DistributionFile } from '../package-index/package-index.ts';
import type { ToldRequirements } from './told-requirements.ts';
import type { Sdists } from './sdists.ts';

/** Sdists that one target's search fetches for what they require, where nothing else tells it. */
const MAX_SDISTS = 40;

/**
 * @param byItself whether the sdist is what would be installed
 * @returns undefined where there is none among the files, or only its build tells
 */
export type SdistRequirements = (
  files: readonly DistributionFile[],
  byItself: boolean,
) => Promise<ToldRequirements | undefined>;

export function sdistRequirements(sdists: Sdists): SdistRequirements {
  let fetched = 0;
  return async (files, byItself) => {
    const sdist = files.find(({ filename }) => filename.kind === 'sdist');
    if (!sdist || ++fetched > MAX_SDISTS) return undefined;
    const inspection = await sdists.inspect(sdist);
    const lines = inspection.state === 'read' ? inspection.reading.requiresDist : null;
    return lines ? { lines, from: 'sdist', byItself } : undefined;
  };
}
