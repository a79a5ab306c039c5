// Why an image's facts were inferred, in the words of WC301.

import { imageDoubtWords } from '../../packages/core/src/rules/image-doubt-words.ts';
import type { ImageDoubt } from '../../packages/core/src/target/image-doubt.ts';

export function inferredWords({ inferred }: { readonly inferred?: readonly ImageDoubt[] }): string | undefined {
  return inferred?.map(imageDoubtWords).join('; ');
}
