// The images next to one of a family with patterns: others of its repository, and the official python images.

import type { Surrounded, Unclear } from '../family.ts';
import { type NearPlace, neighboursOf } from '../near-place.ts';
import { type Neighbour, takesMore } from '../neighbour.ts';
import { otherMinors } from '../python/python-minors.ts';
import { slimImages } from '../python/slim-images.ts';
import { asOf, listedRows } from './listed-table.ts';

interface Kin {
  /** What the tags have in common of those that stand in for each other. */
  readonly kin: (tag: string) => string;
  readonly unclear: (tag: string) => Unclear | undefined;
}

/**
 * Lists the tags of the repository with a libc that takes more or another Python, then slim python images: nearest Python
 * first. A family that is `alone` has only the former.
 */
export function listedNeighbours(
  image: Surrounded,
  { alone, ...tags }: Kin & { readonly alone: boolean },
): readonly Neighbour[] {
  const { libc } = image.target;
  const near = [...sameRepository(image, tags), ...(alone ? [] : slimImages(image))].filter(
    (place) => place.python > 0 || takesMore(place.libc, libc),
  );
  return neighboursOf(
    near.toSorted((a, b) => a.python - b.python),
    asOf,
  );
}

function sameRepository(
  { request, target, repository, place, tag: here }: Surrounded,
  { kin, unclear }: Kin,
): readonly NearPlace[] {
  const own = target.python.release.join('.');
  const isPackaged = target.image?.pythonFrom === 'package';
  const others = otherMinors(target.python.release);
  return listedRows(place.name).flatMap(({ tags, distribution, python, listed, platforms }) => {
    const { libc } = distribution;
    const tag = tags.find((each) => kin(each) === kin(here) && unclear(each) === undefined);
    if (tag === undefined || libc === undefined || !listed || !platforms.includes(request.platform)) return [];
    const { python: asked, ...rest } = request;
    // A Python that a flag brings is brought to the other image too; the package of a distribution is another one there.
    const packaged = isPackaged ? distribution.python?.version.split('.').slice(0, 2).join('.') : own;
    const minor = asked === undefined ? python : packaged;
    if (minor === undefined) return [];
    const step = minor === own ? 0 : others.find((other) => other.minor === minor)?.place;
    const brought = minor === own ? asked : minor;
    const on = { ...rest, base: `${repository}:${tag}`, ...(asked === undefined ? {} : { python: brought }) };
    return step === undefined ? [] : [{ request: on, minor, python: step, distribution, libc }];
  });
}
