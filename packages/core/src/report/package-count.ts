// How many packages a report is about: the one count that every format's header has.

import { counted } from '../text/counted.ts';
import type { Report, ReportPackage } from './report.ts';
import { joinedRows } from './same-rows.ts';

/**
 * `10 packages`, by name: one that several images or services take counts once, and in how many versions they take all of
 * them is said where that is more, for a table has a row for each version. Two pins of one name on one target count twice,
 * as they do in what is said of that target.
 */
export function packageCount({ packages }: Pick<Report, 'packages'>): string {
  const rows = joinedRows(packages.filter(isInstalled), ({ name, version }) => `${name} ${version ?? ''}`);
  const byName = new Map<string, ReportPackage[]>();
  for (const row of rows) {
    const known = byName.get(row.name);
    if (known) known.push(row);
    else byName.set(row.name, [row]);
  }
  const count = [...byName.values()].reduce((sum, same) => sum + mostOnOne(same), 0);
  return `${counted(count, 'package')}${rows.length > count ? ` (${counted(rows.length, 'version')})` : ''}`;
}

function isInstalled({ results }: ReportPackage): boolean {
  return results.some(({ verdict }) => verdict !== 'skipped');
}

/** The most of these rows that one target installs. */
function mostOnOne(rows: readonly ReportPackage[]): number {
  const on = new Map<string, number>();
  const installed = rows.flatMap(({ results }) => results.filter(({ verdict }) => verdict !== 'skipped'));
  for (const { target } of installed) on.set(target, (on.get(target) ?? 0) + 1);
  return Math.max(0, ...on.values());
}
