// What can be done on each target: what to install before pip, and the smallest changes that leave nothing to build.

import type { Report, ReportPlan, ReportTarget } from '../../report/report.ts';
import { alike } from '../../text/alike.ts';
import { counted } from '../../text/counted.ts';
import { untriedNames } from '../wording/untried-names.ts';
import { aboveWhich } from '../wording/above-which.ts';
import { capital } from '../../text/sentence.ts';
import { targetText } from '../wording/annotations.ts';
import { markdownCode, markdownText } from '../escape/markdown-text.ts';
import { troubles } from '../wording/troubles.ts';
import { advisedTargets } from '../wording/advised-targets.ts';
import { targetNames } from '../wording/target-names.ts';
import { within } from '../wording/within.ts';
import { recommendations } from '../../report/recommendation.ts';
import { obstacles } from '../../report/obstacles.ts';
import { preparationOn } from '../../report/preparation-on.ts';
import { plansOn } from '../../report/plans-on.ts';
import { twoStage } from '../../report/two-stage.ts';
import { plansTitle } from '../wording/plans-title.ts';

/** Sections that are folded where there are more of them. */
const OTHERS_OPEN = 2;

/**
 * A section for the targets of which the same is to be told, those of the image to take first; what helps on the others is
 * folded where it is long.
 *
 * @param room bytes
 */
export function markdownTargets(report: Report, room: number): readonly string[] {
  const told = report.targets.flatMap((target) => {
    const lines = waysOf(target, report);
    return lines.length > 0 ? [{ target, text: lines.join('\n') }] : [];
  });
  const advised = new Set(recommendations(report).flatMap(({ choice }) => advisedTargets(choice, report)));
  const groups = alike(told, ({ text }) => text);
  const isLead = (group: Told): boolean => group.some(({ target }) => advised.has(target));
  const lead = groups.filter(isLead);
  const others = groups.filter((group) => !isLead(group));
  const isFolded = others.length > OTHERS_OPEN;
  const shown = cut(lead, room / 2);
  const rest = cut(others, room / 2);
  return isFolded
    ? [...shown, '', `<details><summary>The other images: what helps there</summary>`, ...rest, '', '</details>']
    : [...shown, ...rest];
}

type Told = readonly { readonly target: ReportTarget; readonly text: string }[];

function cut(groups: readonly Told[], room: number): readonly string[] {
  const sections = groups.flatMap((group) => (group[0] ? [`\n### ${where(group)}\n${group[0].text}`] : []));
  return within(sections, room, (left) => ['', `${counted(left, 'more way')} out left out.`]);
}

function where(group: Told): string {
  const [first] = group;
  if (!first) return '';
  return markdownText(group.length === 1 ? targetText(first.target) : targetNames(group.map(({ target }) => target)));
}

/** Lines that begin with a blank one; none where nothing is in the way and nothing is to be told. */
function waysOf(target: ReportTarget, report: Report): readonly string[] {
  const found = obstacles(report, target);
  const plans = plansOn(report, target);
  const preparation = preparationOn(report, target);
  const stages = twoStage(report, target);
  const place = aboveWhich(target);
  if (found.none || (report.targets.length === 1 && !preparation && plans.length === 0)) return [];
  return [
    '',
    `${capital(markdownText(troubles(found)))}.`,
    ...(preparation
      ? [
          '',
          ...(preparation.names.length > 0
            ? [
                `Before pip: ${markdownCode(preparation.line)}${place === undefined ? '' : ` (${markdownText(place)})`}`,
                '',
              ]
            : []),
          ...[...untriedNames(preparation), ...preparation.notes].map((note) => `- ${markdownText(note)}`),
        ]
      : []),
    ...(stages
      ? [
          '',
          '<details><summary>Two stages: built in the first, no compiler in the second</summary>',
          '',
          ...(stages.place === null ? [] : [`${capital(markdownText(stages.place))}:`, '']),
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
          `${plansTitle(report, target, plans)}:`,
          '',
          ...plans.map((plan, position) => `${position + 1}. ${planText(plan, target.dockerfile !== undefined)}`),
        ]
      : []),
  ];
}

/** @param isPlaced whether changes name the lines of files: each stands alone then */
function planText({ text, changes, pins, kind, notes }: ReportPlan, isPlaced: boolean): string {
  const unchanged = pins.length === 0 && kind !== 'relock' && kind !== 'version' ? ' (no pin changes)' : '';
  return `${(isPlaced ? changes : [text]).map(markdownText).join('<br>')}${unchanged}${notes.map((note) => ` (${markdownText(note)})`).join('')}`;
}
