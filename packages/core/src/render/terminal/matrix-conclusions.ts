// Below the table of a matrix: the images that need no compiler, what is in the way of the others, and why.

import { recommendations } from '../../report/recommendation.ts';
import { isRefused, refusalText } from '../../report/refusal-text.ts';
import type { Report, ReportResult } from '../../report/report.ts';
import { agreeing } from '../../text/agreeing.ts';
import { listWords } from '../../text/list-words.ts';
import { shortened } from '../../text/shortened.ts';
import { counted } from '../../text/counted.ts';
import { alike } from '../../text/alike.ts';
import { missingWords } from '../wording/troubles.ts';
import { hasImageRows } from './image-rows.ts';
import { indented } from './layout.ts';
import { printable } from '../../text/unprintable.ts';
import { isBuildInDisguise, isIgnored } from '../../report/rules-of.ts';
import { type Block, blocksOf, type Column } from '../wording/matrix-columns.ts';
import type { RenderOptions } from '../render-options.ts';
import { obstacles } from '../../report/obstacles.ts';
import { reasonLines, restLines, type Told } from './matrix-reasons.ts';
import { wayOut } from './way-out.ts';

/** Names that a sentence holds of each kind. */
const NAMED = 6;

const UNDECIDED = 'could not be decided';

/** Ways out of images that are not the one to take, unless all are asked for. */
const WAYS_SHOWN = 3;

/** Images that need no compiler first, then what is in the way of the others, and why where it is not told above. */
export function conclusions(report: Report, told: Told, condensed: boolean, options: RenderOptions): readonly string[] {
  const states = blocksOf(report).map((block) => ({
    block,
    bad: block.columns.filter(({ target }) => !obstacles(report, target).none && !told.targets.has(target.id)),
  }));
  // Of stages each has an answer of its own above the table, and of images that were tried a row.
  const said = new Set(recommendations(report).map(({ title }) => `${printable(title)}.`));
  const isSaid = (blocks: readonly Block[]): boolean => goodLines(blocks).every((line) => said.has(line));
  const good = blocksOf(report).filter(
    (block) =>
      !hasImageRows(report) && block.columns.every(({ target }) => obstacles(report, target).none) && !isSaid([block]),
  );
  const remarked = report.packages.some(({ results }) =>
    results.some((result) => result.verdict === 'wheel' && result.statements.length > 0 && !isIgnored(result)),
  );
  const ignored = report.packages.some(({ results }) => results.some(isIgnored));
  const legend = [
    ...(remarked ? ['wheel* is a wheel with a remark, see below.'] : []),
    ...(ignored ? ['~ is ignored and does not count, see below.'] : []),
  ];
  const asked = states.map(({ block, bad }) => ({ block, bad: bad.filter(({ target }) => target.tried !== true) }));
  const ways = waysOut(report, asked, options);
  const shown = options.verbose ? ways : ways.slice(0, condensed ? 0 : WAYS_SHOWN);
  const more = ways.length - shown.length;
  return [
    ...[
      ...(isSaid(good) ? [] : goodLines(good)),
      ...(hasImageRows(report)
        ? []
        : troubleLines(report, condensed ? states.map((state) => withoutTold(report, state)) : states, NAMED)),
      ...legend,
    ].flatMap((line) => indented(line, '', options.width)),
    ...(condensed ? restLines(report, told, more, options) : reasonLines(report, told, options)),
    ...shown.flat(),
    ...(more > 0 && !condensed
      ? ['', `${counted(more, 'more way')} out: -v shows ${more === 1 ? 'it' : 'them'}.`]
      : []),
  ];
}

/** Images of as many platforms share a sentence. */
function goodLines(good: readonly Block[]): readonly string[] {
  return alike(good, ({ columns }) => String(columns.length)).flatMap((group) => {
    const count = group[0]?.columns.length ?? 0;
    const where = count > 1 ? ` on ${count === 2 ? 'both' : `all ${count}`} platforms` : '';
    const names = listWords(group.map(nameOf));
    return `${names} ${agreeing(names, 'needs', 'need')} no compiler${where}.`;
  });
}

