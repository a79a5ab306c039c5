// Why something is in the way, and what helps: first on the images to take, then on the others.

import { alike } from '../../text/alike.ts';
import type { Report, ReportPackage, ReportResult, ReportTarget } from '../../report/report.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { ignoredSentences } from './ignored.ts';
import { indented } from './layout.ts';
import { printable } from '../../text/unprintable.ts';
import { notesOf, rulesOf } from '../../report/rules-of.ts';
import type { RenderOptions } from '../render-options.ts';
import { shared } from '../wording/shared-words.ts';
import { titleLines } from './title.ts';
import { worstFirst } from '../wording/verdict-words.ts';
import { costLines, wayOut } from './way-out.ts';

/** Explanations of an image to take unless all are asked for, and of all the others, below the table. */
const REASONS_SHOWN = 5;

/** Of a further recommendation beside a condensed table. */
const REASONS_BRIEF = 1;

interface Reasoned {
  readonly pkg: ReportPackage;
  readonly result: ReportResult;
  readonly text: string;
}

export interface Told {
  /** Packages whose reasons stand above or are counted there, with the verdict that they are about. */
  readonly reasons: ReadonlySet<string>;
  /** Ids of targets whose ways out stand above. */
  readonly targets: ReadonlySet<string>;
}

/**
 * What is in the way on the images to take, with what goes in before pip there.
 *
 * @param chosen the targets of each recommendation, of which the same is in the way
 */
export function obstacleLines(
  chosen: readonly (readonly ReportTarget[])[],
  report: Report,
  condensed: boolean,
  options: RenderOptions,
): { readonly lines: readonly string[]; readonly told: Told } {
  const reasons = new Set<string>();
  const told = new Set<string>();
  const lines = chosen.flatMap((targets, position) => {
    const [target] = targets;
    if (!target) return [];
    const rows = report.packages
      .flatMap((pkg) => reasonsOf(pkg, report, target.id))
      .filter(({ pkg, result }) => result.verdict !== 'wheel' && !reasons.has(keyOf(pkg, result)));
    const groups = grouped(rows);
    const most = position > 0 && condensed ? REASONS_BRIEF : REASONS_SHOWN;
    const shown = options.verbose ? groups : firsts(groups, most);
    // Those that are only counted are told by -v, and no further down.
    for (const { pkg, result } of rows) reasons.add(keyOf(pkg, result));
    const ways = targets
      .map((each) => ({ label: each.platform, lines: wayOut(report, each, options) }))
      // Beside a condensed table a further image to take is told what helps it, not that nothing does.
      .filter((each) => each.lines.length > (position > 0 && condensed ? 1 : 0));
    const more = rows.length - shown.flat().length;
    // Where nothing is known of it, nothing is told here either.
    if (rows.length + ways.length > 0) for (const { id } of targets) told.add(id);
    return [
      ...shown.flatMap((group) => paragraph(group, options)),
      ...(more > 0 ? ['', `${counted(more, 'more package')} there: -v shows why.`] : []),
      ...alike(ways, (each) => each.lines.join('\n')).flatMap((group) => [
        '',
        ...indented(`${printable(`${target.name} ${listWords(group.map(({ label }) => label))}`)}:`, '', options.width),
        ...(group[0]?.lines ?? []),
      ]),
    ];
  });
  return { lines, told: { reasons, targets: told } };
}

/** Why, worst first: for each package once for each different reason that is not told above. */
export function reasonLines(report: Report, told: Told, options: RenderOptions): readonly string[] {
  const rows = untold(report, told, options);
  const groups = grouped(rows);
  const shown = options.verbose ? groups : firsts(groups, REASONS_SHOWN);
  const more = rows.length - shown.flat().length;
  return [
    ...shown.flatMap((group) => paragraph(group, options)),
    ...(more > 0 ? ['', ...indented(restWords(`${more} more`), '', options.width)] : []),
  ];
}

/** Under a condensed table nothing more is explained: how much there is to be shown. */
export function restLines(report: Report, told: Told, ways: number, options: RenderOptions): readonly string[] {
  const more = untold(report, told, options).length;
  const counts = [...(more > 0 ? [`${more} more`] : []), ...(ways > 0 ? [`${counted(ways, 'more way')} out`] : [])];
  return counts.length === 0 ? [] : indented(restWords(counts.join(' and ')), '', options.width);
}

function restWords(more: string): string {
  return `${more}: -v shows why, explain PACKAGE shows every file.`;
}

function untold(report: Report, { reasons }: Told, { verbose }: RenderOptions): readonly Reasoned[] {
  return report.packages
    .flatMap((pkg) => reasonsOf(pkg, report, null))
    .filter(({ pkg, result }) => verbose || !reasons.has(keyOf(pkg, result)));
}

/** A single one more is shown, too: the line that counts it would say less. */
function firsts<Group>(groups: readonly Group[], most: number): readonly Group[] {
  return groups.slice(0, groups.length === most + 1 ? groups.length : most);
}

/** Worst first, what is known to fail before what may be built; those that are explained in the same words together. */
function grouped(rows: readonly Reasoned[]): readonly (readonly Reasoned[])[] {
  const sorted = rows.toSorted((a, b) => rank(a) - rank(b));
  return alike(sorted, ({ pkg, text, result }) => shared([text, ...result.needsText, result.fix].join(' '), pkg.name));
}

function rank({ result: { verdict, deadEnds } }: Reasoned): number {
  return worstFirst.indexOf(verdict) * 2 - Math.sign(deadEnds.length);
}

function keyOf({ name, version }: ReportPackage, { verdict }: ReportResult): string {
  return JSON.stringify([name, version, verdict]);
}

function paragraph(group: readonly Reasoned[], options: RenderOptions): readonly string[] {
  const [first] = group;
  if (!first) return [];
  const packages = group.map(({ pkg }) => pkg);
  return [
    '',
    ...titleLines('', packages, first.result, options),
    ...indented(group.length > 1 ? shared(first.text, first.pkg.name) : first.text, '  ', options.width),
    ...costLines(first.result, options.width, '  '),
  ];
}

/** One for each verdict and reason that a package has somewhere; plain wheels and an index that is down need none. */
function reasonsOf(pkg: ReportPackage, report: Report, target: string | null): readonly Reasoned[] {
  const telling = pkg.results.filter(
    ({ target: id, verdict, reason, statements }) =>
      (target === null || id === target) &&
      verdict !== 'skipped' &&
      reason !== 'index' &&
      (verdict !== 'wheel' || statements.length > 0),
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
