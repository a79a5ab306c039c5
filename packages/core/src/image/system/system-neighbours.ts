// The images next to a distribution's: its later releases, and the official python images.

import { type Distribution, releaseOrder, releasesOf } from '../distribution.ts';
import type { Surrounded } from '../family.ts';
import { type NearPlace, neighboursOf } from '../near-place.ts';
import { type Neighbour, takesMore } from '../neighbour.ts';
import { compareLibcs } from '../../target/libc.ts';
import { otherMinors } from '../python/python-minors.ts';
import { slimImages } from '../python/slim-images.ts';
import { supportDay } from '../support.ts';
import { asOf, systemTags } from './system-table.ts';

/**
 * Lists what takes more wheels than a distribution's image does: its later releases in the list, each later libc once, with
 * the Python that the release's own package brings where the target has that of its own; then its earlier releases with an
 * earlier Python; then the slim python images, of the same Python and of others.
 */
export function systemNeighbours(image: Surrounded): readonly Neighbour[] {
  const { libc } = image.target;
  const near = [...laterReleases(image), ...earlierReleases(image), ...slimImages(image)].filter(
    (place) => place.python > 0 || takesMore(place.libc, libc),
  );
  const found = neighboursOf(near, supportDay(image.request, asOf));
  // What a PPA brings is gone with another family: that is one change more.
  if (image.target.stage?.ubuntuArchives === undefined) return found;
  return found.map((each) =>
    each.request.base?.startsWith(`${image.repository}:`) ? each : { ...each, variant: each.variant + 1 },
  );
}

function laterReleases({ request, target, repository, place, tag }: Surrounded): readonly NearPlace[] {
  const own = target.image?.distro?.version ?? '';
  const variant = /-slim$/.exec(tag)?.[0] ?? '';
  const places: NearPlace[] = [];
  let libc = target.libc;
  for (const distribution of releasesOf(place.name).toReversed()) {
    const name = `${distribution.version}${variant}`;
    const row = systemTags(place.name).get(name);
    if (releaseOrder(distribution.version) <= releaseOrder(own) || row?.until !== null) continue;
    const { libc: there } = distribution;
    if (there === undefined || compareLibcs(there, libc) <= 0 || !row.platforms.includes(request.platform)) continue;
    const python = pythonThere(target.image?.pythonFrom === 'package', distribution, target.python.release.join('.'));
    if (python === undefined) continue;
    libc = there;
    places.push({
      request: { ...request, base: `${repository}:${name}`, ...(python.place > 0 ? { python: python.minor } : {}) },
      minor: python.minor,
      python: python.place,
      distribution,
      libc,
    });
  }
  return places;
}

/** On which all that the commands of a Dockerfile do with the distribution goes on as it is. */
function earlierReleases({ request, target, repository, place, tag }: Surrounded): readonly NearPlace[] {
  const own = target.image?.distro?.version ?? '';
  if (target.image?.pythonFrom !== 'package') return [];
  const variant = /-slim$/.exec(tag)?.[0] ?? '';
  return releasesOf(place.name).flatMap((distribution) => {
    const name = `${distribution.version}${variant}`;
    const row = systemTags(place.name).get(name);
    const { libc } = distribution;
    if (releaseOrder(distribution.version) >= releaseOrder(own) || row?.until !== null || libc === undefined) return [];
    const python = pythonThere(true, distribution, target.python.release.join('.'));
    if (!row.platforms.includes(request.platform) || python === undefined || python.place === 0) return [];
    const there = { ...request, base: `${repository}:${name}`, python: python.minor };
    return [{ request: there, minor: python.minor, python: python.place, distribution, libc }];
  });
}

/** The Python on another release: the one that its package brings, or the same where the user brings it. */
function pythonThere(
  packaged: boolean,
  { python }: Distribution,
  own: string,
): { readonly minor: string; readonly place: number } | undefined {
  const minor = packaged ? python?.version.split('.').slice(0, 2).join('.') : own;
  if (minor === undefined || minor === own) return minor === undefined ? undefined : { minor, place: 0 };
  return otherMinors(releaseOf(own)).find((other) => other.minor === minor);
}

function releaseOf(minor: string): readonly [number, number] {
  const [major = 0, rest = 0] = minor.split('.').map(Number);
  return [major, rest];
}
