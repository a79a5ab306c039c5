// When Pythons and distributions stop getting security fixes, seen from a given day.

import { formatDistribution, type Distribution } from './distribution.ts';
import type { AskedTarget, BaseImage, Release } from '../target/target.ts';

// The last day of each minor, from the release schedules (PEP 373, 392, 398, 429, 478, 494, 537, 569, 596, 619, 664, 693, 719,
// 745), as endoflife-date/endoflife.date had them on 2026-08-22.
const pythonEnds: ReadonlyMap<string, string> = new Map([
  ['2.7', '2020-01-01'],
  ['3.2', '2016-02-20'],
  ['3.3', '2017-09-29'],
  ['3.4', '2019-03-18'],
  ['3.5', '2020-09-30'],
  ['3.6', '2021-12-23'],
  ['3.7', '2023-06-27'],
  ['3.8', '2024-10-07'],
  ['3.9', '2025-10-31'],
  ['3.10', '2026-10-31'],
  ['3.11', '2027-10-31'],
  ['3.12', '2028-10-31'],
  ['3.13', '2029-10-31'],
  ['3.14', '2030-10-31'],
]);

/** The day on which support is seen: the one asked for, which a clock that is behind does not put before the image list's. */
export function supportDay({ day }: Pick<AskedTarget, 'day'>, asOf: string): string {
  return day !== undefined && day > asOf ? day : asOf;
}

/**
 * What of an image had left support on a day (ISO), and since when; null while both its Python and its distribution have it.
 *
 * Where both are past it, the one that left first is named. Debian counts until the end of LTS, whose fixes are free.
 *
 * @param python undefined where the distribution patches it itself
 */
export function pastSupport(
  python: Release | undefined,
  distribution: Pick<Distribution, 'name' | 'version' | 'codename' | 'supportEnd'> | undefined,
  day: string,
): BaseImage['pastSupport'] {
  const minor = python === undefined ? '' : `${python[0]}.${python[1]}`;
  const ends = [
    { what: `Python ${minor}`, since: pythonEnds.get(minor) },
    ...(distribution === undefined ? [] : [{ what: formatDistribution(distribution), since: distribution.supportEnd }]),
  ];
  let first: BaseImage['pastSupport'] = null;
  for (const { what, since } of ends) {
    if (since !== undefined && since < day && (first === null || since < first.since)) first = { what, since };
  }
  return first;
}
