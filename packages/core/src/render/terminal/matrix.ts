// Several targets side by side: which image to take, the tables that fit the width, what is in the way there and of the others,
// and what else is to be known.

import type { Level } from '../../rules/define-rule.ts';
import type { Report } from '../../report/report.ts';
import { recommendations } from '../../report/recommendation.ts';
import { advisedTargets } from '../wording/advised-targets.ts';
import { incompleteSentence } from '../wording/incomplete-sentence.ts';
import { commandLines, imageFacts, matrixTitle, remarkLines } from './header.ts';
import { indented, paint } from './layout.ts';
import { leadTexts } from '../wording/lead-texts.ts';
import { conclusions } from './matrix-conclusions.ts';
import { matrixLines } from './matrix-table.ts';
import { obstacleLines } from './matrix-reasons.ts';
import { printable } from '../../text/unprintable.ts';
import { saidOnce } from './said-once.ts';
import { isStop } from '../wording/stop-texts.ts';
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
  // A missing compiler stands with what is to be built (WC303), and what is to be known of an image that is only tried
  // where it is recommended.
  const aside = new Set(report.targets.flatMap((each): (string | null)[] => (each.tried === true ? [each.id] : [])));
  const said = report.diagnostics.filter(
    (each) => each.rule !== 'WC303' && !isStop(each) && (each.level === 'error' || !aside.has(each.target)),
  );
  const of = (wanted: Level): readonly string[] =>
    saidOnce(
      said.filter(({ level }) => level === wanted),
      report,
      options,
    );
  const below = conclusions(report, told, condensed, options);
  const lead = [
    ...[...leadTexts(report), ...(report.complete ? [] : [incompleteSentence(report)])].flatMap((text) =>
      indented(printable(text), '', options.width).map((line) => paint(line, 'bold', options)),
    ),
    ...of('error'),
  ];
  return [
    ...matrixTitle(report, options),
    ...commandLines(report.targets, options),
    ...(lead.length > 0 ? ['', ...lead] : []),
    '',
    ...tables,
    ...of('warning'),
    ...obstacles,
    ...(below.length > 0 && below[0] !== '' ? [''] : []),
    ...below,
    '',
    ...imageFacts(report.targets, condensed, options),
    ...remarkLines(report, options),
    ...of('note'),
  ];
}
