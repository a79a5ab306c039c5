// The table of a matrix: a row for each package that is no plain wheel somewhere, one for the rest, then the sums.

import type { Report, ReportPackage, ReportResult } from '../../report/report.ts';
import { hasImageRows, imageRows } from './image-rows.ts';
import { indented, paint } from './layout.ts';
import { printable } from '../../text/unprintable.ts';
import { isIgnored } from '../../report/rules-of.ts';
import { buildCount } from '../wording/build-count.ts';
import { type Block, blocksOf, blockWidth, columnWidth, fit, GAP } from '../wording/matrix-columns.ts';
import type { RenderOptions } from '../render-options.ts';
import { condensedBlocks, condensedRows, positionsOf } from '../wording/condensed.ts';
import { oneRowEach } from '../wording/one-row-each.ts';
import { listWords } from '../../text/list-words.ts';
import { shortened } from '../../text/shortened.ts';
import { restLabel } from '../wording/rest-label.ts';
import { byPresence, title } from '../wording/telling-rows.ts';
import { verdictWords } from '../wording/verdict-words.ts';

/** Labels longer than this get a line of their own. */
const LABEL_MOST = 34;

/** A condensed matrix has fewer and wider columns. */
const CONDENSED_LABEL = 28;

/** Lines of tables that fit on a screen beside the rest; more are condensed. */
const LINES_MOST = 40;

const MORE = '-v shows each package, image and platform.';

interface Cell {
  readonly text: string;
  readonly colour?: 'red' | 'yellow' | 'green' | 'dim';
  /** The package is not installed there. */
  readonly absent?: boolean;
}

interface TableRow {
  readonly label: string;
  readonly cells: readonly Cell[];
}

export interface MatrixLines {
  readonly lines: readonly string[];
  /** Whether rows and columns were joined: then the rest is to be short too. */
  readonly condensed: boolean;
}

/** The tables that fit the width: whole, or, where that would take screens and nobody asked for it, condensed. */
export function matrixLines(full: Report, options: RenderOptions): MatrixLines {
  const report = oneRowEach(full);
  if (hasImageRows(report) && !options.verbose)
    return { lines: [...imageRows(report, options.width), MORE], condensed: false };
  const blocks = blocksOf(report);
  const whole = tables(blocks, tableRows(report, options.verbose, null), LABEL_MOST, options);
  if (options.verbose || whole.length <= LINES_MOST) return { lines: whole, condensed: false };
  const fewer = condensedBlocks(blocks, report);
  return {
    condensed: true,
    lines: [
      ...tables(fewer, tableRows(report, false, fewer), CONDENSED_LABEL, options),
      ...indented(`Equal rows and columns are joined; ${MORE}`, '', options.width),
    ],
  };
}

function tables(
  blocks: readonly Block[],
  rows: readonly TableRow[],
  most: number,
  options: RenderOptions,
): readonly string[] {
  const label = Math.min(most, Math.max(...rows.map((row) => row.label.length), 'package'.length));
  const room = options.width - label;
  const named = blocks.map((block) => (blockWidth(block) > room ? withFewNames(block) : block));
  return fit(named, room).flatMap((some, position) => [
    ...(position === 0 ? [] : ['']),
    ...table(some, options.verbose ? rows : rows.filter((row) => isThere(row, some)), label, options),
  ]);
}

/** Of more targets than a line holds, -v names them all. */
function withFewNames(block: Block): Block {
  return { ...block, label: listWords(shortened(block.label.split(', '), 2)) };
}

/** What none of these columns installs needs no row above their sums. */
function isThere({ cells }: TableRow, blocks: readonly Block[]): boolean {
  return positionsOf(blocks).some((position) => cells[position]?.absent !== true);
}

/**
 * One row a package that is no plain wheel somewhere, one for the rest, then the sums.
 *
 * @param condensed the columns in which packages that agree share a row; null for a row each
 */
