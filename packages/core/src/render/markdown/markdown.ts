// Markdown for a job summary or a pull request: headline, matrix, ways out, and why, package by package.

import { shortened } from '../../text/shortened.ts';
import { packageCount } from '../../report/package-count.ts';
import { faultRemedy } from '../../report/fault-remedy.ts';
import type { Diagnostic, Report } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { alike } from '../../text/alike.ts';
import { briefly } from '../wording/briefly.ts';
import { annotations, annotationText, isOnTop, targetsText } from '../wording/annotations.ts';
import { sentence } from '../../text/sentence.ts';
import { choiceReasons } from '../wording/choice-reasons.ts';
import { markdownCode, markdownText } from '../escape/markdown-text.ts';
import { targetFacts } from '../wording/target-facts.ts';
import { headline } from '../wording/headline.ts';
import { markdownDetails } from './markdown-details.ts';
import { markdownMatrix } from './markdown-matrix.ts';
import { markdownTargets } from './markdown-targets.ts';
import { incompleteSentence } from '../wording/incomplete-sentence.ts';
import { recommendations } from '../../report/recommendation.ts';
import { recommendationParagraphs } from '../wording/recommendation-paragraphs.ts';
import { isStop } from '../wording/stop-texts.ts';
import { within } from '../wording/within.ts';

/** Bytes. A comment on a pull request takes 65,536 characters. */
const MOST = 65_000;

/** Shares of the room for each part, in bytes; what one leaves over is for the details. */
const SHARE = { head: 4_000, matrix: 24_000, targets: 12_000, remarks: 6_000 } as const;

const INPUTS_NAMED = 6;

/** Renders a summary of less than 65,000 bytes: whole rows are left out where it would be more, and it says how many. */
export function markdown(full: Report): string {
  const report = briefly(full);
  const head = within([...title(report), ...diagnosticLines(report, 'top')], SHARE.head, (left) => [
    '',
    `${counted(left, 'more line')} left out.`,
  ]);
  const remarks = within(remarkLines(report), SHARE.remarks, (left) => [`- ${counted(left, 'more remark')} left out`]);
  const targets = markdownTargets(report, SHARE.targets);
  const matrix = markdownMatrix(report, SHARE.matrix);
  const before = [...head, '', ...matrix, ...targets];
  const after = remarks.length > 0 ? ['', '### Images and remarks', '', ...remarks] : [];
  const room = MOST - size([...before, ...after]) - 300;
  const details = within(markdownDetails(report), room, (left) => [
    '',
    `The reasons of ${counted(left, 'more package')} are left out: the JSON report has them all.`,
  ]);
  return `${[...before, ...(details.length > 0 ? ['', '### Why', '', ...details] : []), ...after].join('\n')}\n`;
}

function title(report: Report): readonly string[] {
  const { inputs, tool, complete } = report;
  const files = shortened(
    inputs.map(({ path }) => markdownCode(path.slice(-200))),
    INPUTS_NAMED,
  );
  const [answer = { title: '', rest: '' }, ...others] = answers(report);
  return [
    ...heading(answer),
    ...others.flatMap(({ title: short, rest }) => [
      `**${markdownText(sentence(short))}** ${markdownText(rest)}`.trimEnd(),
      '',
    ]),
    `${files.join(', ')}: ${packageCount(report)}, judged by ${tool.name} ${markdownText(tool.version)}.`,
    ...(complete ? [] : ['', `**${markdownText(incompleteSentence(report))}**`]),
    ...report.faults.map((fault) => faultLine(fault, report)),
  ];
}

/** Of several images the answer says what to do. */
function faultLine(fault: Report['faults'][number], { targets }: Report): string {
  const remedy = targets.length === 1 ? `; ${markdownText(faultRemedy(fault))}` : '';
  return `- The index ${fault.silence} for ${counted(fault.packages.length, 'package')}: ${markdownText(fault.cause)}${remedy}`;
}

interface Answer {
  readonly title: string;
  /** Full sentences, or none. */
  readonly rest: string;
}

function heading({ title: short, rest }: Answer): readonly string[] {
  return [`## ${markdownText(short)}`, '', ...(rest === '' ? [] : [markdownText(rest), ''])];
}

/** One a platform where they differ; where images were tried, why it is this one of them stands with it. */
function answers(report: Report): readonly Answer[] {
  if (report.targets.length < 2) return [{ title: headline(report), rest: '' }];
  const tried = recommendationParagraphs(report);
  if (tried.length > 0) return tried.map((text) => ({ title: text, rest: '' }));
  return recommendations(report).map((each) => ({ title: each.title, rest: choiceReasons(each, report) }));
}

/** Each once, although it may be said of several targets in the same words. */
function diagnosticLines(report: Report, place: 'top' | 'below'): readonly string[] {
  // The headline of a single target tells it, and that of each what is lacking.
  const isTold = (each: Diagnostic): boolean =>
    isStop(each) && (report.targets.length < 2 || (each.stop?.judged === true && each.stop.first));
  const told = { ...report, diagnostics: report.diagnostics.filter((each) => !isTold(each)) };
  const said = annotations(told).filter((each) => each.about === null && isOnTop(each) === (place === 'top'));
  return alike(said, ({ rule, detail }) => `${rule} ${detail}`).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const where = group.length > 1 && group.length === report.targets.length ? '' : undefined;
    const text = annotationText(first, group.length > 1 ? (where ?? targetsText(group)) : undefined);
    return [`- **${first.level}** ${first.rule === null ? '' : `${first.rule} `}${markdownText(text)}`];
  });
}

function remarkLines(report: Report): readonly string[] {
  const facts = new Map(report.targets.map((target) => [target.name, target]));
  return [
    ...[...facts].map(([name, target]) => `- ${markdownCode(name)} is ${markdownText(targetFacts(target))}`),
    ...diagnosticLines(report, 'below'),
    ...report.remarks.map((remark) => `- ${markdownText(remark)}`),
  ];
}

function size(lines: readonly string[]): number {
  return new TextEncoder().encode(lines.join('\n')).length;
}
