// Something to build, and no compiler.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc303CompilerMissing: BareRule<'WC303'> = defineRule({
  id: 'WC303',
  name: 'compiler-missing',
  level: 'note',
  later: {
    where: ({ targets }) =>
      targets.some(
        ({ target, findings }) => target.compiler === false && findings.some(({ verdict }) => verdict === 'build'),
      ),
    load: async (head) => (await import('./compiler-looks.ts')).compilerLooks(head),
  },
});
