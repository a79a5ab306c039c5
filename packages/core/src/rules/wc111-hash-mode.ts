// A file of which only some requirements have hashes; reading it finds it.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc111HashMode: BareRule<'WC111'> = defineRule({
  id: 'WC111',
  name: 'hash-mode',
  level: 'error',
  comesTo: 'impossible',
  later: {
    where: ({ targets }) => targets.some(({ unhashed }) => unhashed.size > 0),
    load: async (head) => (await import('./lack-looks.ts')).lackLooks.WC111(head),
  },
});
