// Why another version of a package cannot stand, and whose version stands in the way.

import type { Judged } from './inquiry.ts';

export interface Objection {
  /** The rest of a sentence that starts with the version: `needs cffi <1.15`. */
  readonly text: string;
  /** The package of the set of which another version might not object, or might be what is needed; null where none would help. */
  readonly by: Judged | null;
}
