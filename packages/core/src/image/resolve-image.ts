// What a reference to a base image stands for: one of a family's, one newer than its table, or an error that says why not.

import { WheelcheckError } from '../error.ts';
import { familyOf } from './families.ts';
import { type ImageReference, parseImageReference, showReference } from './image-ref.ts';
import { digestAlone, impossibleImage, unclearImage, unknownImage } from './image-refusals.ts';
import { imageIn, type Owned, type RefusedImage, type ResolvedImage } from './image-in.ts';
import type { Platform } from '../target/platform.ts';

/**
 * Says what an image reference stands for.
 *
 * @throws WheelcheckError `image-impossible` where no such image can exist, `image-unknown` where nothing is known of it.
 */
export function resolveImage(text: string): ResolvedImage {
  const reference = readReference(text);
  const found = familyOf(reference);
  if (!found) throw unknownImage(reference);
  const image = imageIn(found, reference);
  if ('refused' in image) throw refusal(reference, found, image);
  return image;
}

function refusal(reference: ImageReference, owned: Owned, { refused }: RefusedImage): WheelcheckError {
  switch (refused.kind) {
    case 'digest-alone':
      return digestAlone(reference, refused.digest, owned.place);
    case 'impossible':
      return impossibleImage(reference, owned, refused);
    case 'unclear':
      return unclearImage(reference, owned, refused);
    case 'never-built':
      return impossibleImage(reference, owned, refused, owned.place.platform);
  }
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
