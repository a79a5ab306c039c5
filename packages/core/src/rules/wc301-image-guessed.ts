// Facts of an image that were inferred.

import { defineRule, type BareRule } from './define-rule.ts';
import { imageDoubtWords } from './image-doubt-words.ts';

export const wc301ImageGuessed: BareRule<'WC301'> = defineRule({
  id: 'WC301',
  name: 'image-guessed',
  level: 'warning',
  ofTarget: {
    on: ({ target: { inferred, asOf } }) => (inferred === undefined ? null : { inferred, asOf: asOf ?? '' }),
    naming: ({ inferred }) => inferred.flatMap((doubt) => ('image' in doubt ? [doubt.image] : [])),
    say: ({ inferred, asOf }) => `${inferred.map(imageDoubtWords).join('; ')}; image list of ${asOf}`,
  },
});
