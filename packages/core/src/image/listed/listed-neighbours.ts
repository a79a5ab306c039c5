// The images next to one of a family with patterns: others of its repository, and the official python images.

import type { Surrounded, Unclear } from '../family.ts';
import { type NearPlace, neighboursOf } from '../near-place.ts';
import { type Neighbour, takesMore } from '../neighbour.ts';
import { otherMinors } from '../python/python-minors.ts';
import { slimImages } from '../python/slim-images.ts';
import { asOf, listedRows } from './listed-table.ts';

/**
 * Lists the tags of the repository with a libc that takes more or another Python, then slim python images: nearest Python
 * first. A family that is `alone` has only the former.
 */
export function listedNeighbours(
  image: Surrounded,
  { alone, unclear }: { readonly alone: boolean; readonly unclear: (tag: string) => Unclear | undefined },
): readonly Neighbour[] {
  const { libc } = image.target;
  const near = [...sameRepository(image, unclear), ...(alone ? [] : slimImages(image))].filter(
    (place) => place.python > 0 || takesMore(place.libc, libc),
  );
  return neighboursOf(
    near.toSorted((a, b) => a.python - b.python),
    asOf,
  );
}

function sameRepository(
  { request, target, repository, place }: Surrounded,
  unclear: (tag: string) => Unclear | undefined,
): readonly NearPlace[] {
  const own = target.python.release.join('.');
  const others = otherMinors(target.python.release);
  return listedRows(place.name).flatMap(({ tags, distribution, python, listed, platforms }) => {
    const { libc } = distribution;
    const tag = tags.find((each) => unclear(each) === undefined);
    if (tag === undefined || libc === undefined || !listed || !platforms.includes(request.platform)) return [];
    const { python: asked, ...rest } = request;
    // A Python that a flag brings is brought to the other image too.
    const minor = asked === undefined ? python : own;
    if (minor === undefined) return [];
    const step = minor === own ? 0 : others.find((other) => other.minor === minor)?.place;
    const on = { ...rest, base: `${repository}:${tag}`, ...(asked === undefined ? {} : { python: asked }) };
    return step === undefined ? [] : [{ request: on, minor, python: step, distribution, libc }];
  });
}