function nameOf({ columns }: Block): string {
  return printable(columns[0]?.target.name ?? '');
}

interface State {
  readonly block: Block;
  /** Where something is in the way that is not told above. */
  readonly bad: readonly Column[];
}

/** A condensed table counts what is to be built or cannot be installed and names it; a file that is refused is an error above. */
function withoutTold(report: Report, { block, bad }: State): State {
  return { block, bad: bad.filter(({ target }) => missingWords(obstacles(report, target)).length > 0) };
}

/** The line to paste and the plans; platforms and images that have the same share them. */
function waysOut(report: Report, states: readonly State[], options: RenderOptions): readonly (readonly string[])[] {
  const told = states.flatMap(({ block, bad }) => {
    const helped = bad.flatMap(({ label, target }) => {
      const lines = wayOut(report, target, options);
      return lines.length > 0 ? [{ label, lines }] : [];
    });
    return alike(helped, ({ lines }) => lines.join('\n')).flatMap((group) =>
      group[0] ? [{ name: nameOf(block), labels: group.map(({ label }) => label), lines: group[0].lines }] : [],
    );
  });
  return alike(told, ({ labels, lines }) => [...labels, ...lines].join('\n')).flatMap((group) =>
    group[0] ? [['', ...indented(`${whereOf(group)}:`, '', options.width), ...group[0].lines]] : [],
  );
}

/** `python:3.12-slim amd64 and arm64`, `python:3.12-slim and python:3.13-slim on arm/v7` */
function whereOf(group: readonly { readonly name: string; readonly labels: readonly string[] }[]): string {
  const names = listWords(group.map(({ name }) => name));
  return `${names} ${group.length > 1 ? 'on ' : ''}${listWords(group[0]?.labels ?? [])}`;
}

/** Platforms of one image, and images, that are in the same trouble share a sentence. */
function troubleLines(report: Report, states: readonly State[], most: number): readonly string[] {
  const troubled = states.flatMap(({ block, bad }) =>
    alike(bad, (column) => troubleWords(report, column, most)).flatMap((group) =>
      group[0]
        ? [
            {
              name: nameOf(block),
              labels: group.map(({ label }) => label),
              words: troubleWords(report, group[0], most),
            },
          ]
        : [],
    ),
  );
  return alike(troubled, ({ labels, words }) => JSON.stringify([labels, words])).flatMap((group) => {
    const [first] = group;
    return first ? [`${whereOf(group)}: ${first.words}.`] : [];
  });
}

function troubleWords(report: Report, { target, position }: Column, most: number): string {
  const parts = (
    [
      [({ verdict }) => verdict === 'impossible', 'cannot be installed'],
      [({ verdict }) => verdict === 'build', 'must be built'],
      [({ verdict }) => verdict === 'unknown', UNDECIDED],
      [isBuildInDisguise, 'may be for glibc, which counts as a build'],
    ] as const satisfies readonly (readonly [is: (result: ReportResult) => boolean, words: string])[]
  ).flatMap(([is, words]) => {
    const names = report.packages
      .filter(({ results: { [position]: result } }) => result && is(result))
      .map(({ name }) => printable(name));
    if (names.length === 0) return [];
    // What was not judged is named above.
    const named = report.complete || words !== UNDECIDED ? ` (${listWords(shortened(names, most))})` : '';
    return [`${names.length} ${words}${named}`];
  });
  const found = obstacles(report, target);
  const { refused } = found;
  if (isRefused(refused)) return refusalText(refused);
  const told = [...(refused.length > 0 ? [refusalText(refused)] : []), ...parts];
  return [...(told.length > 0 ? told : ['nothing that was judged must be built']), ...missingWords(found)].join('; ');
}
