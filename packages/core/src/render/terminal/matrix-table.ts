// The table of a matrix: a row for each package that is no plain wheel somewhere, one for the rest, then the sums.

import type { Report, ReportPackage, ReportResult } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { paint } from './layout.ts';
import { printable } from '../../text/unprintable.ts';
import { isIgnored } from '../../report/rules-of.ts';
import { type Block, blockWidth, columnWidth, GAP } from '../wording/matrix-columns.ts';
import type { RenderOptions } from '../render-options.ts';
import { verdictWords } from '../wording/verdict-words.ts';

interface Cell {
  readonly text: string;
  readonly colour?: 'red' | 'yellow' | 'green' | 'dim';
}

export interface TableRow {
  readonly label: string;
  readonly cells: readonly Cell[];
}

/** One row a package that is no plain wheel somewhere, one for the rest, then the sums. */
export function tableRows(report: Report, { verbose }: RenderOptions): readonly TableRow[] {
  const shown = report.packages.filter(({ results }) => {
    const installed = results.filter(({ verdict }) => verdict !== 'skipped');
    const silent = installed.every(({ reason }) => reason === 'index');
    return (
      verbose || (!silent && installed.some(({ verdict, statements }) => verdict !== 'wheel' || statements.length > 0))
    );
  });
  const rest = report.packages.filter((pkg) => !shown.includes(pkg));
  const wheels = rest.filter(({ results }) => results.some(({ verdict }) => verdict === 'wheel'));
  const unanswered = rest.filter(({ results }) => results.some(({ verdict }) => verdict === 'unknown'));
  return [
    ...shown.map(({ name, version, results }) => ({
      label: printable(`${name} ${version ?? ''}`).trimEnd(),
      cells: results.map((result) => verdictCell(result)),
    })),
    ...commonRow(wheels, 'wheel', shown.length > 0),
    ...commonRow(unanswered, 'unknown', shown.length + wheels.length > 0),
    ...sums(report),
  ];

  /** One row for packages that have the same verdict wherever they are installed. */
  function commonRow(
    packages: readonly ReportPackage[],
    verdict: 'wheel' | 'unknown',
    others: boolean,
  ): readonly TableRow[] {
    const [only] = packages;
    if (!only) return [];
    const label =
      packages.length === 1
        ? printable(`${only.name} ${only.version ?? ''}`).trimEnd()
        : counted(packages.length, others ? 'other' : 'package');
    return [{ label, cells: report.targets.map(() => verdictCell({ verdict, statements: [] })) }];
  }
}

function verdictCell(result: Pick<ReportResult, 'verdict' | 'statements'>): Cell {
  const { verdict, statements } = result;
  const { word, colour } = verdictWords[verdict];
  if (isIgnored(result)) return { text: `${word}~`, colour: 'dim' };
  return { text: verdict === 'wheel' && statements.length > 0 ? `${word}*` : word, colour };
}

function sums(report: Report): readonly TableRow[] {
  const count = (verdict: 'build' | 'impossible' | 'unknown'): readonly number[] =>
    report.targets.map(({ id }) => report.summary[id]?.[verdict] ?? 0);
  const row = (label: string, numbers: readonly (number | string)[]): TableRow => ({
    label,
    cells: numbers.map((number) => ({ text: `${number}` })),
  });
  const anywhere = (numbers: readonly number[]): boolean => numbers.some((number) => number > 0);
  const sizes = report.targets.map(({ downloadSize }) => downloadSize);
  return [
    row('to build', count('build')),
    ...(anywhere(count('impossible')) ? [row('cannot install', count('impossible'))] : []),
    ...(anywhere(count('unknown')) ? [row('unknown (?)', count('unknown'))] : []),
    ...(sizes.some((size) => size !== null)
      ? [
          row(
            'download MB',
            sizes.map((size) => (size === null ? '-' : (size / 1_000_000).toFixed(1))),
          ),
        ]
      : []),
  ];
}

/** The lines of one table: bases, platforms, rows. */
export function table(
  blocks: readonly Block[],
  rows: readonly TableRow[],
  label: number,
  { colour }: RenderOptions,
): readonly string[] {
  const heads = blocks.map((block) => `${' '.repeat(GAP * 2)}${block.label}`.padEnd(blockWidth(block)));
  const platforms = blocks.map((block) =>
    block.columns
      .map((column) => column.label.padStart(columnWidth(column)))
      .join('')
      .padStart(blockWidth(block)),
  );
  return [
    `${' '.repeat(label)}${heads.join('')}`,
    `${'package'.padEnd(label)}${platforms.join('')}`,
    ...rows.flatMap((row) => {
      const cells = blocks
        .map((block) => {
          const line = block.columns.map((column) => cellText(row.cells[column.position], columnWidth(column), colour));
          const plain = block.columns.reduce((sum, column) => sum + columnWidth(column), 0);
          return `${' '.repeat(Math.max(0, blockWidth(block) - plain))}${line.join('')}`;
        })
        .join('');
      return row.label.length > label
        ? [row.label, `${' '.repeat(label)}${cells}`]
        : [`${row.label.padEnd(label)}${cells}`];
    }),
  ];
}

function cellText(cell: Cell | undefined, width: number, colour: boolean): string {
  const text = cell?.text ?? '';
  const padding = ' '.repeat(Math.max(0, width - text.length));
  return `${padding}${cell?.colour ? paint(text, cell.colour, colour) : text}`;
}
