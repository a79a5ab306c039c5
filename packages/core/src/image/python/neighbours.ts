// The images next to one: other variants of it, other Python minors, other platforms, all of them in the table.

import { compareMinors, joinTag } from './newer-image.ts';
import { type Distribution, distributionOf } from '../distribution.ts';
import { asOf, imageTable, type ImageRow } from './image-table.ts';
import { parseImageReference } from '../image-ref.ts';
import { allPlatforms } from '../../target/platform.ts';
import { comparePythonVersions, parsePythonVersion, type PythonVersion } from '../../target/python-version.ts';
import { type Flavour, parsePythonTag, type PythonTag } from './python-tag.ts';
import { pastSupport } from '../support.ts';
import type { Libc, Platform, Target, TargetRequest } from '../../target/target.ts';

/** A target that differs from another one, with how far it is from that. */
export interface Neighbour {
  readonly request: TargetRequest;
  /** 0: the same variant of the image; else its place among the others, nearest first. */
  readonly variant: number;
  /** 0: the same Python; else its place among the others, nearest first and later before earlier. */
  readonly python: number;
  readonly platform: 0 | 1;
  /** `3.9` */
  readonly minor: string;
  /** Whether its Python or its distribution gets no more security fixes. */
  readonly pastSupport: boolean;
  /** True where a nearer neighbour with the same Python has the same libc (slim before full): it helps no further than that. */
  readonly repeats: boolean;
}

/** What most wheels are built for; nearest first for 32-bit Arm, whose boards are 64-bit by now, and for all others. */
function commonPlatforms({ arch }: Target): readonly Platform[] {
  return arch.startsWith('arm') ? ['linux/arm64', 'linux/amd64'] : ['linux/amd64', 'linux/arm64'];
}

/**
 * Lists the neighbours of a target, nearest first: variants, then Pythons, then Pythons on other variants, then platforms.
 *
 * Only tags that the table has for the platform (frozen ones can be pulled still), as exact as the target's own:
 * `3.12.4-alpine3.20` has `3.12.4-slim-trixie` and `3.13.5-alpine3.20`. Pre-releases of Python are left out, and variants
 * with the same or an older libc: what fits there fits here. A target without an image has other `--python` alone; one
 * whose image was changed by flags (`--base` with `--python` or `--libc`) has none.
 */
export async function neighbours(request: TargetRequest, target: Target): Promise<readonly Neighbour[]> {
  const pythons = otherPythons(target);
  if (request.base === undefined) return ofFlags(request, target, pythons);
  if (request.python !== undefined || request.libc !== undefined) return [];
  const reference = parseImageReference(request.base);
  if (!reference.ok) return [];
  const { host, path, tag: written = 'latest' } = reference.value;
  const tag = parsePythonTag(written);
  if (tag === undefined) return [];
  const repository = host === undefined ? path : `${host}/${path}`;
  const minor = target.python.release.join('.');
  const places = [
    { prefix: tag.prefix, python: 0, minor },
    ...pythons.flatMap(({ minor: other, place }) => {
      const prefix = prefixFor(tag, other);
      return prefix === undefined ? [] : [{ prefix, python: place, minor: other }];
    }),
  ];
  const found = places.flatMap(({ prefix, python, minor: other }) =>
    variantsOf(tag, prefix, target, python === 0)
      .filter(({ row }) => row.platforms.includes(request.platform))
      .map(({ name, row, variant }, position, variants): Neighbour => {
        const { libc } = row.distribution;
        return {
          request: { ...request, base: `${repository}:${name}` },
          variant,
          python,
          platform: 0,
          minor: other,
          pastSupport: isPastSupport(other, row.distribution),
          repeats: variants.slice(0, position).some(({ row: nearer }) => isSame(nearer.distribution.libc, libc)),
        };
      }),
  );
  return [...found.toSorted(byDistance), ...otherPlatforms(request, target, minor)];
}

function byDistance(a: Neighbour, b: Neighbour): number {
  const changes = ({ variant, python }: Neighbour): number => Number(variant > 0) + 2 * Number(python > 0);
  return changes(a) - changes(b) || a.python - b.python || a.variant - b.variant;
}

/** Minors of the same major with a final release, nearest first; `place` counts from 1, later before earlier. */
function otherPythons({ python }: Target): readonly { readonly minor: string; readonly place: number }[] {
  const [major, own] = python.release;
  const minors = [...imageTable().keys()].filter((tag) => /^\d+\.\d+$/.test(tag) && tag.startsWith(`${major}.`));
  return minors
    .toSorted(compareMinors)
    .map((minor) => ({ minor, distance: Number(minor.split('.')[1]) - own }))
    .filter(({ distance }) => distance !== 0)
    .map(({ minor, distance }) => ({ minor, place: 2 * Math.abs(distance) - Number(distance > 0) }))
    .toSorted((a, b) => a.place - b.place);
}

function ofFlags(
  request: TargetRequest,
  target: Target,
  pythons: ReturnType<typeof otherPythons>,
): readonly Neighbour[] {
  const { freeThreaded, release } = target.python;
  const minor = release.join('.');
  const withPython = (python: string, place: number, other: string): Neighbour => ({
    request: { ...request, python },
    variant: 0,
    python: place,
    platform: 0,
    minor: other,
    pastSupport: isPastSupport(other),
    repeats: false,
  });
  // The build with the GIL is nearer than any other minor; PEP 703 has no free-threaded one before 3.13.
  const same = freeThreaded ? [withPython(minor, 1, minor)] : [];
  const others = pythons
    .filter(({ minor: other }) => !freeThreaded || parsePythonVersion(`${other}t`).ok)
    .map(({ minor: other, place }) => withPython(freeThreaded ? `${other}t` : other, place + same.length, other));
  return [...same, ...others, ...otherPlatforms(request, target, minor)];
}

