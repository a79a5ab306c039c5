// The matrix as a Markdown table: a row for each package that is no plain wheel somewhere, one for the rest, then the sums.

import type { Report, ReportPackage, ReportResult } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { shortened } from '../../text/shortened.ts';
import { markdownCode, markdownText } from '../escape/markdown-text.ts';
import { buildCount } from '../wording/build-count.ts';
import {
  condensedBlocks,
  condensedRows,
  isLarge,
  positionsOf,
  tellingIn,
  withoutColumn,
} from '../wording/condensed.ts';
import { type Block, blocksOf } from '../wording/matrix-columns.ts';
import { oneRowEach } from '../wording/one-row-each.ts';
import { restLabel } from '../wording/rest-label.ts';
import { verdictWords } from '../wording/verdict-words.ts';
import { byPresence, isTelling, title, worst } from '../wording/telling-rows.ts';
import { within } from '../wording/within.ts';
import { isIgnored } from '../../report/rules-of.ts';

/** Names in a row that several packages share, with the count of the others among them. */
const NAMED = 4;

/**
 * Where it is large, what agrees stands together, and the whole is folded.
 *
 * @param room bytes for the rows of packages
 */
export function markdownMatrix(full: Report, room: number): readonly string[] {
  const report = oneRowEach(full);
  const shown = report.packages
    .filter(({ results }) => results.some(isTelling))
    .toSorted((a, b) => worst(a) - worst(b));
  const blocks = blocksOf(report);
  const each = shown.map((pkg) => [pkg]);
  if (!isLarge(shown.length, report)) return [...table(report, blocks, each, room, false), ...legend(shown)];
  const fewer = condensedBlocks(blocks, report);
  const others = withoutColumn(report);
  return [
    ...table(report, fewer, condensedRows(tellingIn(fewer, shown), fewer), room / 4, true),
    ...legend(shown),
    ...(others === '' ? [] : ['', markdownText(others)]),
    '',
    '<details><summary>Each package on each image</summary>',
    '',
    ...table(report, blocks, each, (room * 3) / 4, false),
    '',
    '</details>',
  ];
}

/**
 * @param groups packages of one row, which have the same verdicts in these columns
 * @param shared whether a column may stand for several targets
 */
function table(
  report: Report,
  blocks: readonly Block[],
  groups: readonly (readonly ReportPackage[])[],
  room: number,
  shared: boolean,
): readonly string[] {
  const columns = blocks.flatMap((block) => block.columns.map((column) => ({ block, column })));
  const positions = positionsOf(blocks);
  const cells = ({ results }: ReportPackage): readonly string[] =>
    positions.map((position) => {
      const result = results[position];
      return result ? cell(result) : '';
    });
  const named = new Set(groups.flat());
  const rest = byPresence(
    report.packages.filter(
      (pkg) => !named.has(pkg) && positions.some((position) => pkg.results[position]?.verdict !== 'skipped'),
    ),
    positions,
  );
  const rows = groups.flatMap((group) =>
    group[0] ? [row(listWords(shortened(group.map(title).map(markdownCode), NAMED)), cells(group[0]))] : [],
  );
  return [
    row(
      'package',
      columns.map(
        ({ block, column }) =>
          `${markdownCode(shared ? block.label : column.target.name)}<br>${markdownText(column.label)}`,
      ),
    ),
    `| --- |${columns.map(() => ' :-: |').join('')}`,
    ...within(rows, room, (left) => [row(`${counted(left, shared ? 'more row' : 'more package')} left out`, [])]),
    ...rest.flatMap((some) =>
      some[0] ? [row(restTitle(some, rest.length === 1, groups.length + rest.length > 1), cells(some[0]))] : [],
    ),
    ...sums(report, positions, shared),
  ];
}

function restTitle(packages: readonly ReportPackage[], isOnly: boolean, beside: boolean): string {
  const label = restLabel(packages, isOnly, beside);
  return /^\d+ (?:others?|packages?)$/.test(label) ? label : markdownCode(label);
}

function legend(shown: readonly ReportPackage[]): readonly string[] {
  return shown.some(({ results }) => results.some((result) => cell(result).endsWith('\\*')))
    ? ['', 'wheel\\* is a wheel with a remark, see below.']
    : [];
}

function cell(result: ReportResult): string {
  const { verdict, statements } = result;
  const { word } = verdictWords[verdict];
  const text = verdict === 'build' || verdict === 'impossible' ? `**${word}**` : verdict === 'skipped' ? '–' : word;
  return `${text}${verdict === 'wheel' && statements.length > 0 ? '\\*' : ''}${isIgnored(result) ? ' (ignored)' : ''}`;
}

/** Targets that share a column differ in their downloads. */
function sums({ targets: all, summary }: Report, positions: readonly number[], shared: boolean): readonly string[] {
  const targets = positions.flatMap((position) => all[position] ?? []);
  const count = (label: string, verdict: 'impossible' | 'unknown'): readonly string[] => {
    const numbers = targets.map(({ id }) => summary[id]?.[verdict] ?? 0);
    return numbers.some((number) => number > 0)
      ? [
          row(
            `**${label}**`,
            numbers.map((number) => `**${number}**`),
          ),
        ]
      : [];
  };
  const sizes = targets.map(({ downloadSize }) => downloadSize);
  return [
    row(
      '**to build**',
      targets.map(({ id }) => `**${buildCount(summary[id])}**`),
    ),
    ...count('cannot install', 'impossible'),
    ...count('unknown (?)', 'unknown'),
    ...(!shared && sizes.some((size) => size !== null)
      ? [
          row(
            'download MB',
            sizes.map((size) => (size === null ? '–' : (size / 1_000_000).toFixed(1))),
          ),
        ]
      : []),
  ];
}

function row(label: string, cells: readonly string[]): string {
  return `| ${[label, ...cells].join(' | ')} |`;
}
