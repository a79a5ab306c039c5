// A name that a private and the public index both have.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc110NameOnTwoIndexes: BareRule<'WC110'> = defineRule({
  id: 'WC110',
  name: 'name-on-two-indexes',
  level: 'warning',
  ofPackage: {
    role: 'beside',
    subject: 'has a name that is on two indexes',
    on: ({ finding: { rivals } }) => (rivals.length > 0 ? { indexes: rivals } : null),
    say: ({ indexes }) => `Several indexes have this name, and the files of all of them count: ${indexes.join(', ')}.`,
  },
});
