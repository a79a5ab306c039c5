// Requirements that no set of versions satisfies.

import type { ConflictFact } from '../resolve/conflict-fact.ts';
import type { Instead } from '../resolve/unresolved.ts';
import { listWords } from '../text/list-words.ts';
import { conflictWords } from './conflict-words.ts';
import { defineLooks, type Looks, type RuleHead } from './define-rule.ts';
import { perTarget } from './per-target.ts';

/** Of WC112. */
export function noSolutionLooks(head: RuleHead): Looks {
  return defineLooks(head, {
    ofFiles: {
      on: ({ targets }) =>
        perTarget(targets, ({ unresolved }) =>
          unresolved?.kind === 'no-solution' ? { why: unresolved.why, instead: unresolved.instead } : null,
        ),
      say: ({ why, instead }) =>
        `no set of versions satisfies what is asked for: ${conflictWords(why).join('; ')}${wayOut(why, instead)}`,
    },
  });
}

/** Of lines that contradict one another all but one are too many; else another version helps. */
function wayOut(why: readonly ConflictFact[], instead: readonly Instead[]): string {
  const ways = listWords(
    instead.map(({ name, version }) => `${name} ${version}`),
    'or',
  );
  const ofOneProject = why.every(({ kind }) => kind === 'asked' || kind === 'none-in-range');
  if (!ofOneProject || why.filter(({ kind }) => kind === 'asked').length < 2)
    return ways === '' ? '' : `. There is one with ${ways} instead`;
  return `. One of them has to go${ways === '' ? '' : `; the newest that would do is ${ways}`}`;
}
