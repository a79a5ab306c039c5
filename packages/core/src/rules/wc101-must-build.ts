// What must be compiled, or may have to be.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc101MustBuild: BareRule<'WC101'> = defineRule({
  id: 'WC101',
  name: 'must-build',
  level: 'error',
  comesTo: 'build',
  ofPackage: {
    role: 'leads',
    subject: 'must be built',
    on: ({ finding, why }) => (finding.verdict === 'build' ? { why } : null),
    say: ({ why }) => why,
  },
});
