// Requirements that no set of versions satisfies.

import { defineRule, type Rule } from './define-rule.ts';

export const wc112NoSolution: Rule<'WC112'> = defineRule({
  id: 'WC112',
  name: 'no-solution',
  title: 'no set of versions satisfies them',
  level: 'error',
  meaning: 'No set of versions satisfies all requirements on this target: those that clash are named.',
  why: 'The installer stops, and nothing of the file is installed.',
  remedy: 'Loosen one of the requirements that are named, or use a base image for which there are other versions.',
  comesTo: 'impossible',
  later: {
    where: ({ targets }) => targets.some(({ unresolved }) => unresolved?.kind === 'no-solution'),
    load: async (text) => (await import('./lack-looks.ts')).lackLooks.WC112(text),
  },
});
