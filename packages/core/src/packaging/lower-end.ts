// Where a set of specifiers begins: the one end of a Requires-Python that uv looks at.

import { mended } from './mend-requirement.ts';
import type { Parsed } from './parsed.ts';
import { parseSpecifiers, type Specifier, type SpecifierSet } from './specifier.ts';
import { compareReleases, parseVersion, type Version } from './version.ts';

/** A release, or the place just above it; undefined: below every release. */
type Point = { readonly release: readonly bigint[]; readonly isAbove: boolean } | undefined;

/**
 * The lowest point at which all clauses hold; a set that nothing meets begins below every release, for uv. Releases alone
 * count: `>=3.15.0rc2` begins at 3.15.0, `>=3.11,!=3.11.*` at 3.12, `!=3.9.*` nowhere.
 */
export function lowerEnd({ specifiers }: SpecifierSet): Point {
  const borders = specifiers.flatMap(bordersOf).toSorted(compareReleases);
  const points: Point[] = [
    undefined,
    ...borders.flatMap((release) => [
      { release, isAbove: false },
      { release, isAbove: true },
    ]),
  ];
  return points.find((point) => specifiers.every((specifier) => holdsAt(specifier, point)));
}

/** Whether something that begins at `point` begins no lower than the set does. */
export function beginsWithin(point: Point, set: SpecifierSet): boolean {
  const end = lowerEnd(set);
  return end === undefined || (point !== undefined && comparePoints(point, end) >= 0);
}

/**
 * Whether uv takes a file with this Requires-Python: an upper bound never keeps it from one. What it cannot read, mended or
 * not, it passes over.
 */
export function beginsBelow(requiresPython: string, { release }: Version): boolean {
  const set = readLeniently(requiresPython);
  return set.ok && beginsWithin({ release, isAbove: false }, set.value);
}

/** A Requires-Python as uv reads it, which is stricter than packaging: `===` compares versions, and no clause is empty. */
export function readLeniently(text: string): Parsed<SpecifierSet> {
  return mended(text, (tried) => {
    const set = parseSpecifiers(tried);
    if (!set.ok) return set;
    const odd = /,\s*(?:,|$)/.test(tried) || !set.value.specifiers.every(baseOf);
    return odd ? { ok: false, problem: 'not what uv reads' } : set;
  });
}

/** Where a clause can begin to hold, or cease to. */
function bordersOf(specifier: Specifier): readonly (readonly bigint[])[] {
  const [base, series] = [baseOf(specifier), seriesOf(specifier)];
  return [...(base ? [base.release] : []), ...(series ? [series.from, series.to] : [])];
}

/** Of `===` too, which uv compares as a version. */
function baseOf({ base, version }: Specifier): Version | undefined {
  const read = parseVersion(version);
  return base ?? (read.ok ? read.value : undefined);
}

/** `3.10.*` and `~=3.10.4`: from 3.10 to below 3.11. */
function seriesOf({
  operator,
  base,
  wildcard,
}: Specifier): { readonly from: readonly bigint[]; readonly to: readonly bigint[] } | undefined {
  if (!base || !(wildcard || operator === '~=')) return undefined;
  const from = wildcard ? base.release : base.release.slice(0, -1);
  return { from, to: [...from.slice(0, -1), (from.at(-1) ?? 0n) + 1n] };
}

function holdsAt(specifier: Specifier, point: Point): boolean {
  const [{ operator }, base] = [specifier, baseOf(specifier)];
  if (!base) return true;
  const order = orderOf(point, base.release);
  const series = seriesOf(specifier);
  const inSeries = series !== undefined && orderOf(point, series.from) >= 0 && orderOf(point, series.to) < 0;
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '!=':
      return series ? !inSeries : order !== 0;
    case '~=':
      return order >= 0 && inSeries;
    default:
      return series ? inSeries : order === 0;
  }
}

function orderOf(point: Point, release: readonly bigint[]): number {
  return point === undefined ? -1 : comparePoints(point, { release, isAbove: false });
}

function comparePoints(a: NonNullable<Point>, b: NonNullable<Point>): number {
  return compareReleases(a.release, b.release) || Number(a.isAbove) - Number(b.isAbove);
}
