// What one stage of a Dockerfile installs, copied into another that cannot run it.

import { defineRule, type Rule } from './define-rule.ts';

export const wc401TwoLibcs: Rule<'WC401'> = defineRule({
  id: 'WC401',
  name: 'two-libcs',
  title: 'copied to where it cannot run',
  level: 'error',
  meaning:
    'A virtual environment, site-packages or wheels are copied into a stage whose C library, Python or architecture does not take what was installed.',
  why: 'The build succeeds, and the import fails where it runs.',
  remedy: 'Let both stages start from the same image, or from its slim and full variants.',
  later: {
    where: ({ targets }) => targets.some(({ target }) => target.runtime !== undefined),
    load: async (text) => (await import('./stage-looks.ts')).stageLooks.WC401(text),
  },
});