function otherPlatforms(request: TargetRequest, target: Target, minor: string): readonly Neighbour[] {
  const known = target.image?.platforms ?? allPlatforms;
  return commonPlatforms(target)
    .filter((platform) => platform !== request.platform && known.includes(platform))
    .map((platform) => ({
      request: { ...request, platform },
      variant: 0,
      python: 0,
      platform: 1,
      minor,
      pastSupport: target.image === undefined ? isPastSupport(minor) : target.image.pastSupport !== null,
      repeats: false,
    }));
}

/** What stands before the flavour for another minor: as exact as the tag itself, so with the newest patch where it has one. */
function prefixFor({ version, suffix, flavour }: PythonTag, minor: string): string | undefined {
  if (version.kind !== 'version' || version.version.patch === undefined) return minor;
  const patches = [...imageTable()].flatMap(([tag, { python }]) => {
    const isOfMinor =
      python.startsWith(`${minor}.`) && (tag === joinTag(python, suffix) || tag === joinTag(python, plain(flavour)));
    const parsed = isOfMinor ? parsePythonVersion(python) : undefined;
    return parsed?.ok && parsed.value.pre === ''
      ? [{ python, version: parsed.value, exact: tag === joinTag(python, suffix) }]
      : [];
  });
  const newest = (list: readonly { python: string; version: PythonVersion }[]): string | undefined =>
    list.toSorted((a, b) => comparePythonVersions(b.version, a.version))[0]?.python;
  return newest(patches.filter(({ exact }) => exact)) ?? newest(patches);
}

interface Variant {
  readonly name: string;
  readonly row: ImageRow;
  readonly variant: number;
}

/** The tags of one Python: the same variant (for another Python), and those that have a libc with more wheels. */
function variantsOf(tag: PythonTag, prefix: string, target: Target, samePython: boolean): readonly Variant[] {
  const named = (suffix: string, variant: number): readonly Variant[] => {
    const name = joinTag(prefix, suffix);
    const row = imageTable().get(name);
    return row === undefined ? [] : [{ name, row, variant }];
  };
  const [same] = [...named(tag.suffix, 0), ...named(plain(tag.flavour), 0)];
  const libc = samePython ? target.libc : (same?.row.distribution.libc ?? target.libc);
  const newer = newerReleases(tag, prefix, libc).flatMap((suffix, place) => named(suffix, place + 1));
  const others = otherFlavours(tag.flavour).flatMap((flavour, place) =>
    named(withRelease(tag, prefix, flavour), newer.length + place + 1),
  );
  return [
    ...(samePython || same === undefined ? [] : [same]),
    ...[...newer, ...others].filter(({ row }) => helps(row.distribution.libc, libc)),
  ];
}

/** Alpine images lack the wheels that Debian's have; the other way round there is hardly any. Slim is nearer than full. */
function otherFlavours(flavour: Flavour): readonly Flavour[] {
  return flavour === 'alpine' ? ['slim', 'full'] : [];
}

/** The suffixes of the same flavour on later releases of its distribution, nearest first, one for each libc. */
function newerReleases({ flavour, release }: PythonTag, prefix: string, libc: Libc): readonly string[] {
  if (release === undefined) return [];
  const found = new Map<string, { readonly suffix: string; readonly libc: Libc }>();
  for (const [name] of imageTable()) {
    const parsed = parsePythonTag(name);
    if (parsed?.prefix !== prefix || parsed.flavour !== flavour || parsed.release === undefined) continue;
    const other = distributionOf(flavour === 'alpine' ? parsed.suffix : parsed.release)?.libc;
    if (other && helps(other, libc)) found.set(other.version.join('.'), { suffix: parsed.suffix, libc: other });
  }
  return [...found.values()].toSorted((a, b) => order(a.libc) - order(b.libc)).map(({ suffix }) => suffix);
}

function isSame(a: Libc | undefined, b: Libc | undefined): boolean {
  return a !== undefined && b !== undefined && a.family === b.family && order(a) === order(b);
}

/** On the day of the table; without a distribution the Python alone counts. */
function isPastSupport(minor: string, distribution?: Distribution): boolean {
  const [major = 0, other = 0] = minor.split('.').map(Number);
  return pastSupport([major, other], distribution, asOf) !== null;
}

function helps(other: Libc | undefined, libc: Libc): boolean {
  return other !== undefined && (other.family !== libc.family || order(other) > order(libc));
}

function order({ version: [major, minor] }: Libc): number {
  return major * 1000 + minor;
}

/** `slim-trixie` where the tag names its own release, else `slim`. */
function withRelease({ release }: PythonTag, prefix: string, flavour: Flavour): string {
  const suffix = plain(flavour);
  const codename = imageTable().get(joinTag(prefix, suffix))?.distribution.codename;
  if (release === undefined || codename === undefined) return suffix;
  const exact = suffix === '' ? codename : `${suffix}-${codename}`;
  return imageTable().has(joinTag(prefix, exact)) ? exact : suffix;
}

function plain(flavour: Flavour): string {
  return flavour === 'full' ? '' : flavour;
}
