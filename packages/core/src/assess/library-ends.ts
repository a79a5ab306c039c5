// Builds that fail because the distribution's version of a library is none that they take.

import type { PackageName } from '../packaging/name.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { DeadEnd } from './dead-end.ts';
import type { DeadEndFact } from './dead-end-fact.ts';
import { type LibraryBoundRow, libraryBoundRows } from './library-bound-rows.ts';
import { libraryOf } from './toolchain/library.ts';
import { libraryVersion } from './toolchain/library-version.ts';
import { compareDotted } from '../text/compare-dotted.ts';
import { releaseTitle, type DistroRelease } from './toolchain/release-condition.ts';

export interface LibraryEndInput {
  readonly name: PackageName;
  readonly version: string;
  readonly reading: Pick<SdistReading, 'libraries'> | null;
  readonly distro: DistroRelease | null;
}

/** What a distribution has of a library that a package needs. */
type Owned = Pick<Extract<DeadEndFact, { readonly kind: 'library' }>, 'library' | 'release' | 'has' | 'name'>;

interface Bound {
  readonly library: string;
  readonly bound: string;
  readonly source: string;
}

/** Empty where the release's version is not known, or is one that the build takes. */
export function libraryEnds({ name, version, reading, distro }: LibraryEndInput): readonly DeadEnd[] {
  const said = (reading?.libraries ?? []).map(({ library, bound, where }) => ({ library, bound, source: where }));
  const rows = libraryBoundRows.filter((row) => row.name === name && admits(row.versions, version));
  const bounds: readonly Bound[] = [
    ...said,
    ...rows.filter(({ library }) => !said.some((each) => each.library === library)),
  ];
  return bounds.flatMap((each) => endOf(each, { name, version, distro }));
}

function endOf(
  { library, bound, source }: Bound,
  { name, version, distro }: { name: PackageName; version: string; distro: DistroRelease | null },
): readonly DeadEnd[] {
  const has = distro === null ? undefined : libraryVersion(library, distro);
  const words = libraryOf(library)?.words ?? library;
  if (distro === null || has === undefined)
    return bound === 'same'
      ? [
          {
            fact: { kind: 'library-number-unknown', library: words },
            source,
            certain: false,
          },
        ]
      : [];
  const owned = { library: words, release: releaseTitle(distro), has, name };
  if (bound === 'same') return sameNumber(owned, version, source);
  if (takes(bound, has)) return [];
  const [, sign = '', number = ''] = /^(>=|<)(.*)$/.exec(bound) ?? [];
  const near = nearestFitting({ name, version, library, has });
  return [
    {
      fact: { kind: 'library', ...owned, side: sign === '>=' ? 'from' : 'before', number },
      source: `${source}; library-versions.json`,
      certain: true,
      ...near,
    },
  ];
}

/** The bindings of GDAL call what the library of their own number has: an older library lacks some of it, a newer one may have changed it. */
function sameNumber(owned: Owned, version: string, source: string): readonly DeadEnd[] {
  const order = compareDotted(minorOf(version), minorOf(owned.has));
  if (order === 0) return [];
  const fact = { kind: 'library-number', ...owned, stops: order > 0 } as const;
  return [{ fact, source: `${source}; library-versions.json`, certain: order > 0, instead: owned.has }];
}

function minorOf(version: string): string {
  return /^\d+(?:\.\d+)?/.exec(version)?.[0] ?? '0';
}

/**
 * The release next to it that takes what there is: the first of a newer range, else the last of an older one. A range may have
 * a floor and a ceiling, each a row.
 */
function nearestFitting({
  name,
  version,
  library,
  has,
}: {
  readonly name: PackageName;
  readonly version: string;
  readonly library: string;
  readonly has: string;
}): Pick<DeadEnd, 'fixedIn' | 'instead'> {
  const rows = libraryBoundRows.filter((row) => row.name === name && row.library === library);
  const fits = (release: string): boolean =>
    rows.every(({ versions, bound }) => !admits(versions, release) || takes(bound, has));
  const firsts = rows.flatMap(({ versions }) => /^>=([\d.]+)/.exec(versions)?.[1] ?? []);
  const [first] = firsts.filter((each) => compareDotted(each, version) > 0 && fits(each)).toSorted(compareDotted);
  if (first !== undefined) return { fixedIn: first };
  const lasts = rows.flatMap(({ last }) => last ?? []);
  const earlier = lasts.filter((each) => compareDotted(numbers(each), version) < 0 && fits(each));
  const instead = earlier.toSorted((a, b) => compareDotted(numbers(b), numbers(a)))[0];
  return instead === undefined ? {} : { instead };
}

/** `2.6.1` of `2.6.1.post1` */
function numbers(version: string): string {
  return /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0';
}

function takes(bound: string, has: string): boolean {
  const [, sign, number = ''] = /^(>=|<)(.*)$/.exec(bound) ?? [];
  const order = compareDotted(has, number);
  return sign === '<' ? order < 0 : order >= 0;
}

function admits(versions: LibraryBoundRow['versions'], version: string): boolean {
  const [range, parsed] = [parseSpecifiers(versions), parseVersion(version)];
  return parsed.ok && range.ok && satisfies(parsed.value, range.value, true);
}
