// The comparison with a baseline for a person at a terminal: what is new in full, the rest in a line each.

import { notesOf } from '../../report/rules-of.ts';
import type { Comparison } from '../../report/compare.ts';
import type { Report } from '../../report/report.ts';
import { briefly } from '../wording/briefly.ts';
import { closing, type ComparisonRow, comparisonRows } from '../wording/comparison-rows.ts';
import { commandLines, header, imageFacts, INDENT, matrixTitle, remarkLines } from './header.ts';
import { ignoredSentences } from './ignored.ts';
import { indented, paint, spread } from './layout.ts';
import type { Colour } from '../wording/colour.ts';
import { printable } from '../../text/unprintable.ts';
import { incompleteSentence } from '../wording/incomplete-sentence.ts';
import { saidOnce } from './said-once.ts';
import type { RenderOptions } from '../render-options.ts';
import { costLines } from './way-out.ts';

const labels = {
  new: ['NEW', 'red'],
  solved: ['solved', 'green'],
  gone: ['gone', 'dim'],
  added: ['added', 'green'],
} as const satisfies Record<ComparisonRow['kind'], readonly [word: string, tone: Colour]>;

/** Renders a comparison; the text ends in a newline. */
export function comparisonTerminal(report: Report, comparison: Comparison, options: RenderOptions): string {
  const rows = comparisonRows(comparison, report.targets);
  const blocks = [
    [
      ...head(report, options),
      ...saidOnce((options.verbose ? comparison : briefly(comparison)).diagnostics, report, options),
    ],
    ...rows.map((row) => block(row, options)),
    [...closing(comparison), incompleteSentence(report)]
      .filter((text) => text !== '')
      .flatMap((sentence) => indented(printable(sentence), '', options.width)),
  ];
  const lines = blocks.flatMap((lines_, position) => (position === 0 ? lines_ : ['', ...lines_]));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function head(report: Report, options: RenderOptions): readonly string[] {
  const [target, ...others] = report.targets;
  if (target && others.length === 0) return header(report, target, options);
  return [
    ...matrixTitle(report, options),
    ...imageFacts(report.targets, false, options),
    ...commandLines(report.targets, options),
    ...remarkLines(report, options),
  ];
}

function block({ kind, title, words, rules, where, after }: ComparisonRow, options: RenderOptions): readonly string[] {
  const { width } = options;
  const [label, tone] = labels[kind];
  const left = `${label.padEnd(INDENT.length)}${printable(title)}`;
  const place = after ? `${printable(after.pkg.location.path)}:${after.pkg.location.line}` : '';
  const right = [place, rules.join(' ')].filter((text) => text !== '').join('  ');
  const [first = '', ...more] = spread(left, right, width);
  const sentence = `${where === '' ? '' : `On ${where}: `}${words}.`;
  const details = kind === 'new' && after ? [after.result.why, ...notesOf(after.result)] : [];
  const ignored = after ? ignoredSentences(after.result) : [];
  return [
    `${paint(label, tone, options)}${first.slice(label.length)}`,
    ...more,
    ...[where === '' ? capitalised(sentence) : sentence, ...details, ...ignored]
      .filter((text) => text !== '')
      .flatMap((text) => indented(printable(text), INDENT, width)),
    ...(kind === 'new' && after ? costLines(after.result, width) : []),
  ];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
