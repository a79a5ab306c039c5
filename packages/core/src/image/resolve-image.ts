// What a reference to a base image stands for: one of a family's, one newer than its table, or an error that says why not.

import { WheelcheckError } from '../error.ts';
import { families, familyOf } from './families.ts';
import type { ImageFacts, ImageFamily, Place } from './family.ts';
import { type ImageReference, parseImageReference, repositoryOf, showReference } from './image-ref.ts';
import { nearest } from '../text/nearest.ts';
import type { Platform } from '../target/target.ts';

export interface ResolvedImage extends ImageFacts {
  readonly reference: string;
  /** The repository as written, to name other tags of it. */
  readonly repository: string;
  readonly tag: string;
  readonly family: ImageFamily;
  readonly place: Place;
  /** Why facts were inferred (WC301), one sentence; absent for a listed tag of an image that is certainly the family's. */
  readonly inferred?: string;
}

/** How somebody who knows the image better than the tables says so. */
const factsByHand = 'say what is inside: --libc glibc-2.36 (or musl-1.2) with --python 3.12';

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
  const repository = repositoryOf(reference);
  const resolution = family.resolve(place, tag);
  if (resolution.kind === 'impossible') {
    const { reason, remark } = resolution;
    const near = family.near(place, tag).map((name) => `${repository}:${name}`);
    throw new WheelcheckError({
      code: 'image-impossible',
      message: `there is no image ${showReference(text)}`,
      reason,
      hint: `did you mean ${near.join(', ')}?${remark === undefined ? '' : ` ${remark}`}`,
    });
  }
  const doubts = [
    ...(place.assumed === undefined ? [] : [place.assumed]),
    ...(digest === undefined ? [] : [`the digest may name an older build than the tag ${tag} has by now`]),
    ...(resolution.kind === 'newer' ? [resolution.why] : []),
  ];
  return {
    ...resolution.facts,
    reference: text,
    repository,
    tag,
    family,
    place,
    ...(doubts.length === 0 ? {} : { inferred: `${doubts.join('; ')}; image list of ${family.asOf}` }),
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

function unknownImage(reference: ImageReference): WheelcheckError {
  const meant = probablyMeant(reference);
  return new WheelcheckError({
    code: 'image-unknown',
    message: `nothing is known of the image ${showReference(reference.text)}`,
    reason: 'only the official python images are in the table',
    hint: meant === undefined ? factsByHand : `did you mean ${meant}? Else ${factsByHand}`,
  });
}

function digestAlone({ text }: ImageReference, digest: string, { name }: Place): WheelcheckError {
  return new WheelcheckError({
    code: 'image-unknown',
    message: `${showReference(text)} does not say which ${name} image it is`,
    reason: 'a digest alone names one build, and only the registry knows of which tag',
    hint: `add the tag (${name}:3.12-slim@${digest.slice(0, 14)}…), or ${factsByHand}`,
  });
}

/** `pyhton:3.12-alpine`, or the tag alone: what somebody who mistyped it had in mind. */
function probablyMeant({ host, path, tag }: ImageReference): string | undefined {
  if (host !== undefined) return undefined;
  const names = families.flatMap((family) => family.repositories.map((name) => ({ family, name })));
  const tagAlone = names.find(
    ({ family, name }) => tag === undefined && family.resolve({ name }, path).kind === 'known',
  );
  if (tagAlone) return `${tagAlone.name}:${path}`;
  const name = nearest(
    path,
    names.map((each) => each.name),
  );
  return name === undefined ? undefined : `${name}${tag === undefined ? '' : `:${tag}`}`;
}

/** The reference in lower case, if that alone makes it one. */
function lowerCase(text: string): string | undefined {
  const lower = text.toLowerCase();
  return lower !== text && parseImageReference(lower).ok ? lower : undefined;
}

/**
 * The tags of an image that has no build for a platform, of the same repository, that do have one for it: nearest first,
 * at most three.
 */
export function tagsWithPlatform(
  { family, place, tag, repository }: ResolvedImage,
  platform: Platform,
): readonly string[] {
  return family.near(place, tag, platform).map((name) => `${repository}:${name}`);
}
