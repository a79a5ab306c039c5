// What is installed from an sdist without a compiler.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc106PureSdist: BareRule<'WC106'> = defineRule({
  id: 'WC106',
  name: 'pure-sdist',
  level: 'warning',
  comesTo: 'sdist',
  ofPackage: {
    role: 'leads',
    subject: 'has no wheel, but a pure Python sdist',
    on: ({ finding, why }) => (finding.verdict === 'sdist' ? { why } : null),
    say: ({ why }) => why,
  },
});
