// What the lock demands is on no index.

import { obstacleOf } from './obstacle-of.ts';
import { defineRule, type BareRule } from './define-rule.ts';

export const wc104HashMismatch: BareRule<'WC104'> = defineRule({
  id: 'WC104',
  name: 'hash-mismatch',
  level: 'error',
  comesTo: 'impossible',
  ofPackage: {
    role: 'leads',
    subject: 'cannot be installed',
    on: ({ finding, why }) => (obstacleOf(finding) === 'hash' ? { why } : null),
    say: ({ why }) => why,
  },
});
