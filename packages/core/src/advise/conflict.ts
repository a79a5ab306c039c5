// Which packages' choice makes a version impossible: with other versions of the rest it would be no more possible.

import type { Judged } from './inquiry.ts';
import type { Objection } from './objection.ts';
import type { ObjectionFact } from './objection-fact.ts';

/** Packages of the search; `any`: it may hang on each of them. */
export type Conflict = ReadonlySet<Judged> | 'any';

/** What speaks against a version whatever the others are. */
const alone: ReadonlySet<ObjectionFact['kind']> = new Set([
  'own-metadata',
  'unreadable',
  'asked-for',
  'other-pythons',
  'needs-extra',
]);

/** Of what has no pin, or is not in the set, another version may come with another choice. */
export function conflictOf({ why: { kind }, by }: Objection): Conflict {
  if (by === null) return alone.has(kind) ? new Set() : 'any';
  if (kind === 'needed') return new Set([by]);
  return kind === 'needs-other' && by.as.resolved === undefined ? new Set([by]) : 'any';
}

export function bothConflicts(a: Conflict, b: Conflict): Conflict {
  return a === 'any' || b === 'any' ? 'any' : new Set([...a, ...b]);
}
