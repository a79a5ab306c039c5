// A build that a new lock of the same versions takes away.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc109Relock: BareRule<'WC109'> = defineRule({
  id: 'WC109',
  name: 'relock',
  level: 'note',
  ofPackage: {
    role: 'within',
    subject: 'has a wheel that the lock does not name',
    // A wheel fits that the lock does not name, or whose hash it lacks.
    on: ({ finding: { verdict, refused, hashGone } }) => {
      const later = refused.filter(
        ({ file, reason }) => file.filename.kind === 'wheel' && (reason === 'not-in-lock' || reason === 'hash'),
      );
      return verdict !== 'wheel' && !hashGone && later.length > 0
        ? { filenames: later.map(({ file }) => file.raw) }
        : null;
    },
    say: ({ filenames: [first = 'a wheel'] }) => `The index has ${first}, which the lock does not name.`,
  },
});
