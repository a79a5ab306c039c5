// What could not be decided.

import { defineRule, type Rule } from './define-rule.ts';
import { hasNoPin } from './has-no-pin.ts';

export const wc201Unknown: Rule<'WC201'> = defineRule({
  id: 'WC201',
  name: 'unknown',
  title: 'could not be decided',
  level: 'warning',
  meaning:
    'The verdict could not be decided: the index did not answer, or the file comes from somewhere that cannot be read.',
  why: 'An incomplete answer is not a good answer.',
  remedy: 'Try again, or accept it with --allow-unknown.',
  comesTo: 'unknown',
  ofPackage: {
    role: 'leads',
    subject: 'could not be decided',
    on: ({ finding, why }) => (finding.verdict === 'unknown' && !hasNoPin(finding) ? { why } : null),
    say: ({ why }) => why,
  },
});
