// A build that a new lock of the same versions takes away.

import { defineRule, type Rule } from './define-rule.ts';

export const wc109Relock: Rule<'WC109'> = defineRule({
  id: 'WC109',
  name: 'relock',
  title: 'locking again takes the build away',
  level: 'note',
  meaning: 'The index has a wheel of the same version that fits, and the lock does not name it.',
  why: 'The installer may use only the files that the lock names; this one came later.',
  remedy: 'Lock again, without changing any version: the build disappears.',
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
