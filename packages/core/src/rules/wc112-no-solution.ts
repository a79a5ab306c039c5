// Requirements that no set of versions satisfies.

import type { ConflictFact } from '../resolve/conflict-fact.ts';
import type { Instead } from '../resolve/unresolved.ts';
import { listWords } from '../text/list-words.ts';
import { conflictWords } from './conflict-words.ts';
import { defineRule, type Rule } from './define-rule.ts';
import { perTarget } from './per-target.ts';

export const wc112NoSolution: Rule<'WC112'> = defineRule({
  id: 'WC112',
  name: 'no-solution',
  title: 'no set of versions satisfies them',
  level: 'error',
  meaning: 'No set of versions satisfies all requirements on this target: those that clash are named.',
  why: 'The installer stops, and nothing of the file is installed.',
  remedy: 'Loosen one of the requirements that are named, or use a base image for which there are other versions.',
  comesTo: 'impossible',
  ofFiles: {
    on: ({ targets }) =>
      perTarget(targets, ({ unresolved }) =>
        unresolved?.kind === 'no-solution' ? { why: unresolved.why, instead: unresolved.instead } : null,
      ),
    say: ({ why, instead }) =>
      `no set of versions satisfies what is asked for: ${conflictWords(why).join('; ')}${wayOut(why, instead)}`,
  },
});

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
