// The targets next to one: other variants of its image, other Pythons, other platforms.

import { familyOf } from './families.ts';
import { parseImageReference, repositoryOf } from './image-ref.ts';
import { byDistance, isPastSupport, type Neighbour } from './neighbour.ts';
import { asOf } from './python/image-table.ts';
import { otherMinors } from './python/python-minors.ts';
import { rewrittenLines } from './rewritten-lines.ts';
import { supportDay } from './support.ts';
import { allPlatforms, type Platform } from '../target/platform.ts';
import { parsePythonVersion } from '../target/python-version.ts';
import type { Target, TargetRequest } from '../target/target.ts';

/** What most wheels are built for; nearest first for 32-bit Arm, whose boards are 64-bit by now, and for all others. */
function commonPlatforms({ arch }: Target): readonly Platform[] {
  return arch.startsWith('arm') ? ['linux/arm64', 'linux/amd64'] : ['linux/amd64', 'linux/arm64'];
}

/**
 * Lists the neighbours of a target, nearest first: what its image's family says, then platforms.
 *
 * A target without an image has other `--python` alone; one whose libc was changed by a flag has none, and one whose Python was
 * changed to a free-threaded one has that with the GIL.
 */
export async function neighbours(request: TargetRequest, target: Target): Promise<readonly Neighbour[]> {
  if (request.base === undefined) return [...otherPythons(request, target), ...otherPlatforms(request, target)];
  if (request.libc !== undefined) return [];
  const reference = parseImageReference(request.base);
  const found = reference.ok ? familyOf(reference.value) : undefined;
  if (!reference.ok || !found) return [];
  const around = await found.family.neighbours({
    request,
    target,
    place: found.place,
    repository: repositoryOf(reference.value),
    tag: reference.value.tag ?? 'latest',
  });
  const all = [...withGil(request, target), ...around.map((each) => withRewrites(each, target))];
  return all.length === 0 ? [] : [...all.toSorted(byDistance), ...otherPlatforms(request, target)];
}

/** On another libc the stage that runs what is installed changes as well. */
function withRewrites(neighbour: Neighbour, { stage }: Target): Neighbour {
  const { base = '' } = neighbour.request;
  if (stage === undefined) return neighbour;
  const rewrites = [stage, stage.runtime ?? {}].flatMap((each) => rewrittenLines(base, each)).length;
  return rewrites === 0 ? neighbour : { ...neighbour, rewrites };
}

/** The same image with the other build of its Python: of those with the GIL there are far more wheels. */
function withGil(request: TargetRequest, target: Target): readonly Neighbour[] {
  const minor = target.python.release.join('.');
  if (!target.python.freeThreaded) return [];
  const pastSupport = isItselfPast(request, target);
  return [
    {
      request: { ...request, python: minor },
      variant: 0,
      python: 1,
      platform: 0,
      minor,
      pastSupport,
      pastDistribution: false,
      repeats: false,
    },
  ];
}

function isItselfPast(request: TargetRequest, { python: { release }, image }: Target): boolean {
  return image === undefined ? isPastSupport(release.join('.'), supportDay(request, asOf)) : image.pastSupport !== null;
}

/** Of a target that flags alone describe. */
function otherPythons(request: TargetRequest, { python: { freeThreaded, release } }: Target): readonly Neighbour[] {
  const own = release.join('.');
  const withPython = (python: string, place: number, minor: string): Neighbour => ({
    request: { ...request, python },
    variant: 0,
    python: place,
    platform: 0,
    minor,
    pastSupport: isPastSupport(minor, supportDay(request, asOf)),
    pastDistribution: false,
    repeats: false,
  });
  // The build with the GIL is nearer than any other minor; PEP 703 has no free-threaded one before 3.13.
  const same = freeThreaded ? [withPython(own, 1, own)] : [];
  const others = otherMinors(release)
    .filter(({ minor }) => !freeThreaded || parsePythonVersion(`${minor}t`).ok)
    .map(({ minor, place }) => withPython(freeThreaded ? `${minor}t` : minor, place + same.length, minor));
  return [...same, ...others];
}

function otherPlatforms(request: TargetRequest, target: Target): readonly Neighbour[] {
  const minor = target.python.release.join('.');
  const known = target.image?.platforms ?? allPlatforms;
  return commonPlatforms(target)
    .filter((platform) => platform !== request.platform && known.includes(platform))
    .map((platform) => ({
      request: { ...request, platform },
      variant: 0,
      python: 0,
      platform: 1,
      minor,
      pastSupport: isItselfPast(request, target),
      pastDistribution: false,
      repeats: false,
    }));
}
