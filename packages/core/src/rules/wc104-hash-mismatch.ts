// What the lock demands is on no index.

import { obstacleOf } from './obstacle-of.ts';
import { defineRule, type Rule } from './define-rule.ts';

export const wc104HashMismatch: Rule<'WC104'> = defineRule({
  id: 'WC104',
  name: 'hash-mismatch',
  title: 'no file has a hash that the lock lists',
  level: 'error',
  meaning: 'No file on the index has one of the hashes that the lock demands.',
  why: 'The installer refuses a file whose hash is not listed.',
  remedy: 'Find out why the files changed, then lock again.',
  comesTo: 'impossible',
  ofPackage: {
    role: 'leads',
    subject: 'cannot be installed',
    on: ({ finding, why }) => (obstacleOf(finding) === 'hash' ? { why } : null),
    say: ({ why }) => why,
  },
});
