// The matrix: which package is what on which image; where that is large, what agrees stands together, and the whole is folded.

import type { Report, ReportPackage } from '../../report/report.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { imageRanking } from '../../report/image-ranking.ts';
import { condensedBlocks, condensedRows, isLarge, tellingIn, withoutColumn } from '../wording/condensed.ts';
import { oneRowEach } from '../wording/one-row-each.ts';
import { isTelling, title, worst } from '../wording/telling-rows.ts';
import { type Block, blocksOf } from '../wording/matrix-columns.ts';
import { verdictPhrases } from '../wording/verdict-phrases.ts';
import { verdictWords, worstFirst } from '../wording/verdict-words.ts';
import { htmlMatrixTable } from './html-matrix-table.ts';

/** A section; empty where there is nothing to compare. */
export function htmlMatrix(full: Report): Markup {
  const report = oneRowEach(full);
  const positionOf = (pkg: ReportPackage): number => full.packages.findIndex((each) => title(each) === title(pkg));
  const shown = report.packages
    .filter(({ results }) => results.some(isTelling))
    .toSorted((a, b) => worst(a) - worst(b));
  if (shown.length === 0 || report.targets.length < 2) return markup``;
  const ranks = imageRanking(report).map(({ name }) => name);
  const blocks = blocksOf(report).toSorted((a, b) => rankOf(a, ranks) - rankOf(b, ranks));
  const whole = htmlMatrixTable(
    report,
    blocks,
    shown.map((pkg) => [pkg]),
    { shared: false, positionOf },
  );
  return markup`<section aria-labelledby="matrix">
<h2 id="matrix">Package by image</h2>
${legend(report)}
${isLarge(shown.length, report) ? condensed() : whole}</section>
`;

  function condensed(): Markup {
    const fewer = condensedBlocks(blocks, report);
    const others = withoutColumn(report);
    return markup`<p class="aside">Equal rows and columns are joined.${others === '' ? '' : ` ${others}`}</p>
${htmlMatrixTable(report, fewer, condensedRows(tellingIn(fewer, shown), fewer), { shared: true, positionOf })}<details>
<summary><span class="title">Each package on each image</span></summary>
${whole}</details>
`;
  }
}

function rankOf({ columns }: Block, ranks: readonly string[]): number {
  return ranks.indexOf(columns[0]?.target.name ?? '');
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
