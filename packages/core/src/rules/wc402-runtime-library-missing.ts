// What was compiled in one stage of a Dockerfile needs libraries that the stage which runs it does not install.

import { defineRule, type Rule } from './define-rule.ts';

export const wc402RuntimeLibraryMissing: Rule<'WC402'> = defineRule({
  id: 'WC402',
  name: 'runtime-library-missing',
  title: 'a library is missing where it runs',
  level: 'warning',
  meaning:
    'What is compiled in one stage of a Dockerfile needs shared libraries that the stage which runs it does not install.',
  why: 'The build succeeds, and the import fails: cannot open shared object file.',
  remedy: 'Install those libraries in the stage that runs.',
  later: {
    where: ({ targets }) => targets.some(({ target }) => target.runtime !== undefined),
    load: async (text) => (await import('./stage-looks.ts')).stageLooks.WC402(text),
  },
});
