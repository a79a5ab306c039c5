// What must be compiled, or may have to be.

import { defineRule, type Rule } from './define-rule.ts';

export const wc101MustBuild: Rule<'WC101'> = defineRule({
  id: 'WC101',
  name: 'must-build',
  title: 'no wheel fits: it must be compiled',
  level: 'error',
  meaning:
    'No wheel of the pinned version fits the image, and its sdist must be compiled, or nothing proves that it need not be.',
  why: 'The build takes minutes instead of seconds and needs a compiler and headers that slim and alpine images do not have.',
  remedy: 'Use an image for which a wheel exists, pin a version that has one, or build in a stage of its own.',
  comesTo: 'build',
  ofPackage: {
    role: 'leads',
    subject: 'must be built',
    on: ({ finding, why }) => (finding.verdict === 'build' ? { why } : null),
    say: ({ why }) => why,
  },
});
