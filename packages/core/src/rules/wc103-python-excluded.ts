// A Python that a package, or the whole lock, is not for.

import { obstacleOf } from './obstacle-of.ts';
import { defineRule, type BareRule } from './define-rule.ts';

export const wc103PythonExcluded: BareRule<'WC103'> = defineRule({
  id: 'WC103',
  name: 'python-excluded',
  level: 'error',
  comesTo: 'impossible',
  ofPackage: {
    role: 'leads',
    subject: 'cannot be installed',
    on: ({ finding, why }) => (obstacleOf(finding) === 'python' ? { why } : null),
    say: ({ why }) => why,
  },
  later: {
    where: ({ manifests }) =>
      manifests.some((manifest) => (manifest.requiresPython ?? manifest.lockedPython) !== undefined),
    load: async (head) => (await import('./python-excluded-looks.ts')).pythonExcludedLooks(head),
  },
});
