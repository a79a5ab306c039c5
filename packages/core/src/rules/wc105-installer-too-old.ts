// A wheel that fits, and a pip that does not know its tag.

import { defineRule, type BareRule } from './define-rule.ts';

export const wc105InstallerTooOld: BareRule<'WC105'> = defineRule({
  id: 'WC105',
  name: 'installer-too-old',
  level: 'error',
  ofPackage: {
    role: 'within',
    subject: 'has a wheel that the pip of the image does not know',
    on: ({ finding: { verdict, reason }, target: { pip } }) =>
      verdict !== 'wheel' && reason === 'pip-too-old' ? { pip: pip ?? null } : null,
    say: ({ pip }) => `A wheel fits, but pip ${pip ?? ''} of this image does not know its tag.`,
  },
});
