// What stands above the verdicts: the title, the facts of each image, and what is to be said once.

import { packageCount } from '../../report/package-count.ts';
import { isStage } from '../../report/is-stage.ts';
import type { Diagnostic, Report, ReportDockerfile, ReportTarget } from '../../report/report.ts';
import { alike } from '../../text/alike.ts';
import { counted } from '../../text/counted.ts';
import { firstLines } from '../../text/first-words.ts';
import { listWords } from '../../text/list-words.ts';
import { sentence } from '../../text/sentence.ts';
import { indented, paint } from './layout.ts';
import type { Colour } from '../wording/colour.ts';
import { inputsCounted } from '../wording/inputs-counted.ts';
import { shortImage } from '../../text/short-image.ts';
import { printable } from '../../text/unprintable.ts';
import { pythonFacts, systemFacts, targetFacts } from '../wording/target-facts.ts';
import type { RenderOptions } from '../render-options.ts';
import { shownCommands } from './shown-commands.ts';

/** Text stands this far in, behind a verdict's or a level's word. */
export const INDENT: string = ' '.repeat(7);

/** The title and the facts of the one target. */
export function header(report: Report, target: ReportTarget, options: RenderOptions): readonly string[] {
  return [
    ...titleLine(report, `${target.name} ${target.platform}`, options),
    ...indented(printable(`${targetFacts(target)}${asOf([target])}`), '', options.width),
    ...commandLines([target], options),
    ...remarkLines(report, options),
  ];
}

/** `uv.lock: 104 packages on 6 images, 3 platforms; image list of 2026-08-13` */
export function matrixTitle(report: Report, options: RenderOptions): readonly string[] {
  const { targets } = report;
  const count = (of: (target: ReportTarget) => string): number => new Set(targets.map(of)).size;
  const kind = targets.every(({ service }) => service !== undefined)
    ? 'service'
    : targets.every(({ name }) => name.startsWith('Python '))
      ? 'Python'
      : isStaged(targets)
        ? 'stage'
        : 'image';
  const images = counted(
    count(({ name }) => name),
    kind,
  );
  const platforms = count(({ platform }) => platform);
  const where = platforms === 1 ? `, ${targets[0]?.platform ?? ''}` : `, ${counted(platforms, 'platform')}`;
  return titleLine(report, `${images}${where}${asOf(targets)}`, options);
}

function titleLine(report: Report, where: string, options: RenderOptions): readonly string[] {
  const files = inputsCounted(report).map(printable).join(', ');
  const title = `${files}: ${packageCount(report)} on ${where}`;
  return indented(printable(title), '', options.width);
}

/**
 * For each image once, the facts that decided.
 *
 * @param condensed images of one distribution share what is said of it
 */
export function imageFacts(
  targets: readonly ReportTarget[],
  condensed: boolean,
  { width }: RenderOptions,
): readonly string[] {
  const images = [...new Map(targets.map((each) => [each.name, each])).values()];
  return alike(images, (each) => (condensed ? systemFacts(each) : each.name)).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const text =
      group.length === 1
        ? `${first.name}: ${targetFacts(first)}`
        : `${systemFacts(first)}: ${group.map((each) => `${each.name} (${pythonFacts(each)})`).join(', ')}`;
    return indented(printable(text), '  ', width, '  ');
  });
}

/** What is judged of Dockerfiles, each command once. */
export function commandLines(targets: readonly ReportTarget[], { width }: RenderOptions): readonly string[] {
  const lines = targets.flatMap((target) =>
    shownCommands(target.commands ?? []).map((command) => commandOf(command, target)),
  );
  return [...new Set(lines)].flatMap((command) => indented(command.slice(2), '  ', width, command.slice(0, 2)));
}

/** How the input was read. */
export function remarkLines({ remarks }: Report, { width }: RenderOptions): readonly string[] {
  return remarks.flatMap((remark) => indented(printable(remark), INDENT, width, 'note'));
}

/** `Dockerfile:5 (builder): poetry install --without dev`; where the stage has a column of its own `worker on python:3.12-slim: pip install pandas (worker/Dockerfile:5)` */
function commandOf({ path, stage, line, command }: ReportDockerfile, target: ReportTarget): string {
  if (isStage(target)) {
    const place = target.name.startsWith(path) ? `line ${line}` : `${path}:${line}`;
    return printable(`${withImage(target)}: ${firstLines(command)} (${place})`);
  }
  return printable(`${path}:${line}${stage === null ? '' : ` (${stage})`}: ${firstLines(command)}`);
}

/** A stage that stands on several images has them in its name. */
function withImage({ name, base }: ReportTarget): string {
  const image = ` on ${shortImage(base ?? '')}`;
  return name.endsWith(image) || name.endsWith(` on ${base ?? ''}`) ? name : `${name}${image}`;
}

/** Whether stages of Dockerfiles stand beside one another. */
function isStaged(targets: readonly ReportTarget[]): boolean {
  return targets.some((target) => (target.commands ?? []).length > 0 && isStage(target));
}

/** `; image list of 2026-08-13`, where the facts come from a table; each family has its own. */
function asOf(targets: readonly ReportTarget[]): string {
  const dates = [...new Set(targets.flatMap(({ asOf: date }) => date ?? []))].toSorted();
  if (dates.length === 0) return '';
  return `; image ${dates.length === 1 ? 'list' : 'lists'} of ${listWords(dates)}`;
}

/**
 * One diagnostic: its level, its words, its rule at the right; what is to be changed on lines of its own.
 *
 * @param about the targets it is about, where the report is of others too
 */
export function diagnosticLines(
  { rule, level, message, change, location }: Diagnostic,
  about: string | null,
  options: RenderOptions,
): readonly string[] {
  const { width } = options;
  const place = location && rule === null ? `${location.path}:${location.line}: ` : '';
  const [first, rest] = change === undefined ? [message, ''] : [`${change}.`, message.slice(`${change}.`.length)];
  const text = printable(`${about === null ? '' : `${about}: `}${place}${first}`);
  const label = level === 'note' ? 'note' : level;
  const tone: Colour = level === 'error' ? 'red' : level === 'warning' ? 'yellow' : 'dim';
  const indent = ' '.repeat(Math.max(INDENT.length, label.length + 2));
  const lines = indented(text, indent, rule ? width - 7 : width, label).map((line, position) => {
    const painted = position === 0 ? `${paint(label, tone, options)}${line.slice(label.length)}` : line;
    return position === 0 && rule
      ? `${painted}${' '.repeat(Math.max(2, width - line.length - rule.length))}${rule}`
      : painted;
  });
  return [...lines, ...(rest === '' ? [] : indented(printable(sentence(rest.trimStart())), indent, width))];
}

/** Whether it stands apart from the notes: what is wrong at a line is to be changed there. */
export function standsApart({ level, location }: Diagnostic): boolean {
  return level !== 'note' && location !== null;
}
