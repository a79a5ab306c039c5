// Packages that are more than a plain wheel somewhere: what a table shows of them.

import type { ReportPackage, ReportResult } from '../../report/report.ts';
import { alike } from '../../text/alike.ts';
import { worstFirst } from './verdict-words.ts';

/** Anything but a plain wheel and what is not installed. */
export function isTelling({ verdict, statements }: ReportResult): boolean {
  return verdict !== 'skipped' && (verdict !== 'wheel' || statements.length > 0);
}

/** `matplotlib 3.8.2` */
export function title({ name, version }: Pick<ReportPackage, 'name' | 'version'>): string {
  return `${name} ${version ?? ''}`.trimEnd();
}

/** The position of its worst verdict. */
export function worst({ results }: ReportPackage): number {
  return Math.min(...results.filter(isTelling).map(({ verdict }) => worstFirst.indexOf(verdict)));
}

/**
 * Packages that agree in where they are installed, those that are most first: one row for all others would say `wheel` where
 * some of them are not installed.
 *
 * @param positions of the targets that count; all by default
 */
export function byPresence(
  packages: readonly ReportPackage[],
  positions?: readonly number[],
): readonly (readonly ReportPackage[])[] {
  const isThere = ({ results }: ReportPackage): string =>
    results.map(({ verdict }, position) => (positions?.includes(position) ?? true) && verdict !== 'skipped').join(' ');
  return alike(packages, isThere).toSorted((a, b) => b.length - a.length);
}
