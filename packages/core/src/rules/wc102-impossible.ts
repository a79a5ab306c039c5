// What cannot be installed at all.

import { obstacleOf } from './obstacle-of.ts';
import { defineRule, type Rule } from './define-rule.ts';

export const wc102Impossible: Rule<'WC102'> = defineRule({
  id: 'WC102',
  name: 'impossible',
  title: 'nothing can be installed',
  level: 'error',
  meaning:
    'No wheel fits and there is no sdist, or one that nothing can build; the index has no such release; or the installer cannot read what the release requires.',
  why: 'The installer stops with an error, whatever compiler the image has.',
  remedy: 'Choose another image, platform or version.',
  comesTo: 'impossible',
  ofPackage: {
    role: 'leads',
    subject: 'cannot be installed',
    on: ({ finding, why }) => (obstacleOf(finding) === 'files' ? { why } : null),
    say: ({ why }) => why,
  },
});
