// A Python or a distribution past its support.

import { defineRule, type Rule } from './define-rule.ts';

export const wc302ImageOld: Rule<'WC302'> = defineRule({
  id: 'WC302',
  name: 'image-old',
  title: 'the image is past its support',
  level: 'note',
  meaning: "The image's Python or distribution is past its support.",
  why: 'It gets no more security fixes.',
  remedy: 'Plan the move to a supported one.',
  ofTarget: {
    on: ({ target: { image } }) => image?.pastSupport ?? null,
    say: ({ what, since }) => `${what} gets no more security fixes (since ${since})`,
  },
});
