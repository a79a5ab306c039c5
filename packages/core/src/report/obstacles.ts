// What keeps a target from installing everything without a compiler, counted.

import type { Report, ReportTarget, Unjudged } from './report.ts';
import { isBuildInDisguise } from './rules-of.ts';
import { fileRefused, type Refusal } from './file-refused.ts';

export interface Obstacles {
  /** Packages that are installed or would be. */
  readonly installed: number;
  readonly impossible: number;
  readonly build: number;
  readonly unknown: number;
  /** On musl, wheels that may be for glibc, which counts as a build (WC108). */
  readonly unstated: number;
  /** Why nothing is installed there at all. */
  readonly refused: readonly Refusal[];
  /** Packages that would be installed there too, and that nobody judged. */
  readonly unjudged: readonly string[];
  /** Packages that bring others there, nobody knows which. */
  readonly unlearnt: readonly string[];
  /** Nothing is in the way of what was judged there, and everything there was. */
  readonly clear: boolean;
  /** The target is clear and the report complete: only then may it be said that nothing needs a compiler. */
  readonly none: boolean;
}

export function obstacles(report: Report, { id }: ReportTarget): Obstacles {
  const { wheel = 0, sdist = 0, build = 0, impossible = 0, unknown = 0 } = report.summary[id] ?? {};
  const unstated = report.packages.filter(({ results }) =>
    results.some((result) => result.target === id && isBuildInDisguise(result)),
  ).length;
  const refused = fileRefused(report, id);
  const here = (names: readonly Unjudged[]): readonly string[] => [
    ...new Set(names.filter(({ target }) => target === null || target === id).map(({ name }) => name)),
  ];
  const [unjudged, unlearnt] = [here(report.unjudged), here(report.unlearnt)];
  const open = unknown + unjudged.length + unlearnt.length;
  const clear = impossible + build + unstated + refused.length + open === 0;
  return {
    installed: wheel + sdist + build + impossible + unknown,
    impossible,
    build,
    unknown,
    unstated,
    refused,
    unjudged,
    unlearnt,
    clear,
    none: clear && report.complete,
  };
}
