// What could not be decided.

import { defineRule, type BareRule } from './define-rule.ts';
import { hasNoPin } from './has-no-pin.ts';

export const wc201Unknown: BareRule<'WC201'> = defineRule({
  id: 'WC201',
  name: 'unknown',
  level: 'warning',
  comesTo: 'unknown',
  ofPackage: {
    role: 'leads',
    subject: 'could not be decided',
    on: ({ finding, why }) => (finding.verdict === 'unknown' && !hasNoPin(finding) ? { why } : null),
    say: ({ why }) => why,
  },
});
