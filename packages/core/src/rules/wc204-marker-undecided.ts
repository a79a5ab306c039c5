// What one machine installs and another does not.

import { defineRule, type Rule } from './define-rule.ts';

export const wc204MarkerUndecided: Rule<'WC204'> = defineRule({
  id: 'WC204',
  name: 'marker-undecided',
  title: 'its marker depends on the running machine',
  level: 'note',
  meaning:
    'The marker depends on the machine that runs the image: its kernel release, or a 64-bit kernel under a 32-bit image.',
  why: 'The package may be installed on one machine and not on another.',
  remedy: 'Read the marker; the package was judged as its image alone suggests.',
  ofPackage: {
    role: 'beside',
    subject: 'depends on the machine that runs the image',
    on: ({ finding: { undecided } }) => (undecided === null ? null : { marker: undecided }),
    say: ({ marker }) => `Its marker depends on the machine that runs the image: ${marker}`,
  },
});
