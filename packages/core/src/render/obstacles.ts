// What keeps a target from installing everything without a compiler, counted.

import type { Report, ReportTarget } from '../report/report.ts';
import { fileRefused } from './file-refused.ts';

export interface Obstacles {
  /** Packages that are installed or would be. */
  readonly installed: number;
  readonly impossible: number;
  readonly build: number;
  readonly unknown: number;
  /** On musl, wheels that may be for glibc, which counts as a build (WC108). */
  readonly unstated: number;
  /** Rules by which the installer refuses a whole file. */
  readonly refused: readonly string[];
  readonly none: boolean;
}

export function obstacles(report: Report, { id, libc }: ReportTarget): Obstacles {
  const { wheel = 0, sdist = 0, build = 0, impossible = 0, unknown = 0 } = report.summary[id] ?? {};
  const unstated =
    libc.family === 'musl'
      ? report.packages.filter(({ results }) =>
          results.some(({ target, verdict, rules }) => target === id && verdict === 'wheel' && rules.includes('WC108')),
        ).length
      : 0;
  const refused = fileRefused(report, id);
  return {
    installed: wheel + sdist + build + impossible + unknown,
    impossible,
    build,
    unknown,
    unstated,
    refused,
    none: impossible + build + unknown + unstated + refused.length === 0,
  };
}
