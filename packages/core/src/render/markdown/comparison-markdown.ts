// The comparison with a baseline as Markdown, for a pull request: a table of what changed, and why for what is new.

import type { Comparison } from '../../report/compare.ts';
import type { Report } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { capital, sentence } from '../../text/sentence.ts';
import { annotations, annotationText, ignoredText, targetText } from '../wording/annotations.ts';
import { briefly } from '../wording/briefly.ts';
import { closing, type ComparisonRow, comparisonRows } from '../wording/comparison-rows.ts';
import { markdownCode, markdownText } from '../escape/markdown-text.ts';
import { incompleteSentence } from '../wording/incomplete-sentence.ts';
import { within } from '../wording/within.ts';
import { notesOf, suppressionsOf } from '../../report/rules-of.ts';

/** Bytes: a comment on a pull request takes 65,536 characters. */
const ROOM = { table: 24_000, details: 32_000, remarks: 4_000 } as const;

const labels = { new: '**new**', solved: 'solved', gone: 'gone', added: 'added' } as const satisfies Record<
  ComparisonRow['kind'],
  string
>;

/** Renders a comparison in less than 65,000 bytes; what does not fit is counted. */
export function comparisonMarkdown(report: Report, comparison: Comparison): string {
  const rows = comparisonRows(comparison, report.targets);
  const [first = '', ...rest] = closing(comparison).map((text) => markdownText(text.slice(0, 600)));
  const named = report.inputs.slice(0, 5).map(({ path }) => markdownCode(path.slice(-200)));
  const [only, ...others] = report.targets;
  const on =
    only && others.length === 0 ? ` on ${markdownText(targetText(only))}` : ` on ${report.targets.length} targets`;
  const table = within(rows.map(tableRow), ROOM.table, (left) => [
    `| | ${counted(left, 'more change')} left out | | |`,
  ]);
  const details = within(
    rows.filter(({ kind }) => kind === 'new').map((row) => detail(row).join('\n')),
    ROOM.details,
    (left) => ['', `The reasons of ${counted(left, 'more change')} are left out: the JSON report has them all.`],
  );
  const said = annotations({ ...report, diagnostics: briefly(comparison).diagnostics, packages: [] });
  const remarks = within(
    said.map((each) => `- **${each.level}** ${markdownText([each.rule ?? '', annotationText(each)].join(' ').trim())}`),
    ROOM.remarks,
    (left) => [`- ${counted(left, 'more remark')} left out`],
  );
  const lines = [
    `## ${first}`,
    '',
    `${named.join(', ')}${on}.`,
    ...(report.complete ? [] : ['', `**${markdownText(incompleteSentence(report))}**`]),
    ...(table.length > 0 ? ['', '| | package | change | rules |', '| --- | --- | --- | --- |', ...table] : []),
    ...(details.length > 0 ? ['', '### Why', '', ...details] : []),
    ...(remarks.length > 0 ? ['', '### New remarks', '', ...remarks] : []),
    ...rest.flatMap((text) => ['', text]),
  ];
  return `${lines.join('\n')}\n`;
}

function tableRow({ kind, title, words, rules, where }: ComparisonRow): string {
  const change = `${markdownText(words)}${where === '' ? '' : `<br>on ${markdownText(where)}`}`;
  return `| ${labels[kind]} | ${markdownCode(title)} | ${change} | ${rules.join(', ')} |`;
}

function detail({ title, words, where, after }: ComparisonRow): readonly string[] {
  if (!after) return [];
  const { pkg, result } = after;
  const why = [result.why, ...notesOf(result)].filter((text) => text !== '').map(markdownText);
  const lines = [
    `at ${markdownCode(`${pkg.location.path}:${pkg.location.line}`)}`,
    ...(result.needsText.length > 0
      ? [`needs ${result.needsText.map((each) => markdownText(sentence(each))).join(' ')}`]
      : []),
    ...(result.fix === '' ? [] : [`way out: ${markdownText(result.fix)}`]),
    ...suppressionsOf(result).map((each) => markdownText(ignoredText(each))),
  ];
  return [
    `- ${markdownCode(title)}${where === '' ? '' : ` on ${markdownText(where)}`}: ${[`${capital(markdownText(words))}.`, ...why].join(' ')}`,
    ...lines.map((line) => `  - ${line}`),
  ];
}
