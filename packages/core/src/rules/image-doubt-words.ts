// The words for why the facts of an image were inferred: half a sentence each.

import type { ImageDoubt } from '../target/image-doubt.ts';

export function imageDoubtWords(doubt: ImageDoubt): string {
  switch (doubt.kind) {
    case 'mirror':
      return `${doubt.host} is taken for a mirror of ${doubt.of ?? 'the official image'}`;
    case 'digest':
      return `the digest is judged as what the tag ${doubt.tag} has by now, and may name an older build`;
    case 'newer': {
      const put = doubt.put === null ? '' : ` with CPython ${doubt.put.python} on ${doubt.put.distribution}`;
      return `${newer(doubt.image)} ${doubt.like}${put}`;
    }
    case 'newer-release':
      return `${newer(doubt.image)} ${doubt.distribution}`;
    case 'not-out':
      return `${doubt.distribution} is not out yet: ${factsOfDay(doubt)}`;
    case 'moves-on':
      return `${doubt.distribution} moves on: ${factsOfDay(doubt)}`;
    case 'guess':
      return `that ${doubt.image} stands on ${doubt.distribution} is a guess`;
  }
}

function newer(image: string): string {
  return `${image} is newer than the table, so it is taken for`;
}

function factsOfDay({ image, factsOf }: Extract<ImageDoubt, { readonly kind: 'not-out' | 'moves-on' }>): string {
  return `the facts of ${image} are those of ${factsOf}`;
}
