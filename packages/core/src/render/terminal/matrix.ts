// Several targets side by side: which image to take and what is in its way, the tables that fit the width, what is in the way
// of the others, and what else is to be known.

import type { Report } from '../../report/report.ts';
import { recommendations } from '../../report/recommendation.ts';
import { advisedTargets } from '../wording/advised-targets.ts';
import { incompleteSentence } from '../wording/incomplete-sentence.ts';
import { commandLines, imageFacts, matrixTitle, remarkLines } from './header.ts';
import { indented, paint } from './layout.ts';
import { recommendationParagraphs } from '../wording/recommendation-paragraphs.ts';
import { conclusions } from './matrix-conclusions.ts';
import { matrixLines } from './matrix-table.ts';
import { obstacleLines } from './matrix-reasons.ts';
import { printable } from '../../text/unprintable.ts';
import { saidOnce } from './said-once.ts';
import type { RenderOptions } from '../render-options.ts';

/** Renders the matrix of a report with several targets, as lines. */
export function matrix(report: Report, options: RenderOptions): readonly string[] {
  const answers = recommendations(report);
  const { lines: tables, condensed } = matrixLines(report, options);
  const { lines: obstacles, told } = obstacleLines(
    answers.map(({ choice }) => advisedTargets(choice, report)),
    report,
    condensed,
    options,
  );
  // Where images were tried, why it is this one of them stands with it.
  const tried = recommendationParagraphs(report);
  const texts = tried.length > 0 ? tried : answers.map(({ text }) => text);
  // A missing compiler stands with what is to be built (WC303), and what is to be known of an image that is only tried
  // where it is recommended.
  const aside = new Set(report.targets.flatMap((each): (string | null)[] => (each.tried === true ? [each.id] : [])));
  const said = report.diagnostics.filter(
    ({ rule, level, target }) => rule !== 'WC303' && (level === 'error' || !aside.has(target)),
  );
  const below = conclusions(report, told, condensed, options);
  return [
    ...matrixTitle(report, options),
    ...commandLines(report.targets, options),
    '',
    ...[...texts, ...(report.complete ? [] : [incompleteSentence(report)])].flatMap((text) =>
      indented(printable(text), '', options.width).map((line) => paint(line, 'bold', options)),
    ),
    ...saidOnce(
      said.filter(({ level }) => level !== 'note'),
      report,
      options,
    ),
    ...obstacles,
    '',
    ...tables,
    ...(below.length > 0 ? ['', ...below] : []),
    '',
    ...imageFacts(report.targets, condensed, options),
    ...remarkLines(report, options),
    ...saidOnce(
      said.filter(({ level }) => level === 'note'),
      report,
      options,
    ),
  ];
}
