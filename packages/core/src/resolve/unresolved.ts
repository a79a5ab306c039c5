// Why what has no pin came to no versions on a target.

import type { ConflictFact } from './conflict-fact.ts';
import type { GivenUp } from './within-bounds.ts';

export type Unresolved =
  | { readonly kind: 'no-solution'; readonly why: readonly ConflictFact[] }
  /** The search was given up. */
  | ({ readonly kind: 'limit' } & Pick<GivenUp, 'looked' | 'why'>);
