// Several targets side by side: the header, the tables that fit the width, and what they come to.

import type { Report } from '../../report/report.ts';
import { printable } from '../../text/unprintable.ts';
import { recommendationParagraphs } from '../wording/recommendation-paragraphs.ts';
import { diagnosticLines, header } from './header.ts';
import { indented } from './layout.ts';
import { blocksOf, fit } from '../wording/matrix-columns.ts';
import { conclusions } from './matrix-conclusions.ts';
import { table, tableRows } from './matrix-table.ts';
import type { RenderOptions } from '../render-options.ts';

/** Labels longer than this get a line of their own. */
const LABEL_MOST = 34;

/** Renders the matrix of a report with several targets, as lines. */
export function matrix(report: Report, options: RenderOptions): readonly string[] {
  const rows = tableRows(report, options);
  const label = Math.min(LABEL_MOST, Math.max(...rows.map((row) => row.label.length), 'package'.length));
  // What is to be known of an image that is only tried stands where it is recommended.
  const tried = new Set(report.targets.flatMap((each): (string | null)[] => (each.tried === true ? [each.id] : [])));
  const tables = fit(blocksOf(report), options.width - label);
  return [
    ...header(report, report.targets, options),
    ...report.diagnostics
      .filter(({ rule, level, target }) => rule !== 'WC303' && (level === 'error' || !tried.has(target)))
      .flatMap((said) => diagnosticLines(said, report, options)),
    ...tables.flatMap((blocks) => ['', ...table(blocks, rows, label, options)]),
    '',
    ...recommendationParagraphs(report).flatMap((text) => [...indented(printable(text), '', options.width), '']),
    ...conclusions(report, options),
  ];
}
