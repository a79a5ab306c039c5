// Requirements that no set of versions satisfies.

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
    say: ({ why, instead }) => {
      const ways = instead.map(({ name, version }) => `${name} ${version}`);
      const said = conflictWords(why).join('; ');
      return `no set of versions satisfies what is asked for: ${said}${ways.length > 0 ? `. There is one with ${listWords(ways, 'or')} instead` : ''}`;
    },
  },
});
