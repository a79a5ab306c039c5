// What one machine installs and another does not.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc204MarkerUndecided: BareRule<'WC204'> = defineRule({
  id: 'WC204',
  name: 'marker-undecided',
  level: 'note',
  ofPackage: {
    role: 'beside',
    subject: 'depends on the machine that runs the image',
    on: ({ finding: { undecided } }) => (undecided === null ? null : { marker: undecided }),
    say: ({ marker }) => `Its marker depends on the machine that runs the image: ${marker}`,
  },
});
