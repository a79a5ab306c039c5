// A release or a file that its maintainers withdrew.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc107Yanked: BareRule<'WC107'> = defineRule({
  id: 'WC107',
  name: 'yanked',
  level: 'warning',
  ofPackage: {
    role: 'beside',
    subject: 'is yanked',
    on: ({ finding: { file }, pkg: { version } }) =>
      file && file.yanked !== false ? { version: version ?? null, reason: file.yanked } : null,
    say: ({ version, reason }) => `${version ?? 'The file'} was yanked${reason === '' ? '' : `: ${reason}`}`,
  },
});
