// A matrix that would take screens: images and platforms that agree share a column, packages that agree share a row.

import type { Report, ReportPackage } from '../../report/report.ts';
import { alike } from '../../text/alike.ts';
import { fileRefused } from '../../report/file-refused.ts';
import { isRefused, refusalText } from '../../report/refusal-text.ts';
import { listWords } from '../../text/list-words.ts';
import { shortened } from '../../text/shortened.ts';
import { isTelling } from './telling-rows.ts';
import type { Block, Column } from './matrix-columns.ts';

/**
 * The columns of a report once those that say the same are one, named by all of them. Where the installer refuses the whole
 * file nothing is installed: what each package would come to there is left out, unless it is so everywhere.
 */
export function condensedBlocks(blocks: readonly Block[], report: Report): readonly Block[] {
  const verdicts = (position: number): string =>
    report.packages.map(({ results }) => results[position]?.verdict).join(' ');
  const isTaken = ({ target: { id } }: Column): boolean => !isRefused(fileRefused(report, id));
  const taken = blocks.some(({ columns }) => columns.some(isTaken))
    ? blocks
        .map((block) => ({ ...block, columns: block.columns.filter(isTaken) }))
        .filter(({ columns }) => columns.length > 0)
    : blocks;
  const joined = taken.map((block) => ({
    ...block,
    columns: alike(block.columns, ({ position }) => verdicts(position)).flatMap((group) => {
      const [first] = group;
      return first ? [{ ...first, label: group.map(({ label }) => label).join(', ') }] : [];
    }),
  }));
  const keyOf = ({ columns }: Block): string =>
    JSON.stringify(columns.map(({ label, position }) => [label, verdicts(position)]));
  return alike(joined, keyOf).flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, label: group.map(({ label }) => label).join(', ') }] : [];
  });
}

/** Targets in a sentence. */
const TARGETS_NAMED = 5;

/** Which targets `condensedBlocks` leaves without a column, and why, in full sentences; empty where each has one. */
export function withoutColumn(report: Report): string {
  const refused = report.targets.flatMap(({ id, name, platform }) => {
    const rules = fileRefused(report, id);
    return isRefused(rules) ? [{ on: `${name} ${platform}`, why: refusalText(rules) }] : [];
  });
  if (refused.length === report.targets.length) return '';
  return alike(refused, ({ why }) => why)
    .map((group) => {
      const names = group.map(({ on }) => on);
      return `${listWords(shortened(names, TARGETS_NAMED))} ${names.length === 1 ? 'is' : 'are'} not in this table: ${group[0]?.why ?? ''}.`;
    })
    .join(' ');
}

/** Rows that are read at a glance. */
const ROWS_MOST = 14;

/**
 * Whether a page or a summary of several targets condenses its table, and folds the whole one below it; a terminal counts
 * its lines.
 *
 * @param rows packages with a row of their own
 */
export function isLarge(rows: number, { targets }: Report): boolean {
  return rows > ROWS_MOST && targets.length > 1;
}

/** Packages in rows: those that have the same verdicts in these columns share one. */
export function condensedRows(
  packages: readonly ReportPackage[],
  blocks: readonly Block[],
): readonly (readonly ReportPackage[])[] {
  const positions = positionsOf(blocks);
  const keyOf = ({ results }: ReportPackage): string =>
    JSON.stringify(positions.map((position) => [results[position]?.verdict, results[position]?.statements.length]));
  return alike(packages, keyOf);
}

/** Packages that are more than a plain wheel in these columns. */
export function tellingIn(blocks: readonly Block[], packages: readonly ReportPackage[]): readonly ReportPackage[] {
  const positions = positionsOf(blocks);
  return packages.filter(({ results }) =>
    positions.some((position) => {
      const result = results[position];
      return result !== undefined && isTelling(result);
    }),
  );
}

/** Where the results of these columns stand. */
export function positionsOf(blocks: readonly Block[]): readonly number[] {
  return blocks.flatMap(({ columns }) => columns.map(({ position }) => position));
}
