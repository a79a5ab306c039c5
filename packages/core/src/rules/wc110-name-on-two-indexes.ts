// A name that a private and the public index both have.

import { defineRule, type Rule } from './define-rule.ts';

export const wc110NameOnTwoIndexes: Rule<'WC110'> = defineRule({
  id: 'WC110',
  name: 'name-on-two-indexes',
  title: 'a private and a public index have it',
  level: 'warning',
  meaning: 'Several indexes are pooled, and both a private and the public one have a project of this name.',
  why: 'The best file of all of them is taken, whoever published it (dependency confusion).',
  remedy: 'Use one index that proxies the other, or an installer that asks the first index alone.',
  ofPackage: {
    role: 'beside',
    subject: 'has a name that is on two indexes',
    on: ({ finding: { rivals } }) => (rivals.length > 0 ? { indexes: rivals } : null),
    say: ({ indexes }) => `Several indexes have this name, and the files of all of them count: ${indexes.join(', ')}.`,
  },
});
