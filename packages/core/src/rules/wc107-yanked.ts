// A release or a file that its maintainers withdrew.

import { defineRule, type Rule } from './define-rule.ts';

export const wc107Yanked: Rule<'WC107'> = defineRule({
  id: 'WC107',
  name: 'yanked',
  title: 'withdrawn by its maintainers (PEP 592)',
  level: 'warning',
  meaning: 'The pinned release, or the file that would be taken, was yanked by its maintainers (PEP 592).',
  why: 'An exact pin still installs it, but there is a reason why it was withdrawn.',
  remedy: 'Move the pin to a release that was not yanked.',
  ofPackage: {
    role: 'beside',
    subject: 'is yanked',
    on: ({ finding: { file }, pkg: { version } }) =>
      file && file.yanked !== false ? { version: version ?? null, reason: file.yanked } : null,
    say: ({ version, reason }) => `${version ?? 'The file'} was yanked${reason === '' ? '' : `: ${reason}`}`,
  },
});
