// What does not come from an index.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc203DirectReference: BareRule<'WC203'> = defineRule({
  id: 'WC203',
  name: 'direct-reference',
  level: 'warning',
  ofPackage: {
    role: 'beside',
    subject: 'comes from an address of its own',
    on: ({ finding: { verdict, file }, pkg: { source } }) =>
      verdict !== 'skipped' && (source.kind === 'url' || source.kind === 'vcs' || source.kind === 'path')
        ? { filename: file?.raw ?? null }
        : null,
    // Where nothing but the address is known, the verdict's own sentence names it.
    say: ({ filename }) =>
      filename === null
        ? ''
        : `It comes from an address of its own, not from an index: judged by the name ${filename}.`,
  },
});
