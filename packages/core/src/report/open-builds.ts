// Builds of a target that may go through and may not: all that they are known to need is there, or is in the line before pip.

import { compilersIn } from '../image/compilers-in.ts';
import { fileRefused } from './file-refused.ts';
import type { OpenBuild } from './open-build.ts';
import { preparationOn } from './preparation-on.ts';
import type { Report, ReportTarget } from './report.ts';

export interface OpenBuilds {
  /** At least one. */
  readonly builds: readonly { readonly name: string; readonly open: OpenBuild }[];
  /** What the line before pip adds; null where there is none. */
  readonly adds: 'compiler' | 'packages' | null;
}

/** Null where nothing is open, or where something else is known to be in the way. */
export function openBuilds(report: Report, target: ReportTarget): OpenBuilds | null {
  const here = report.packages.flatMap(({ name, results }) =>
    results.filter((result) => result.target === target.id).map((result) => ({ name, ...result })),
  );
  const built = here.filter(({ verdict }) => verdict === 'build');
  const isStuck = here.some(
    ({ verdict, deadEnds }) => verdict === 'impossible' || verdict === 'unknown' || deadEnds.length > 0,
  );
  const builds = built.flatMap(({ name, open }) => (open ? [{ name, open }] : []));
  if (isStuck || builds.length === 0 || fileRefused(report, target.id).length > 0) return null;
  const preparation = preparationOn(report, target);
  const compilers = compilersIn(preparation?.names ?? [], target.distro?.name);
  const adds = preparation === null ? null : compilers.length > 0 ? 'compiler' : 'packages';
  // Without such a line, what lacks something is told as that.
  const isWhole = adds !== null || built.every(({ ready, open }) => ready === true || open);
  return isWhole ? { builds, adds } : null;
}
