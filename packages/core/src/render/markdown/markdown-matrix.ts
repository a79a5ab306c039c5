// The matrix as a Markdown table: a row for each package that is no plain wheel somewhere, one for the rest, then the sums.

import type { Report, ReportResult } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { markdownCode, markdownText } from '../escape/markdown-text.ts';
import { verdictWords } from '../wording/verdict-words.ts';
import { byPresence, isTelling, title, worst } from '../wording/telling-rows.ts';
import { within } from '../wording/within.ts';
import { isIgnored } from '../../report/rules-of.ts';

/** @param room bytes for the rows of packages */
export function markdownMatrix(report: Report, room: number): readonly string[] {
  const shown = report.packages
    .filter(({ results }) => results.some(isTelling))
    .toSorted((a, b) => worst(a) - worst(b));
  const quiet = report.packages.filter(
    (pkg) => !shown.includes(pkg) && pkg.results.some(({ verdict }) => verdict !== 'skipped'),
  );
  const rest = byPresence(quiet);
  const columns = report.targets.map(
    ({ name, platform }) => `${markdownCode(name)}<br>${markdownText(platform.replace('linux/', ''))}`,
  );
  const rows = shown.map((pkg) => row(markdownCode(title(pkg)), pkg.results.map(cell)));
  return [
    row('package', columns),
    `| --- |${columns.map(() => ' :-: |').join('')}`,
    ...within(rows, room, (left) => [row(`${counted(left, 'more package')} left out`, [])]),
    ...rest.flatMap((some) =>
      some[0]
        ? [row(counted(some.length, shown.length + rest.length > 1 ? 'other' : 'package'), some[0].results.map(cell))]
        : [],
    ),
    ...sums(report),
    ...(shown.some(({ results }) => results.some((result) => cell(result).endsWith('\\*')))
      ? ['', 'wheel\\* is a wheel with a remark, see below.']
      : []),
  ];
}

function cell(result: ReportResult): string {
  const { verdict, statements } = result;
  const { word } = verdictWords[verdict];
  const text = verdict === 'build' || verdict === 'impossible' ? `**${word}**` : verdict === 'skipped' ? '–' : word;
  return `${text}${verdict === 'wheel' && statements.length > 0 ? '\\*' : ''}${isIgnored(result) ? ' (ignored)' : ''}`;
}

function sums(report: Report): readonly string[] {
  const count = (label: string, verdict: 'build' | 'impossible' | 'unknown'): readonly string[] => {
    const numbers = report.targets.map(({ id }) => report.summary[id]?.[verdict] ?? 0);
    return verdict === 'build' || numbers.some((number) => number > 0)
      ? [
          row(
            `**${label}**`,
            numbers.map((number) => `**${number}**`),
          ),
        ]
      : [];
  };
  const sizes = report.targets.map(({ downloadSize }) => downloadSize);
  return [
    ...count('to build', 'build'),
    ...count('cannot install', 'impossible'),
    ...count('unknown (?)', 'unknown'),
    ...(sizes.some((size) => size !== null)
      ? [
          row(
            'download MB',
            sizes.map((size) => (size === null ? '–' : (size / 1_000_000).toFixed(1))),
          ),
        ]
      : []),
  ];
}

function row(label: string, cells: readonly string[]): string {
  return `| ${[label, ...cells].join(' | ')} |`;
}
