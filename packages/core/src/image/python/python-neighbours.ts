// The images next to an official python image: other variants of it, other Python minors, all of them in the table.

import { distributionOf } from '../distribution.ts';
import type { Surrounded } from '../family.ts';
import { asOf, imageRow, imageTable, type ImageRow } from './image-table.ts';
import { isPastDistribution, isPastSupport, isSameLibc, type Neighbour, takesMore } from '../neighbour.ts';
import { joinTag } from './newer-image.ts';
import { otherMinors } from './python-minors.ts';
import { supportDay } from '../support.ts';
import { type Flavour, parsePythonTag, type PythonTag } from './python-tag.ts';
import { compareLibcs } from '../../target/libc.ts';
import { comparePythonVersions, parsePythonVersion, type PythonVersion } from '../../target/python-version.ts';
import type { Libc, Target } from '../../target/target.ts';

/**
 * Lists the other variants of an official image and the other Pythons of each.
 *
 * Only tags that the table has for the platform (frozen ones can be pulled still), as exact as the target's own:
 * `3.12.4-alpine3.20` has `3.12.4-slim-trixie` and `3.13.5-alpine3.20`. Pre-releases of Python are left out, and variants
 * with the same or an older libc: what fits there fits here. An image whose Python was changed by a flag has none.
 */
export function pythonNeighbours({ request, target, repository, tag: written }: Surrounded): readonly Neighbour[] {
  const tag = request.python === undefined ? parsePythonTag(written) : undefined;
  if (tag === undefined) return [];
  const minor = target.python.release.join('.');
  const day = supportDay(request, asOf);
  const places = [
    { prefix: tag.prefix, python: 0, minor },
    ...otherMinors(target.python.release).flatMap(({ minor: other, place }) => {
      const prefix = prefixFor(tag, other);
      return prefix === undefined ? [] : [{ prefix, python: place, minor: other }];
    }),
  ];
  return places.flatMap(({ prefix, python, minor: other }) =>
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
          pastSupport: isPastSupport(other, day, row.distribution),
          pastDistribution: isPastDistribution(row.distribution, day),
          repeats: variants.slice(0, position).some(({ row: nearer }) => isSameLibc(nearer.distribution.libc, libc)),
        };
      }),
  );
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
    const row = imageRow(name);
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
    ...[...newer, ...others].filter(({ row }) => takesMore(row.distribution.libc, libc)),
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
  for (const tag of tagsBehind(prefix)) {
    if (tag.flavour !== flavour || tag.release === undefined) continue;
    const other = distributionOf(flavour === 'alpine' ? tag.suffix : tag.release)?.libc;
    if (other && takesMore(other, libc)) found.set(other.version.join('.'), { suffix: tag.suffix, libc: other });
  }
  return [...found.values()].toSorted((a, b) => compareLibcs(a.libc, b.libc)).map(({ suffix }) => suffix);
}

let byPrefix: ReadonlyMap<string, readonly PythonTag[]> | undefined;

/** The table's tags of one prefix; its thousands are read once, however many targets are looked around. */
function tagsBehind(prefix: string): readonly PythonTag[] {
  byPrefix ??= readTags();
  return byPrefix.get(prefix) ?? [];
}

function readTags(): ReadonlyMap<string, readonly PythonTag[]> {
  const tags = new Map<string, PythonTag[]>();
  for (const name of imageTable().keys()) {
    const tag = parsePythonTag(name);
    const group = tag && tags.get(tag.prefix);
    if (group) group.push(tag);
    else if (tag) tags.set(tag.prefix, [tag]);
  }
  return tags;
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
