// What was compiled in one stage of a Dockerfile needs libraries that the stage which runs it does not install.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc402RuntimeLibraryMissing: BareRule<'WC402'> = defineRule({
  id: 'WC402',
  name: 'runtime-library-missing',
  level: 'warning',
  later: {
    where: ({ targets }) => targets.some(({ target }) => target.runtime !== undefined),
    load: async (head) => (await import('./stage-looks.ts')).stageLooks.WC402(head),
  },
});
