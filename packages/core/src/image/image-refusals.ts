// What is said of a reference that no target can be made from: the reason, and what helps.

import { WheelcheckError } from '../error.ts';
import { nearest } from '../text/nearest.ts';
import { families } from './families.ts';
import type { Place, Unclear } from './family.ts';
import type { Owned } from './image-in.ts';
import { type ImageReference, repositoryOf, showReference } from './image-ref.ts';

const repositories = families.flatMap((family) => family.repositories.map((name) => ({ family, name })));

/** Somebody else's image. */
export function unknownImage(reference: ImageReference): WheelcheckError {
  const shown = showReference(reference.text);
  const meant = probablyMeant(reference);
  const isEmpty = reference.host === undefined && reference.path === 'scratch';
  return new WheelcheckError({
    code: 'image-unknown',
    message: `nothing is known of the image ${shown}`,
    reason: isEmpty
      ? 'it is empty: it has no C library and no Python'
      : 'it is in none of the tables: `wheelcheck images` lists what is',
    hint: [
      ...(meant === undefined ? [] : [meant]),
      ...(isEmpty
        ? ['say what is copied into it: --libc glibc-2.NN (or musl-1.N) with --python 3.NN']
        : factsByHand(shown)),
    ].join('\n'),
    settings: ['base'],
  });
}

/** An image that exists, or may, and of which the table does not know what is in it. */
export function unclearImage(
  reference: ImageReference,
  { family, place }: Owned,
  { reason, hint }: Unclear,
): WheelcheckError {
  const shown = showReference(reference.text);
  const near = family.near(place, reference.tag ?? 'latest').map((name) => `${repositoryOf(reference)}:${name}`);
  const known = near.length === 0 ? [] : [`known of it: ${near.join(', ')}`];
  return new WheelcheckError({
    code: 'image-unknown',
    message: `what is in the image ${shown} is not known`,
    reason,
    hint: hint ?? [...factsByHand(shown), ...known].join('\n'),
    settings: ['base'],
  });
}

export function digestAlone({ text }: ImageReference, digest: string, { name }: Place): WheelcheckError {
  const shown = showReference(text);
  return new WheelcheckError({
    code: 'image-unknown',
    message: `${shown} does not say which ${name} image it is`,
    reason: 'a digest alone names one build, and only the registry knows of which tag',
    hint: [`add the tag: ${name}:TAG@${digest.slice(0, 14)}…`, ...factsByHand(shown)].join('\n'),
    settings: ['base'],
  });
}

/** @param platform the one that nearest tags must have, where the repository holds no other */
export function impossibleImage(
  reference: ImageReference,
  { family, place }: Owned,
  { reason, remark }: { readonly reason: string; readonly remark?: string },
  platform: string | undefined = place.platform,
): WheelcheckError {
  const repository = repositoryOf(reference);
  const near = family.near(place, reference.tag ?? 'latest', platform).map((name) => `${repository}:${name}`);
  return new WheelcheckError({
    code: 'image-impossible',
    message: `there is no image ${showReference(reference.text)}`,
    reason,
    hint: `did you mean ${near.join(', ')}?${remark === undefined ? '' : ` ${remark}`}`,
    settings: ['base'],
  });
}

/**
 * How somebody finds out what is in an image, and says so. No version stands as an example: one that is newer than the
 * image's own would be a false all-clear.
 */
function factsByHand(shown: string): readonly string[] {
  return [
    `ask it: docker run --rm --entrypoint sh ${shown} -c 'cat /etc/os-release; ldd --version; python3 --version'`,
    'then say what it stands on: --base debian:N (ubuntu:N, alpine:N) with --python 3.NN',
    'or else its C library: --libc glibc-2.NN (musl-1.N) with --python 3.NN',
  ];
}

/** `pyhton:3.12-alpine`, or the tag alone: what somebody who mistyped it had in mind. */
function probablyMeant({ host, path, tag }: ImageReference): string | undefined {
  const suffix = tag === undefined ? '' : `:${tag}`;
  if (host !== undefined) {
    const there = repositories.flatMap(({ name }) => (name.startsWith(`${host}/`) ? [name] : []));
    const other = nearest(`${host}/${path}`, there, 2);
    return other === undefined ? undefined : `did you mean ${other}${suffix}?`;
  }
  const tagAlone = repositories.find(
    ({ family, name }) => tag === undefined && !name.includes('/') && family.resolve({ name }, path).kind === 'known',
  );
  if (tagAlone) return `did you mean ${tagAlone.name}:${path}?`;
  const name = nearest(
    path,
    repositories.map((each) => each.name),
  );
  return name === undefined ? undefined : `did you mean ${name}${suffix}?`;
}
