// Facts of an image that were inferred.

import { defineRule, type Rule } from './define-rule.ts';
import { imageDoubtWords } from './image-doubt-words.ts';

export const wc301ImageGuessed: Rule<'WC301'> = defineRule({
  id: 'WC301',
  name: 'image-guessed',
  title: 'facts of the image were inferred',
  level: 'warning',
  meaning: 'The image is newer than the table of images, not out yet, or from a mirror: its facts were inferred.',
  why: 'The C library or the Python may differ from what was assumed.',
  remedy: 'Update wheelcheck, or state the facts with --libc and --python.',
  ofTarget: {
    on: ({ target: { inferred, asOf } }) => (inferred === undefined ? null : { inferred, asOf: asOf ?? '' }),
    naming: ({ inferred }) => inferred.flatMap((doubt) => ('image' in doubt ? [doubt.image] : [])),
    say: ({ inferred, asOf }) => `${inferred.map(imageDoubtWords).join('; ')}; image list of ${asOf}`,
  },
});