function tableRows(report: Report, verbose: boolean, condensed: readonly Block[] | null): readonly TableRow[] {
  const positions = condensed ? positionsOf(condensed) : undefined;
  const shown = report.packages.filter(({ results }) => {
    const installed = results.filter(
      ({ verdict }, position) => verdict !== 'skipped' && (positions?.includes(position) ?? true),
    );
    const silent = installed.every(({ reason }) => reason === 'index');
    return (
      verbose || (!silent && installed.some(({ verdict, statements }) => verdict !== 'wheel' || statements.length > 0))
    );
  });
  const rest = report.packages.filter((pkg) => !shown.includes(pkg));
  const wheels = rest.filter(({ results }) => results.some(({ verdict }) => verdict === 'wheel'));
  const unanswered = rest.filter(({ results }) => results.some(({ verdict }) => verdict === 'unknown'));
  const common = byPresence(wheels, positions);
  const silent = byPresence(unanswered, positions);
  const groups = condensed ? condensedRows(shown, condensed) : shown.map((pkg) => [pkg]);
  return [
    ...groups.flatMap((group) => sharedRow(group, condensed ? shown : [])),
    ...common.flatMap((some) =>
      commonRow(some, 'wheel', restLabel(some, common.length === 1, shown.length > 0 || common.length > 1)),
    ),
    ...silent.flatMap((some) =>
      commonRow(some, 'unknown', restLabel(some, silent.length === 1, groups.length + wheels.length > 0)),
    ),
    ...sums(report, condensed !== null),
  ];
}

/**
 * With its version where it stands alone, or another one stands in another row, and there is room.
 *
 * @param others the packages of a condensed table; none in one where each has a row of its own
 */
function sharedRow(group: readonly ReportPackage[], others: readonly ReportPackage[]): readonly TableRow[] {
  const [first] = group;
  if (!first) return [];
  const isRepeated = others.some((other) => other !== first && other.name === first.name);
  const more = group.length === 1 ? '' : ` and ${group.length - 1} more`;
  const whole = title(first);
  const fits = others.length === 0 || whole.length + more.length <= CONDENSED_LABEL;
  const label = (isRepeated || more === '') && fits ? `${whole}${more}` : `${first.name}${more}`;
  return [{ label: printable(label), cells: first.results.map((result) => verdictCell(result)) }];
}

/** One row for packages that have the same verdict wherever they are installed, which is where the first of them is. */
function commonRow(
  packages: readonly ReportPackage[],
  verdict: 'wheel' | 'unknown',
  label: string,
): readonly TableRow[] {
  const [first] = packages;
  if (!first) return [];
  const cells = first.results.map((result) =>
    verdictCell({ verdict: result.verdict === 'skipped' ? 'skipped' : verdict, statements: [] }),
  );
  return [{ label: printable(label), cells }];
}

function verdictCell(result: Pick<ReportResult, 'verdict' | 'statements'>): Cell {
  const { verdict, statements } = result;
  const { word, colour } = verdictWords[verdict];
  if (isIgnored(result)) return { text: `${word}~`, colour: 'dim' };
  const text = verdict === 'wheel' && statements.length > 0 ? `${word}*` : word;
  return { text, colour, absent: verdict === 'skipped' };
}

/** Targets that share a column differ in their downloads. */
function sums(report: Report, shared: boolean): readonly TableRow[] {
  const count = (verdict: 'impossible' | 'unknown'): readonly number[] =>
    report.targets.map(({ id }) => report.summary[id]?.[verdict] ?? 0);
  const row = (label: string, numbers: readonly (number | string)[]): TableRow => ({
    label,
    cells: numbers.map((number) => ({ text: `${number}` })),
  });
  const anywhere = (numbers: readonly number[]): boolean => numbers.some((number) => number > 0);
  const sizes = report.targets.map(({ downloadSize }) => downloadSize);
  return [
    row(
      'to build',
      report.targets.map(({ id }) => buildCount(report.summary[id])),
    ),
    ...(anywhere(count('impossible')) ? [row('cannot install', count('impossible'))] : []),
    ...(anywhere(count('unknown')) ? [row('unknown (?)', count('unknown'))] : []),
    ...(!shared && sizes.some((size) => size !== null)
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
function table(
  blocks: readonly Block[],
  rows: readonly TableRow[],
  label: number,
  options: RenderOptions,
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
          const line = block.columns.map((column) =>
            cellText(row.cells[column.position], columnWidth(column), options),
          );
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

function cellText(cell: Cell | undefined, width: number, options: RenderOptions): string {
  const text = cell?.text ?? '';
  const padding = ' '.repeat(Math.max(0, width - text.length));
  return `${padding}${cell?.colour ? paint(text, cell.colour, options) : text}`;
}
