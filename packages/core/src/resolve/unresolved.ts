// Why what has no pin came to no versions on a target.

import type { ConflictFact } from './conflict-fact.ts';
import type { PackageName } from '../packaging/name.ts';
import type { GivenUp } from './within-bounds.ts';

export type Unresolved =
  /** `instead`: with each of them alone in place of its pin there would be a solution. */
  | { readonly kind: 'no-solution'; readonly why: readonly ConflictFact[]; readonly instead: readonly Instead[] }
  /** The search was given up. `seen`: the conflict that it met first, which proves nothing. */
  | ({ readonly kind: 'limit'; readonly seen: readonly ConflictFact[] } & Pick<GivenUp, 'looked' | 'why'>);

/** Another version of a project whose pin stands in the way. */
export interface Instead {
  readonly name: PackageName;
  readonly version: string;
}
