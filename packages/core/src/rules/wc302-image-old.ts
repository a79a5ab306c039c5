// A Python or a distribution past its support, or a tag that its publisher has deleted for that.

import type { BaseImage } from '../target/target.ts';
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
    on: ({ target: { image } }) =>
      image?.gone ? goneFacts(image.reference, image.gone) : (image?.pastSupport ?? null),
    say: (facts) =>
      'tag' in facts
        ? `${facts.tag} is gone from its registry (since ${facts.since}): the build stops at FROM where no mirror has kept it${facts.instead === null ? '' : `; ${facts.instead} is there`}`
        : `${facts.what} gets no more security fixes (since ${facts.since})`,
  },
});

function goneFacts(tag: string, { since, instead }: NonNullable<BaseImage['gone']>) {
  return { tag, since, instead: instead ?? null };
}
