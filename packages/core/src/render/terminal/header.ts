// What stands above the verdicts: the title, the facts of each image, and what is to be said once.

import type { Diagnostic, Report, ReportDockerfile, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { indented, paint } from './layout.ts';
import type { Colour } from '../wording/colour.ts';
import { printable } from '../../text/unprintable.ts';
import { targetFacts } from '../wording/target-facts.ts';
import type { RenderOptions } from '../render-options.ts';

/** Text stands this far in, behind a verdict's or a level's word. */
export const INDENT: string = ' '.repeat(7);

/** The title and, for each image once, the facts that decided. */
export function header(report: Report, targets: readonly ReportTarget[], options: RenderOptions): readonly string[] {
  const [target] = targets;
  if (!target) return [];
  const installed = report.packages.filter(({ results }) =>
    results.some(({ verdict }) => verdict !== 'skipped'),
  ).length;
  const files = report.inputs.map(({ path }) => printable(path)).join(', ');
  const bases = new Set(targets.map(({ name }) => name));
  const platforms = new Set(targets.map(({ platform }) => platform));
  const where =
    targets.length === 1
      ? `${target.name} ${target.platform}`
      : `${counted(bases.size, isStaged(targets) ? 'stage' : 'image')}, ${counted(platforms.size, 'platform')}`;
  const title = `${files}: ${counted(installed, 'package')} on ${where}${targets.length > 1 ? asOf(targets) : ''}`;
  const facts = [...new Map(targets.map((each) => [each.name, printable(targetFacts(each))]))];
  return [
    ...indented(printable(title), '', options.width).map((line) => paint(line, 'bold', options.colour)),
    ...(targets.length === 1
      ? indented(`${facts[0]?.[1] ?? ''}${asOf(targets)}`, '', options.width)
      : facts.flatMap(([name, fact]) => indented(`${printable(name)}: ${fact}`, '  ', options.width, '  '))),
    ...[...new Set(targets.flatMap(({ commands = [] }) => commands.map(commandOf)))].flatMap((command) =>
      indented(command, '', options.width),
    ),
    ...report.remarks.flatMap((remark) => indented(printable(remark), INDENT, options.width, 'note')),
  ];
}

/** `Dockerfile:5 (builder): poetry install --without dev` */
function commandOf({ path, stage, line, command }: ReportDockerfile): string {
  return printable(`${path}:${line}${stage === null ? '' : ` (${stage})`}: ${command}`);
}

/** Whether stages of Dockerfiles stand beside one another. */
function isStaged(targets: readonly ReportTarget[]): boolean {
  return targets.some(({ name, base, commands = [] }) => commands.length > 0 && name !== base);
}

/** `; image list of 2026-08-13`, where the facts come from a table; each family has its own. */
function asOf(targets: readonly ReportTarget[]): string {
  const dates = [...new Set(targets.flatMap(({ asOf: date }) => date ?? []))].toSorted();
  if (dates.length === 0) return '';
  return `; image ${dates.length === 1 ? 'list' : 'lists'} of ${listWords(dates)}`;
}

/** One diagnostic: its level, its words, its rule at the right; in a matrix, the target it is about. */
export function diagnosticLines(
  { rule, level, message, target, location }: Diagnostic,
  report: Report,
  { width, colour }: RenderOptions,
): readonly string[] {
  const about = report.targets.length > 1 ? report.targets.find(({ id }) => id === target) : undefined;
  const place = location && rule === null ? `${location.path}:${location.line}: ` : '';
  const text = printable(`${about ? `${about.name} ${about.platform}: ` : ''}${place}${message}`);
  const label = level === 'note' ? 'note' : level;
  const tone: Colour = level === 'error' ? 'red' : level === 'warning' ? 'yellow' : 'dim';
  const indent = ' '.repeat(Math.max(INDENT.length, label.length + 2));
  const lines = indented(text, indent, rule ? width - 7 : width, label);
  return lines.map((line, position) => {
    const painted = position === 0 ? `${paint(label, tone, colour)}${line.slice(label.length)}` : line;
    return position === 0 && rule
      ? `${painted}${' '.repeat(Math.max(2, width - line.length - rule.length))}${rule}`
      : painted;
  });
}
