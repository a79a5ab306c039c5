// What a reference to a base image stands for: one of a family's, one newer than its table, or an error that says why not.

import { WheelcheckError } from '../error.ts';
import { familyOf } from './families.ts';
import type { ImageFacts, ImageFamily, Place } from './family.ts';
import { type ImageReference, parseImageReference, repositoryOf, showReference } from './image-ref.ts';
import { digestAlone, impossibleImage, unclearImage, unknownImage } from './image-refusals.ts';
import type { ImageDoubt } from '../target/image-doubt.ts';
import type { Platform } from '../target/target.ts';

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

/**
 * Says what an image reference stands for.
 *
 * @throws WheelcheckError `image-impossible` where no such image can exist, `image-unknown` where nothing is known of it.
 */
export function resolveImage(text: string): ResolvedImage {
  const reference = readReference(text);
  const found = familyOf(reference);
  if (!found) throw unknownImage(reference);
  const { family, place } = found;
  const { digest, tag = 'latest' } = reference;
  if (digest !== undefined && reference.tag === undefined) throw digestAlone(reference, digest, place);
  const resolution = family.resolve(place, tag);
  if (resolution.kind === 'impossible') throw impossibleImage(reference, found, resolution);
  if (resolution.kind === 'unclear') throw unclearImage(reference, resolution);
  const { facts } = resolution;
  if (place.platform !== undefined && !facts.platforms.includes(place.platform)) {
    const reason = `${place.name}:${tag} was never built for ${place.platform}`;
    throw impossibleImage(reference, found, { reason }, place.platform);
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

function readReference(text: string): ImageReference {
  const parsed = parseImageReference(text);
  if (parsed.ok) return parsed.value;
  const open = text.includes('$');
  throw new WheelcheckError({
    code: open ? 'image-unknown' : 'image-impossible',
    message: `\`${showReference(text)}\` is not an image reference`,
    reason: parsed.problem,
    hint: open ? 'write the value in its place' : `write it like ${lowerCase(text) ?? 'python:3.12-slim'}`,
  });
}

/** The reference in lower case, if that alone makes it one. */
function lowerCase(text: string): string | undefined {
  const lower = text.toLowerCase();
  return lower !== text && parseImageReference(lower).ok ? lower : undefined;
}

/**
 * The tags of an image that has no build for a platform, of the same repository, that do have one for it: nearest first,
 * at most three. A repository that holds a single platform has none for any other: those of the plain one then.
 */
export function tagsWithPlatform(image: ResolvedImage, platform: Platform): readonly string[] {
  const { family, place, tag, repository } = image;
  if (place.platform === undefined) return family.near(place, tag, platform).map((name) => `${repository}:${name}`);
  const plain = family.resolve(place, tag);
  const same = 'facts' in plain && plain.facts.platforms.includes(platform) ? [tag] : [];
  return [...same, ...family.near(place, tag, platform)].slice(0, 3).map((name) => `${place.name}:${name}`);
}
