// A Python that a package, or the whole lock, is not for.

import { obstacleOf } from './obstacle-of.ts';
import { defineRule, type Rule } from './define-rule.ts';

export const wc103PythonExcluded: Rule<'WC103'> = defineRule({
  id: 'WC103',
  name: 'python-excluded',
  title: 'this Python is refused (Requires-Python)',
  level: 'error',
  meaning: "Requires-Python of every file of the package, or of the lock itself, refuses the image's Python.",
  why: 'The installer takes no file that refuses the running Python.',
  remedy: 'Use an image with a Python inside the range, or pin a version that admits this one.',
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
    load: async (text) => (await import('./python-excluded-looks.ts')).pythonExcludedLooks(text),
  },
});
