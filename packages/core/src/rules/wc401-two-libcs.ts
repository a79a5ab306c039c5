// What one stage of a Dockerfile installs, copied into another that cannot run it.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc401TwoLibcs: BareRule<'WC401'> = defineRule({
  id: 'WC401',
  name: 'two-libcs',
  level: 'error',
  later: {
    where: ({ targets }) => targets.some(({ target }) => target.runtime !== undefined),
    load: async (head) => (await import('./stage-looks.ts')).stageLooks.WC401(head),
  },
});
