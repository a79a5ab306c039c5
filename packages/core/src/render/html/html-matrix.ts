// The matrix: a row for each package that is no plain wheel somewhere, one for the rest, then the sums.

import type { Report, ReportResult } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { sizeText } from '../../text/size-text.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { imageRanking } from '../../report/image-ranking.ts';
import { byPresence, isTelling, title, worst } from '../wording/telling-rows.ts';
import { type Block, blocksOf, type Column } from '../wording/matrix-columns.ts';
import { obstacles } from '../../report/obstacles.ts';
import { verdictPhrases } from '../wording/verdict-phrases.ts';
import { verdictWords, worstFirst } from '../wording/verdict-words.ts';
import { isIgnored } from '../../report/rules-of.ts';

/** A section whose table scrolls in a box of its own; empty where there is nothing to compare. */
export function htmlMatrix(report: Report): Markup {
  const shown = report.packages
    .map((pkg, position) => ({ pkg, position }))
    .filter(({ pkg }) => pkg.results.some(isTelling))
    .toSorted((a, b) => worst(a.pkg) - worst(b.pkg));
  if (shown.length === 0 || report.targets.length < 2) return markup``;
  const ranks = imageRanking(report).map(({ name }) => name);
  const blocks = blocksOf(report).toSorted((a, b) => rankOf(a, ranks) - rankOf(b, ranks));
  const columns = blocks.flatMap((block) => block.columns.map((column, at) => ({ column, first: at === 0 })));
  return markup`<section aria-labelledby="matrix">
<h2 id="matrix">Package by image</h2>
${legend(report)}
<div class="box" role="region" aria-label="Table of packages and images" tabindex="0">
<table class="matrix">
<colgroup><col></colgroup>${blocks.map((block) => markup`<colgroup span="${block.columns.length}"></colgroup>`)}
<thead>
<tr><th rowspan="2" scope="col">Package</th>${blocks.map(blockHead)}</tr>
<tr>${columns.map(({ column, first }) => platformHead(column, first, report))}</tr>
</thead>
<tbody>
${shown.map(
  ({ pkg, position }) =>
    markup`<tr><th scope="row"><a href="#p${position}">${title(pkg)}</a></th>${columns.map(({ column, first }) =>
      verdictCell(pkg.results[column.position], first),
    )}</tr>
`,
)}${restRows(report, columns)}</tbody>
<tfoot>
${sums(report, columns)}</tfoot>
</table>
</div>
</section>
`;
}

function rankOf({ columns }: Block, ranks: readonly string[]): number {
  return ranks.indexOf(columns[0]?.target.name ?? '');
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

/** The packages that are plain wheels wherever they are installed, a row for those that are installed on the same targets. */
function restRows(report: Report, columns: readonly PlacedColumn[]): readonly Markup[] {
  const rest = report.packages.filter(
    ({ results }) => !results.some(isTelling) && results.some(({ verdict }) => verdict !== 'skipped'),
  );
  return byPresence(rest).map(
    (
      some,
    ) => markup`<tr class="rest"><th scope="row"><a href="#others">${counted(some.length, 'other')}</a></th>${columns.map(
      ({ column, first }) =>
        some[0]?.results[column.position]?.verdict === 'wheel'
          ? markup`<td class="${edge(first)}">wheel</td>`
          : verdictCell(undefined, first),
    )}</tr>
`,
  );
}

function sums(report: Report, columns: readonly PlacedColumn[]): readonly Markup[] {
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
  const sized = report.targets.some(({ downloadSize }) => downloadSize !== null);
  return [
    ...count('To build', 'build'),
    ...count('Cannot be installed', 'impossible'),
    ...count('Unknown', 'unknown'),
    ...(sized
      ? [row('Download', ({ target: { downloadSize } }) => (downloadSize === null ? '–' : sizeText(downloadSize)))]
      : []),
  ];
}

/** The words that stand in the cells, those that occur. */
function legend({ packages }: Report): Markup {
  const results = packages.flatMap((pkg) => pkg.results);
  const met = worstFirst.filter((verdict) => results.some((result) => result.verdict === verdict));
  const remarked = results.some(({ verdict, statements }) => verdict === 'wheel' && statements.length > 0);
  return markup`<dl class="legend">${met.map(
    (verdict) =>
      markup`<div><dt class="${verdict}">${verdict === 'skipped' ? '–' : verdictWords[verdict].word}</dt><dd>${verdictPhrases[verdict].meaning}</dd></div>`,
  )}${remarked ? [markup`<div><dt class="wheel">wheel*</dt><dd>a wheel with a remark, see below</dd></div>`] : []}</dl>`;
}

function edge(first: boolean): string {
  return first ? 'first' : 'next';
}
