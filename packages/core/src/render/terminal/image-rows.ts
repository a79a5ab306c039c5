// The table of images that were tried for the best one: a row each, since their columns would take several tables.

import { obstacles } from '../../report/obstacles.ts';
import type { Report, ReportTarget } from '../../report/report.ts';
import { shortened } from '../../text/shortened.ts';
import { printable } from '../../text/unprintable.ts';
import { buildCount } from '../wording/build-count.ts';
import { GAP } from '../wording/matrix-columns.ts';

/** As many targets stand side by side in one table as a rule. */
const SIDE_BY_SIDE = 4;

/** Names of packages in a row, a count among them. */
const NAMED = 3;

export function hasImageRows({ targets }: Report): boolean {
  return targets.length > SIDE_BY_SIDE && targets.some(({ tried }) => tried === true);
}

/** What is left of the width holds the names of what is in the way. */
export function imageRows(report: Report, width: number): readonly string[] {
  const { targets, summary } = report;
  const platforms = new Set(targets.map(({ platform }) => platform));
  const image = ({ name, platform }: ReportTarget): string =>
    printable(platforms.size === 1 ? name : `${name} ${platform.replace('linux/', '')}`);
  const count = (key: 'impossible' | 'unknown') => ({
    head: key === 'impossible' ? 'cannot install' : 'unknown (?)',
    cells: targets.map(({ id }) => `${summary[id]?.[key] ?? 0}`),
  });
  const counts = [count('impossible'), count('unknown')].filter(({ cells }) => cells.some((cell) => cell !== '0'));
  const sizes = targets.map(({ downloadSize }) => downloadSize);
  const columns = [
    { head: 'to build', cells: targets.map(({ id }) => buildCount(summary[id])) },
    ...counts,
    ...(sizes.some((size) => size !== null)
      ? [{ head: 'download MB', cells: sizes.map((size) => (size === null ? '-' : (size / 1_000_000).toFixed(1))) }]
      : []),
  ];
  const label = Math.max(...targets.map((target) => image(target).length), 'image'.length);
  const line = (first: string, cells: readonly string[], last: string): string => {
    const numbers = cells.map((cell, at) => cell.padStart((columns[at]?.head.length ?? 0) + GAP));
    const row = `${first.padEnd(label)}${numbers.join('')}`;
    const room = width - row.length - GAP;
    return last === '' || last.length > room ? row : `${row}${' '.repeat(GAP)}${last}`;
  };
  return [
    line(
      'image',
      columns.map(({ head }) => head),
      '',
    ),
    ...targets.map((target, at) =>
      line(
        image(target),
        columns.map(({ cells }) => cells[at] ?? ''),
        [...errorsOf(target, report), ...namesOf(target, report, at)].join(', '),
      ),
    ),
  ];
}

/** `WC401`: what is installed cannot run there. */
function errorsOf({ id }: ReportTarget, { diagnostics }: Report): readonly string[] {
  const own = diagnostics.filter(({ level, target }) => level === 'error' && target === id);
  return [...new Set(own.flatMap(({ rule }) => rule ?? []))];
}

/** Of what cannot be installed or must be built there. */
function namesOf(target: ReportTarget, report: Report, position: number): readonly string[] {
  if (obstacles(report, target).none) return [];
  const names = report.packages.flatMap(({ name, results }) =>
    /^(?:build|impossible)$/.test(results[position]?.verdict ?? '') ? [printable(name)] : [],
  );
  return shortened(names, NAMED);
}
