// What a matrix comes to, below its table: the images that need no compiler, what is in the way of the others, and why.

import { refusalText } from '../../report/refusal-text.ts';
import type { Report, ReportPackage, ReportResult } from '../../report/report.ts';
import { listWords } from '../../text/list-words.ts';
import { alike } from '../../text/alike.ts';
import { missingWords } from '../wording/headline.ts';
import { ignoredSentences } from './ignored.ts';
import { indented } from './layout.ts';
import { printable } from '../../text/unprintable.ts';
import { isBuildInDisguise, isIgnored, notesOf, rulesOf } from '../../report/rules-of.ts';
import { type Block, blocksOf, type Column } from '../wording/matrix-columns.ts';
import { someNames } from '../wording/incomplete-sentence.ts';
import type { RenderOptions } from '../render-options.ts';
import { obstacles } from '../../report/obstacles.ts';
import { titleLines } from './title.ts';
import { worstFirst } from '../wording/verdict-words.ts';
import { costLines, wayOut } from './way-out.ts';

/** Explanations shown below the table unless all are asked for. */
const REASONS_SHOWN = 5;

/** What the table means: the images that need no compiler first, then what is in the way of the others. */
export function conclusions(report: Report, options: RenderOptions): readonly string[] {
  const states = blocksOf(report).map((block) => ({
    block,
    bad: block.columns.filter(({ target }) => !obstacles(report, target).none),
  }));
  const good = states.filter(({ bad }) => bad.length === 0);
  const lines = good.map(({ block }) => {
    const name = printable(block.columns[0]?.target.name ?? '');
    const where =
      block.columns.length > 1
        ? ` on ${block.columns.length === 2 ? 'both' : `all ${block.columns.length}`} platforms`
        : '';
    return `${name} needs no compiler${where}.`;
  });
  const details = states.flatMap(({ block, bad }) => troubleLines(report, block, bad));
  const remarked = report.packages.some(({ results }) =>
    results.some((result) => result.verdict === 'wheel' && result.statements.length > 0 && !isIgnored(result)),
  );
  const ignored = report.packages.some(({ results }) => results.some(isIgnored));
  const legend = [
    ...(remarked ? ['wheel* is a wheel with a remark, see below.'] : []),
    ...(ignored ? ['~ is ignored and does not count, see below.'] : []),
  ];
  return [
    ...[...lines, ...details, ...legend].flatMap((line) => indented(line, '', options.width)),
    ...reasonLines(report, options),
    ...states.flatMap(({ block, bad }) =>
      waysOut(
        report,
        block,
        bad.filter(({ target }) => target.tried !== true),
        options,
      ),
    ),
  ];
}

/** The line to paste and the plans of one base; platforms that have the same share them. */
function waysOut(
  report: Report,
  { columns }: Block,
  bad: readonly Column[],
  options: RenderOptions,
): readonly string[] {
  const told = bad.flatMap((column) => {
    const lines = wayOut(report, column.target, options.width);
    return lines.length > 0 ? [{ column, lines }] : [];
  });
  const name = printable(columns[0]?.target.name ?? '');
  return alike(told, ({ lines }) => lines.join('\n')).flatMap((group) => {
    const platforms = listWords(group.map(({ column }) => printable(column.label)));
    return ['', ...indented(`${name} ${platforms}:`, '', options.width), ...(group[0]?.lines ?? [])];
  });
}

/** Platforms of one base that are in the same trouble share a sentence. */
function troubleLines(report: Report, block: Block, bad: readonly Column[]): readonly string[] {
  const platforms = new Map<string, string[]>();
  for (const column of bad) {
    const words = troubleWords(report, column);
    platforms.set(words, [...(platforms.get(words) ?? []), column.label]);
  }
  const name = printable(block.columns[0]?.target.name ?? '');
  return [...platforms].map(([words, labels]) => `${name} ${listWords(labels)}: ${words}.`);
}

function troubleWords(report: Report, { target, position }: Column): string {
  const parts = (
    [
      [({ verdict }) => verdict === 'impossible', 'cannot be installed'],
      [({ verdict }) => verdict === 'build', 'must be built'],
      [({ verdict }) => verdict === 'unknown', 'could not be decided'],
      [isBuildInDisguise, 'may be for glibc, which counts as a build'],
    ] as const satisfies readonly (readonly [is: (result: ReportResult) => boolean, words: string])[]
  ).flatMap(([is, words]) => {
    const names = report.packages
      .filter(({ results: { [position]: result } }) => result && is(result))
      .map(({ name }) => printable(name));
    if (names.length === 0) return [];
    return [`${names.length} ${words} (${someNames(names)})`];
  });
  const found = obstacles(report, target);
  const { refused } = found;
  const told = [...(refused.length > 0 ? [refusalText(refused)] : []), ...parts];
  return [...(told.length > 0 ? told : ['nothing that was judged must be built']), ...missingWords(found)].join('; ');
}

/** Why, worst first: for each package once for each different reason. */
function reasonLines(report: Report, options: RenderOptions): readonly string[] {
  const rows = report.packages.flatMap((pkg) => reasonsOf(pkg, report));
  const sorted = rows.toSorted((a, b) => worstFirst.indexOf(a.result.verdict) - worstFirst.indexOf(b.result.verdict));
  const groups = alike(sorted, ({ text, result }) => [text, ...result.needsText, result.fix].join(' '));
  const shown = options.verbose ? groups : groups.slice(0, REASONS_SHOWN);
  const more = rows.length - shown.flat().length;
  const rest = `${more} more: -v shows why, explain PACKAGE shows every file.`;
  return [...shown.flatMap(paragraph), ...(more > 0 ? ['', ...indented(rest, '', options.width)] : [])];

  function paragraph(group: readonly Reasoned[]): readonly string[] {
    const titles = group.flatMap(({ pkg, result }) => titleLines('', pkg, result, options.width));
    const [first] = group;
    return [
      '',
      ...titles,
      ...indented(first?.text ?? '', '  ', options.width),
      ...(first ? costLines(first.result, options.width, '  ') : []),
    ];
  }
}

interface Reasoned {
  readonly pkg: ReportPackage;
  readonly result: ReportResult;
  readonly text: string;
}

/** One for each verdict and reason that a package has somewhere; plain wheels and an index that is down need none. */
function reasonsOf(pkg: ReportPackage, report: Report): readonly Reasoned[] {
  const telling = pkg.results.filter(
    ({ verdict, reason, statements }) =>
      verdict !== 'skipped' && reason !== 'index' && (verdict !== 'wheel' || statements.length > 0),
  );
  return alike(telling, (result) => [result.verdict, result.reason, ...rulesOf(result)].join(' ')).flatMap(([result]) =>
    result ? [{ pkg, result, text: reasonText(result, report) }] : [],
  );
}

function reasonText(worst: ReportResult, { targets }: Report): string {
  const target = targets.find(({ id }) => id === worst.target);
  const sentences = [worst.why, ...notesOf(worst), ...ignoredSentences(worst)]
    .filter((sentence) => sentence !== '')
    .map(printable);
  return `${target ? printable(`${target.name} ${target.platform}: `) : ''}${sentences.join(' ')}`;
}
