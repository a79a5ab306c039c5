// What a reference to a base image stands for: one of the table's, one newer than it, or an error that says why not.

import { WheelcheckError } from '../error.ts';
import { formatDistribution, type Distribution } from './distribution.ts';
import { asOf, imageTable, type ImageRow } from './python/image-table.ts';
import { parseImageReference, showReference, type ImageReference } from './image-ref.ts';
import { nearest } from '../nearest.ts';
import { nearestTags } from './python/nearest-tags.ts';
import { newerImage } from './python/newer-image.ts';
import { ownership } from './python/official.ts';
import { parsePythonTag } from './python/python-tag.ts';
import type { BaseImage, Libc } from '../target/target.ts';

/** What is known of a reference before a platform is chosen. */
export interface ResolvedImage {
  readonly reference: string;
  /** The repository as written, to name other tags of it. */
  readonly repository: string;
  readonly tag: string;
  /** Full version: `3.12.14`. */
  readonly python: string;
  readonly distribution: Distribution;
  readonly libc: Libc;
  readonly pip?: string;
  readonly compiler: boolean;
  /** Docker's words. */
  readonly platforms: readonly string[];
  readonly status: BaseImage['status'];
  readonly frozenSince: string | null;
  /** Why facts were inferred (WC301), one sentence; absent for a listed tag of the official image. */
  readonly inferred?: string;
}

/** How somebody who knows the image better than the table says so. */
const factsByHand = 'say what is inside: --libc glibc-2.36 (or musl-1.2) with --python 3.12';

/**
 * Says what an image reference stands for.
 *
 * `status` is `current` while the tag is in the list, `frozen` once it has left it (it can still be pulled, and stays as it
 * was), `unknown` for a tag newer than the table. `ended` is for publishers that keep tags listed past their support; the
 * official python image never does: see `pastSupport` there.
 *
 * @throws WheelcheckError `image-impossible` where no such image can exist, `image-unknown` where nothing is known of it.
 */
export function resolveImage(text: string): ResolvedImage {
  const parsed = parseImageReference(text);
  const shown = showReference(text);
  if (!parsed.ok) {
    const open = text.includes('$');
    throw new WheelcheckError({
      code: open ? 'image-unknown' : 'image-impossible',
      message: `\`${shown}\` is not an image reference`,
      reason: parsed.problem,
      hint: open ? 'write the value in its place' : `write it like ${lowerCase(text) ?? 'python:3.12-slim'}`,
    });
  }
  const reference = parsed.value;
  const owner = ownership(reference);
  if (owner === 'other') {
    const meant = probablyMeant(reference);
    throw new WheelcheckError({
      code: 'image-unknown',
      message: `nothing is known of the image ${shown}`,
      reason: 'only the official python images are in the table',
      hint: meant === undefined ? factsByHand : `did you mean ${meant}? Else ${factsByHand}`,
    });
  }
  if (reference.digest !== undefined && reference.tag === undefined) {
    throw new WheelcheckError({
      code: 'image-unknown',
      message: `${shown} does not say which python image it is`,
      reason: 'a digest alone names one build, and only the registry knows of which tag',
      hint: `add the tag (python:3.12-slim@${reference.digest.slice(0, 14)}…), or ${factsByHand}`,
    });
  }
  const image = resolveTag(reference);
  const doubts = [
    ...(owner === 'mirror' ? [`${reference.host ?? ''} is taken for a mirror of the official image`] : []),
    ...(reference.digest === undefined
      ? []
      : [`the digest may name an older build than the tag ${image.tag} has by now`]),
    ...(image.inferred === undefined ? [] : [image.inferred]),
  ];
  return doubts.length === 0 ? image : { ...image, inferred: `${doubts.join('; ')}; image list of ${asOf}` };
}

/** `pyhton:3.12-alpine`, or the tag alone: what somebody who mistyped it had in mind. */
function probablyMeant({ host, path, tag }: ImageReference): string | undefined {
  if (host !== undefined) return undefined;
  if (tag === undefined && imageTable().has(path)) return `python:${path}`;
  return nearest(path, ['python']) === undefined ? undefined : `python${tag === undefined ? '' : `:${tag}`}`;
}

/** The reference in lower case, if that alone makes it one. */
function lowerCase(text: string): string | undefined {
  const lower = text.toLowerCase();
  return lower !== text && parseImageReference(lower).ok ? lower : undefined;
}

function resolveTag(reference: ImageReference): ResolvedImage {
  const tag = reference.tag ?? 'latest';
  const repository = reference.host === undefined ? reference.path : `${reference.host}/${reference.path}`;
  const listed = imageTable().get(tag);
  if (listed !== undefined) return fromRow(reference.text, repository, tag, listed);

  const windows = /windowsservercore|nanoserver/.test(tag);
  const parsed = windows ? undefined : parsePythonTag(tag);
  const newer = parsed === undefined ? undefined : newerImage(parsed);
  if (newer?.ok === true) {
    const { like, row, python, distribution } = newer.value;
    return {
      ...fromRow(reference.text, repository, tag, row),
      python,
      distribution,
      status: 'unknown',
      frozenSince: null,
      inferred: `python:${tag} is newer than the table, so it is taken for python:${like} with CPython ${python} on ${formatDistribution(distribution)}`,
    };
  }
  const near = nearestTags(tag).map((name) => `${repository}:${name}`);
  const threads = parsed?.version.kind === 'version' ? parsed.version.version.freeThreaded : false;
  throw new WheelcheckError({
    code: 'image-impossible',
    message: `there is no image ${showReference(reference.text)}`,
    reason: windows
      ? 'it is a Windows image: only Linux is covered'
      : (newer?.problem ?? `the official list (${asOf}) never had this tag`),
    hint: `did you mean ${near.join(', ')}?${threads ? ` For a free-threaded Python: --python ${parsed?.prefix ?? '3.13t'} with --libc.` : ''}`,
  });
}

function fromRow(reference: string, repository: string, tag: string, row: ImageRow): ResolvedImage {
  return {
    reference,
    repository,
    tag,
    python: row.python,
    distribution: row.distribution,
    libc: libcOf(row),
    ...(row.pip === undefined ? {} : { pip: row.pip }),
    // buildpack-deps holds gcc and make; slim and Alpine images purge them after building Python.
    compiler: row.flavour === 'full',
    platforms: row.platforms,
    status: row.until === null ? 'current' : 'frozen',
    frozenSince: row.until,
  };
}

function libcOf({ distribution }: ImageRow): Libc {
  if (distribution.libc === undefined)
    throw new Error(`no libc in the table for ${distribution.name} ${distribution.version}`);
  return distribution.libc;
}

/**
 * The tags of an image that has no build for a platform, of the same repository, that do have one for it: nearest first,
 * at most three.
 */
export function tagsWithPlatform(image: ResolvedImage, platform: string): readonly string[] {
  return nearestTags(image.tag, (row) => row.platforms.includes(platform)).map((tag) => `${image.repository}:${tag}`);
}
