// Why another version of a package cannot stand, and whose version stands in the way.

import type { Judged } from './inquiry.ts';
import type { ObjectionFact } from './objection-fact.ts';

export interface Objection {
  readonly why: ObjectionFact;
  /** The package of the set of which another version might not object, or might be what is needed; null where none would help. */
  readonly by: Judged | null;
}
