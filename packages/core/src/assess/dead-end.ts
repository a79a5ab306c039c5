// A build that is known to fail.

import type { DeadEndFact } from './dead-end-fact.ts';

export interface DeadEnd {
  readonly fact: DeadEndFact;
  /** The requirement whose build fails, where it is not the package's own: `numpy 1.17.3`. */
  readonly of?: string | undefined;
  /** An issue (`owner/name#1`), a changelog, or `build-results.json`. */
  readonly source: string;
  /** The first version that builds; absent where none is known. */
  readonly fixedIn?: string | undefined;
  /** An earlier version that builds with what there is. */
  readonly instead?: string | undefined;
  /** False where it depends on what the image or the user's configuration holds besides, such as an old setuptools. */
  readonly certain: boolean;
  /** True where no image of the platform could build it, whatever it holds: an sdist that only downloads a wheel, or only says no. */
  readonly everywhere?: true;
}
