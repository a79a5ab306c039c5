// A Python or a distribution past its support, or a tag that its publisher has deleted for that.

import type { BaseImage } from '../target/target.ts';
import { defineRule, type BareRule } from './define-rule.ts';

export const wc302ImageOld: BareRule<'WC302'> = defineRule({
  id: 'WC302',
  name: 'image-old',
  level: 'note',
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
