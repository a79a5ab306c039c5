// What is installed from an sdist without a compiler.

import { defineRule, type Rule } from './define-rule.ts';

export const wc106PureSdist: Rule<'WC106'> = defineRule({
  id: 'WC106',
  name: 'pure-sdist',
  title: 'an sdist that needs no compiler',
  level: 'warning',
  meaning: 'No wheel fits; the sdist is pure Python and needs no compiler.',
  why: 'The install takes a little longer, and the build backend is fetched.',
  remedy: 'Nothing has to be done.',
  comesTo: 'sdist',
  ofPackage: {
    role: 'leads',
    subject: 'has no wheel, but a pure Python sdist',
    on: ({ finding, why }) => (finding.verdict === 'sdist' ? { why } : null),
    say: ({ why }) => why,
  },
});
