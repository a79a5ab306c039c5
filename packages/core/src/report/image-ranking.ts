// The images of a report, best first: the one to take stands at the top.

import type { Report, ReportTarget } from './report.ts';
import { type Obstacles, obstacles } from './obstacles.ts';

export interface RankedTarget {
  readonly target: ReportTarget;
  readonly found: Obstacles;
}

export interface RankedImage {
  readonly name: string;
  /** Its platforms, as they were asked for. */
  readonly targets: readonly RankedTarget[];
}

/**
 * Images that need no compiler on most platforms come first, then those with the least in the way. Among equals one that
 * is still supported and whose facts are known, then the one with fewer sdists, then the smaller download.
 */
export function imageRanking(report: Report): readonly RankedImage[] {
  const names = [...new Set(report.targets.map(({ name }) => name))];
  const images = names.map((name) => ({
    name,
    targets: report.targets
      .filter((target) => target.name === name)
      .map((target) => ({ target, found: obstacles(report, target) })),
  }));
  const sorted = images
    .map((image) => ({ image, faults: faultsOf(image, report) }))
    .toSorted((a, b) => compareFaults(a.faults, b.faults));
  return sorted.map(({ image }) => image);
}

/** Most serious first, each the fewer the better. */
function faultsOf({ targets }: RankedImage, report: Report): readonly number[] {
  const sum = (count: (each: RankedTarget) => number): number =>
    targets.reduce((total, each) => total + count(each), 0);
  const reservations = report.diagnostics.filter(
    ({ rule, target }) => (rule === 'WC301' || rule === 'WC302') && targets.some(({ target: { id } }) => id === target),
  );
  // What is tried beside them keeps their Python where it can.
  const pythons = new Set(report.targets.flatMap((target) => (target.tried === true ? [] : [minorOf(target)])));
  return [
    -sum(({ found }) => (found.clear ? 1 : 0)),
    ...sums(targets.map(({ found }) => gravity(found))),
    reservations.length,
    sum(({ target }) => Number(target.tried === true && !pythons.has(minorOf(target)))),
    sum(({ target }) => report.summary[target.id]?.sdist ?? 0),
    sum(({ target }) => target.downloadSize ?? Number.MAX_SAFE_INTEGER),
  ];
}

/** `3.12` */
function minorOf({ python }: ReportTarget): string {
  return python.version.split('.').slice(0, 2).join('.');
}

/** What is in the way, most serious first. What nobody judged may have to be built: it is no better than what must. */
export function gravity({
  refused,
  impossible,
  build,
  unstated,
  unknown,
  unjudged,
  unlearnt,
}: Obstacles): readonly number[] {
  const open = unknown + unjudged.length + unlearnt.length;
  return [refused.length, impossible, build + unstated + open, open];
}

/** Place by place. */
function sums([first = [], ...others]: readonly (readonly number[])[]): readonly number[] {
  return first.map((count, place) => others.reduce((total, each) => total + (each[place] ?? 0), count));
}

/** Negative where the first has less in the way. */
export function compareFaults(a: readonly number[], b: readonly number[]): number {
  const position = a.findIndex((fault, at) => fault !== b[at]);
  return position === -1 ? 0 : (a[position] ?? 0) - (b[position] ?? 0);
}
