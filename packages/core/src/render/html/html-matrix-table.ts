// A table of packages and images: rows of packages, one for the rest, then the sums.

import type { Report, ReportPackage, ReportResult } from '../../report/report.ts';
import { sizeText } from '../../text/size-text.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { restLabel } from '../wording/rest-label.ts';
import { byPresence, title } from '../wording/telling-rows.ts';
import type { Block, Column } from '../wording/matrix-columns.ts';
import { obstacles } from '../../report/obstacles.ts';
import { verdictWords } from '../wording/verdict-words.ts';
import { isIgnored } from '../../report/rules-of.ts';

export interface TableLook {
  /** Whether a column may stand for several targets. */
  readonly shared: boolean;
  /** Where a package is explained: a row may stand for those of several files. */
  readonly positionOf: (pkg: ReportPackage) => number;
}

/**
 * The table in a box of its own, in which it scrolls.
 *
 * @param rows packages that are no plain wheels somewhere: those of a row have the same verdicts in these columns
 */
export function htmlMatrixTable(
  report: Report,
  blocks: readonly Block[],
  rows: readonly (readonly ReportPackage[])[],
  look: TableLook,
): Markup {
  const columns = blocks.flatMap((block) => block.columns.map((column, at) => ({ column, first: at === 0 })));
  return markup`<div class="box" role="region" aria-label="Table of packages and images" tabindex="0">
<table class="matrix">
<colgroup><col></colgroup>${blocks.map((block) => markup`<colgroup span="${block.columns.length}"></colgroup>`)}
<thead>
<tr><th rowspan="2" scope="col">Package</th>${blocks.map(blockHead)}</tr>
<tr>${columns.map(({ column, first }) => platformHead(column, first, report))}</tr>
</thead>
<tbody>
${rows.map(
  (row) =>
    markup`<tr><th scope="row">${rowHead(row, report, look)}</th>${columns.map(({ column, first }) =>
      verdictCell(row[0]?.results[column.position], first),
    )}</tr>
`,
)}${restRows(report, columns, rows.flat())}</tbody>
<tfoot>
${sums(report, columns, look.shared)}</tfoot>
</table>
</div>
`;
}

/** The names of several are folded; the first has its version where another one of it stands in another row. */
function rowHead(row: readonly ReportPackage[], { packages }: Report, { positionOf }: TableLook): Markup {
  const [first, ...others] = row;
  const link = (pkg: ReportPackage): Markup => markup`<a href="#p${positionOf(pkg)}">${title(pkg)}</a>`;
  if (!first) return markup``;
  if (others.length === 0) return link(first);
  const isRepeated = packages.some((other) => title(other) !== title(first) && other.name === first.name);
  return markup`<details class="joined"><summary>${isRepeated ? title(first) : first.name} <span class="aside">and ${others.length} more</span></summary><ul>${row.map(
    (pkg) => markup`<li>${link(pkg)}</li>`,
  )}</ul></details>`;
}

type PlacedColumn = { readonly column: Column; readonly first: boolean };

function blockHead({ label, columns }: Block): Markup {
  return markup`<th class="first" colspan="${columns.length}" scope="colgroup"><span class="held">${label}</span></th>`;
}

function platformHead({ target, label }: Column, first: boolean, report: Report): Markup {
  const good = obstacles(report, target).none;
  return markup`<th class="${edge(first)}" scope="col">${label}${
    good ? [markup` <span class="fine" title="no compiler needed">✓</span>`] : []
  }</th>`;
}

function verdictCell(result: ReportResult | undefined, first: boolean): Markup {
  if (!result || result.verdict === 'skipped')
    return markup`<td class="${edge(first)} skipped"><span aria-hidden="true">–</span><span class="unseen">not installed</span></td>`;
  const { verdict, statements } = result;
  return markup`<td class="${edge(first)} ${verdict}">${verdictWords[verdict].word}${
    verdict === 'wheel' && statements.length > 0 ? '*' : ''
  }${isIgnored(result) ? [markup` <small>ignored</small>`] : []}</td>`;
}

/** The packages that are plain wheels wherever they are installed, a row for those that are installed on the same of these targets. */
function restRows(
  { packages }: Report,
  columns: readonly PlacedColumn[],
  shown: readonly ReportPackage[],
): readonly Markup[] {
  const positions = columns.map(({ column }) => column.position);
  const rest = packages.filter(
    (pkg) =>
      !shown.includes(pkg) && positions.some((position) => (pkg.results[position]?.verdict ?? 'skipped') !== 'skipped'),
  );
  const groups = byPresence(rest, positions);
  return groups.map(
    (
      some,
    ) => markup`<tr class="rest"><th scope="row"><a href="#others">${restLabel(some, groups.length === 1, true)}</a></th>${columns.map(
      ({ column, first }) =>
        some[0]?.results[column.position]?.verdict === 'wheel'
          ? markup`<td class="${edge(first)}">wheel</td>`
          : verdictCell(undefined, first),
    )}</tr>
`,
  );
}

/** Targets that share a column differ in their downloads. */
function sums(report: Report, columns: readonly PlacedColumn[], shared: boolean): readonly Markup[] {
  const row = (label: string, cell: (column: Column) => string): Markup =>
    markup`<tr><th scope="row">${label}</th>${columns.map(
      ({ column, first }) => markup`<td class="${edge(first)}">${cell(column)}</td>`,
    )}</tr>
`;
  const count = (label: string, verdict: 'build' | 'impossible' | 'unknown'): readonly Markup[] => {
    const number = ({ target: { id } }: Column): number => report.summary[id]?.[verdict] ?? 0;
    return verdict === 'build' || columns.some(({ column }) => number(column) > 0)
      ? [row(label, (column) => String(number(column)))]
      : [];
  };
  const sized = !shared && report.targets.some(({ downloadSize }) => downloadSize !== null);
  return [
    ...count('To build', 'build'),
    ...count('Cannot be installed', 'impossible'),
    ...count('Unknown', 'unknown'),
    ...(sized
      ? [row('Download', ({ target: { downloadSize } }) => (downloadSize === null ? '–' : sizeText(downloadSize)))]
      : []),
  ];
}

function edge(first: boolean): string {
  return first ? 'first' : 'next';
}
