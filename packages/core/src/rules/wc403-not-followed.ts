// Lines of a Dockerfile that install something, or may, and that were not judged.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc403NotFollowed: BareRule<'WC403'> = defineRule({
  id: 'WC403',
  name: 'not-followed',
  level: 'warning',
  comesTo: 'unknown',
  later: {
    where: ({ targets }) => targets.some(({ target }) => target.stage !== undefined),
    load: async (head) => (await import('./stage-looks.ts')).stageLooks.WC403(head),
  },
});
