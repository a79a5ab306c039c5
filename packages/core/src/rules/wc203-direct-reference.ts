// What does not come from an index.

import { defineRule, type Rule } from './define-rule.ts';

export const wc203DirectReference: Rule<'WC203'> = defineRule({
  id: 'WC203',
  name: 'direct-reference',
  title: 'from an address, not from an index',
  level: 'warning',
  meaning: 'The package comes from a URL, a version control system or a folder instead of an index.',
  why: 'There is no choice of files: a wheel fits or does not, everything else is built.',
  remedy: 'Publish wheels for it on an index, or expect the build.',
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
