// What has no pin, and what the files lack.

import { defineRule, type Rule } from './define-rule.ts';
import { hasNoPin } from './has-no-pin.ts';

export const wc202NotJudged: Rule<'WC202'> = defineRule({
  id: 'WC202',
  name: 'not-judged',
  title: 'without a pin, or missing from the file',
  level: 'warning',
  meaning: 'A requirement has no pin, or a package that the judged ones need on this target is not in the file.',
  why: 'The installer chooses the version at build time, so what is true today may not be tomorrow.',
  remedy: 'Pin everything (pip-compile, uv pip compile, poetry export) and check the pinned file.',
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
    load: async (text) => (await import('./lack-looks.ts')).lackLooks.WC202(text),
  },
});
