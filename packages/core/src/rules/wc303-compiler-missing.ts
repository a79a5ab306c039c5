// Something to build, and no compiler.

import { defineRule, type Rule } from './define-rule.ts';

export const wc303CompilerMissing: Rule<'WC303'> = defineRule({
  id: 'WC303',
  name: 'compiler-missing',
  title: 'something to build, and no compiler',
  level: 'note',
  meaning: 'Something must be built and the image has no compiler.',
  why: 'The build stops at the first C file.',
  remedy: 'Install a compiler first, build in a stage of its own, or choose an image with wheels.',
  later: {
    where: ({ targets }) =>
      targets.some(
        ({ target, findings }) => target.compiler === false && findings.some(({ verdict }) => verdict === 'build'),
      ),
    load: async (text) => (await import('./compiler-looks.ts')).compilerLooks(text),
  },
});
