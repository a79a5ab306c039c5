// Lines of a Dockerfile that install something, or may, and that were not judged.

import { defineRule, type Rule } from './define-rule.ts';

export const wc403NotFollowed: Rule<'WC403'> = defineRule({
  id: 'WC403',
  name: 'not-followed',
  title: 'a line of a Dockerfile was not followed',
  level: 'warning',
  meaning: 'A line of the Dockerfile installs something, or may, and what that is could not be told or was not judged.',
  why: 'What it brings may have to be compiled, or may not be installed at all.',
  remedy: 'Install from a file that the Dockerfile copies, or check what that line installs by itself.',
  comesTo: 'unknown',
  later: {
    where: ({ targets }) => targets.some(({ target }) => target.stage !== undefined),
    load: async (text) => (await import('./stage-looks.ts')).stageLooks.WC403(text),
  },
});
