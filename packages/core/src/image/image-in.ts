// What a reference stands for in the family that owns it; why it stands for nothing there, as facts.

import type { ImageDoubt } from '../target/image-doubt.ts';
import type { ImageFacts, ImageFamily, Place, Resolution } from './family.ts';
import { type ImageReference, repositoryOf } from './image-ref.ts';

export interface ResolvedImage extends ImageFacts {
  readonly reference: string;
  /** The repository as written, to name other tags of it. */
  readonly repository: string;
  readonly tag: string;
  readonly family: ImageFamily;
  readonly place: Place;
  /** Why facts were inferred (WC301); absent for a listed tag of an image that is certainly the family's. */
  readonly inferred?: readonly ImageDoubt[];
}

/** Whose an image is, and which of its repositories. */
export interface Owned {
  readonly family: ImageFamily;
  readonly place: Place;
}

export interface RefusedImage {
  readonly refused:
    | Extract<Resolution, { readonly kind: 'impossible' | 'unclear' }>
    | { readonly kind: 'digest-alone'; readonly digest: string }
    /** For the one platform of its repository. */
    | { readonly kind: 'never-built'; readonly reason: string };
}

export function imageIn({ family, place }: Owned, reference: ImageReference): ResolvedImage | RefusedImage {
  const { digest, tag = 'latest', text } = reference;
  if (digest !== undefined && reference.tag === undefined) return { refused: { kind: 'digest-alone', digest } };
  const resolution = family.resolve(place, tag);
  if (resolution.kind === 'impossible' || resolution.kind === 'unclear') return { refused: resolution };
  const { facts } = resolution;
  if (place.platform !== undefined && !facts.platforms.includes(place.platform)) {
    const reason = `${place.name}:${tag} was never built for ${place.platform}`;
    return { refused: { kind: 'never-built', reason } };
  }
  const doubts: readonly ImageDoubt[] = [
    ...(place.assumed === undefined ? [] : [place.assumed]),
    ...(digest === undefined ? [] : [{ kind: 'digest', tag } as const]),
    ...(resolution.kind === 'newer' ? [resolution.doubt] : []),
  ];
  return {
    ...facts,
    ...(place.platform === undefined ? {} : { platforms: [place.platform] }),
    reference: text,
    repository: repositoryOf(reference),
    tag,
    family,
    place,
    ...(doubts.length === 0 ? {} : { inferred: doubts }),
  };
}
