// What cannot be installed at all.

import { obstacleOf } from './obstacle-of.ts';
import { defineRule, type BareRule } from './define-rule.ts';

export const wc102Impossible: BareRule<'WC102'> = defineRule({
  id: 'WC102',
  name: 'impossible',
  level: 'error',
  comesTo: 'impossible',
  ofPackage: {
    role: 'leads',
    subject: 'cannot be installed',
    on: ({ finding, why }) => (obstacleOf(finding) === 'files' ? { why } : null),
    say: ({ why }) => why,
  },
});
