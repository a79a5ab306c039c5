// A wheel that fits, and a pip that does not know its tag.

import { defineRule, type Rule } from './define-rule.ts';

export const wc105InstallerTooOld: Rule<'WC105'> = defineRule({
  id: 'WC105',
  name: 'installer-too-old',
  title: 'a wheel fits, but pip is too old for it',
  level: 'error',
  meaning: "A wheel fits the image, but the image's pip is too old to know its tag.",
  why: 'pip then takes the sdist and builds, although a wheel is there.',
  remedy: 'Run pip install -U pip first, or use an image with a newer pip.',
  ofPackage: {
    role: 'within',
    subject: 'has a wheel that the pip of the image does not know',
    on: ({ finding: { verdict, reason }, target: { pip } }) =>
      verdict !== 'wheel' && reason === 'pip-too-old' ? { pip: pip ?? null } : null,
    say: ({ pip }) => `A wheel fits, but pip ${pip ?? ''} of this image does not know its tag.`,
  },
});
