// What can be done on one target: what to install before pip, and the smallest changes that leave nothing to build.

import type { Report, ReportPlan, ReportTarget } from '../../report/report.ts';
import { capital } from '../../text/sentence.ts';
import { targetText } from '../wording/annotations.ts';
import { markdownCode, markdownText } from '../escape/markdown-text.ts';
import { troubles } from '../wording/headline.ts';
import { obstacles } from '../../report/obstacles.ts';
import { preparationOn } from '../../report/preparation-on.ts';
import { plansOn } from '../../report/plans-on.ts';
import { twoStage } from '../../report/two-stage.ts';
import { plansTitle } from '../wording/plans-title.ts';

/** A section, as lines that begin with a blank one; none where nothing is in the way and nothing is to be told. */
export function markdownTarget(target: ReportTarget, report: Report): readonly string[] {
  const found = obstacles(report, target);
  const plans = plansOn(report, target);
  const preparation = preparationOn(report, target);
  const stages = twoStage(report, target);
  if (found.none || (report.targets.length === 1 && !preparation && plans.length === 0)) return [];
  return [
    '',
    `### ${markdownText(targetText(target))}`,
    '',
    `${capital(markdownText(troubles(found)))}.`,
    ...(preparation
      ? [
          '',
          ...(preparation.names.length > 0
            ? [
                `Before pip: ${markdownCode(preparation.line)}${preparation.evidence === 'known' ? ' (names not verified)' : ''}`,
                '',
              ]
            : []),
          ...preparation.notes.map((note) => `- ${markdownText(note)}`),
        ]
      : []),
    ...(stages
      ? [
          '',
          '<details><summary>Two stages: built in the first, no compiler in the second</summary>',
          '',
          '```dockerfile',
          ...stages.lines,
          '```',
          '',
          '</details>',
        ]
      : []),
    ...(plans.length > 0
      ? [
          '',
          `${plansTitle(report, plans)}:`,
          '',
          ...plans.map((plan, position) => `${position + 1}. ${planText(plan)}`),
        ]
      : []),
  ];
}

function planText({ text, pins, kind, notes }: ReportPlan): string {
  const unchanged = pins.length === 0 && kind !== 'relock' ? ' (no pin changes)' : '';
  return `${markdownText(text)}${unchanged}${notes.map((note) => ` (${markdownText(note)})`).join('')}`;
}
