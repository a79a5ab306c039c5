// What the commands of an installation make of a lock that is out of date.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { StaleLockAnswer } from '../manifest/stale-lock.ts';

/** The sternest command decides: at one that stops no other is reached. Undefined where the installer alone decides it. */
export function staleAnswer(installs: readonly StageInstall[]): StaleLockAnswer | undefined {
  for (const does of ['refuses', 'solves', 'installs'] as const) {
    const all = installs.filter(({ atStaleLock }) => atStaleLock === does);
    const found = all.find(endsItself) ?? all[0];
    if (found !== undefined)
      return {
        does,
        ...(found.lockRelease === undefined ? {} : { release: found.lockRelease }),
        ...(endsItself(found) ? { told: true } : {}),
      };
  }
  return undefined;
}

/** Behind `uv export` it is the export that ends, which has another line. */
function endsItself({ stops, exported }: StageInstall): boolean {
  return stops === true && exported.length === 0;
}
