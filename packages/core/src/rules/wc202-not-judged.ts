// What has no pin, and what the files lack.

import { defineRule, type BareRule } from './define-rule.ts';
import { hasNoPin } from './has-no-pin.ts';

export const wc202NotJudged: BareRule<'WC202'> = defineRule({
  id: 'WC202',
  name: 'not-judged',
  level: 'warning',
  comesTo: 'unknown',
  ofPackage: {
    role: 'leads',
    subject: 'could not be decided',
    on: ({ finding, why }) => (finding.verdict === 'unknown' && hasNoPin(finding) ? { why } : null),
    say: ({ why }) => why,
  },
  later: {
    where: ({ targets, checked }) =>
      targets.some(({ unmet: { missing }, unresolved }) => missing.size > 0 || unresolved?.kind === 'limit') ||
      checked.some(({ pkg: { local } }) => local !== undefined),
    load: async (head) => (await import('./lack-looks.ts')).lackLooks.WC202(head),
  },
});
