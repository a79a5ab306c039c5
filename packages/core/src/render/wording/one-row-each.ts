// The rows of a table: what two files ask for in the same version is one of them.

import type { Report, ReportPackage } from '../../report/report.ts';
import { joinedRows } from '../../report/same-rows.ts';
import { title } from './telling-rows.ts';

/** The same report with one row for a version of a package, as long as no two of its rows are about one target. */
export function oneRowEach<R extends Pick<Report, 'packages' | 'targets'>>(report: R): R {
  const rows = joinedRows(report.packages, title);
  return { ...report, packages: rows.map((pkg) => ({ ...pkg, results: onTargets(pkg, report) })) };
}

function onTargets({ results }: ReportPackage, { targets }: Pick<Report, 'targets'>): ReportPackage['results'] {
  return targets.flatMap(({ id }) => results.find(({ target }) => target === id) ?? []);
}
