// Requirements that no set of versions satisfies.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc112NoSolution: BareRule<'WC112'> = defineRule({
  id: 'WC112',
  name: 'no-solution',
  level: 'error',
  comesTo: 'impossible',
  later: {
    where: ({ targets }) => targets.some(({ unresolved }) => unresolved?.kind === 'no-solution'),
    load: async (head) => (await import('./lack-looks.ts')).lackLooks.WC112(head),
  },
});
