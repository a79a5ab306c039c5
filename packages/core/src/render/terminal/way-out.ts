// What a build needs and what would avoid it, for a terminal: below one package, and below the whole set.

import type { Report, ReportPlan, ReportResult, ReportTarget } from '../../report/report.ts';
import { INDENT } from './header.ts';
import { indented } from './layout.ts';
import { isReadyOn } from '../../report/is-ready-on.ts';
import { holderName } from '../../report/holder-name.ts';
import { agreeing } from '../../text/agreeing.ts';
import { preparationOn } from '../../report/preparation-on.ts';
import { printable } from '../../text/unprintable.ts';
import { plansOn } from '../../report/plans-on.ts';
import { goesThrough } from '../wording/goes-through.ts';
import { mayGoThrough } from '../wording/may-go-through.ts';
import { aboveWhich } from '../wording/above-which.ts';
import { untriedNames } from '../wording/untried-names.ts';
import { isReached } from '../wording/stop-texts.ts';
import { plansTitle } from '../wording/plans-title.ts';
import { type TwoStage, twoStage } from '../../report/two-stage.ts';
import { listWords } from '../../text/list-words.ts';
import type { RenderOptions } from '../render-options.ts';
import { type Obstacles, obstacles } from '../../report/obstacles.ts';

/** Wide enough for `before pip`. */
const LABEL = 13;

/** `needs …` and `fix …` of one package, this far in. */
export function costLines(
  { needsText, fix }: Pick<ReportResult, 'needsText' | 'fix'>,
  width: number,
  margin: string = INDENT,
): readonly string[] {
  const indent = `${margin}${' '.repeat(8)}`;
  return [
    ...needsText.flatMap((text, position) =>
      indented(printable(text), indent, width, position === 0 ? `${margin}needs` : ''),
    ),
    ...(fix === '' ? [] : indented(printable(fix), indent, width, `${margin}fix`)),
  ];
}

/** The line to paste before pip, and the plans that leave nothing to build. */
export function wayOut(
  report: Report,
  target: ReportTarget,
  { width, verbose }: Pick<RenderOptions, 'width' | 'verbose'>,
): readonly string[] {
  const plans = plansOn(report, target);
  const found = obstacles(report, target);
  const preparation = preparationOn(report, target);
  const stages = verbose ? twoStage(report, target) : null;
  const indent = ' '.repeat(LABEL + 2);
  const where = aboveWhich(target);
  const through = goesThrough(report, target);
  const open = mayGoThrough(report, target);
  const going = through ?? open;
  return [
    ...(going === undefined ? [] : indented(printable(going), '', width)),
    ...(preparation
      ? [
          ...indented(preparation.line, indent, width, '  before pip'),
          ...(where === undefined ? [] : [`${indent}(${printable(where)})`]),
          ...[...(open === undefined ? untriedNames(preparation) : []), ...preparation.notes].flatMap((note) =>
            indented(printable(note), indent, width),
          ),
        ]
      : []),
    ...(stages ? inTwoStages(stages) : []),
    ...(!verbose && target.split !== undefined && twoStage(report, target) ? [SHOWS_HOW] : []),
    ...(target.plans.length === 0 && isTroubled(found) && through === undefined
      ? indented(noPlan(report, target), '', width)
      : []),
    ...(plans.length > 0 ? indented(`${plansTitle(report, target, plans)}:`, '', width) : []),
    ...plans.flatMap((plan, position) => {
      const [mark, room] = [`  ${letter(position)}`, '     '];
      return [
        ...changesOf(plan, target, width - room.length).flatMap((change, at) =>
          indented(printable(change), room, width, at === 0 ? mark : room),
        ),
        ...plan.notes.flatMap((note) => indented(`(${printable(note)})`, room, width)),
      ];
    }),
  ];
}

const SHOWS_HOW = '  in two stages, without build tools in the image: -v shows the lines';

function inTwoStages({ lines, place, unknown }: TwoStage): readonly string[] {
  return [
    `  in two stages${place === null ? '' : `, ${printable(place)}`}`,
    ...lines.map((line) => `    ${printable(line)}`.trimEnd()),
    ...(place !== null && unknown.length > 0
      ? [`    (what ${listWords(unknown)} needs when it runs is not known)`]
      : []),
  ];
}

/** Where all is there that the builds need, nothing is amiss. */
function noPlan(report: Report, target: ReportTarget): string {
  if (!isReadyOn(target, report)) return 'No change was found that leaves nothing to build.';
  const name = printable(holderName(target));
  const has = isReached(report) ? agreeing(name, 'has', 'have') : 'would have';
  return `Nothing has to be installed before: ${name} ${has} what is needed to build.`;
}

/** A line each where they name lines of files and do not fit one; else what joins them. */
function changesOf(
  { text, changes, pins, kind }: ReportPlan,
  { dockerfile }: ReportTarget,
  room: number,
): readonly string[] {
  const unchanged = pins.length === 0 && kind !== 'relock' && kind !== 'version' ? ' (no pin changes)' : '';
  const whole = `${text}${unchanged}`;
  if (dockerfile === undefined || changes.length < 2 || whole.length <= room) return [whole];
  return changes.map((change, position) => (position === 0 ? `${change}${unchanged}` : change));
}

/**
 * Something must be built or cannot be installed, and nothing is undecided: then a plan was looked for. Where requirements clash and
 * nothing is to be built, the clash alone is in the way, and what would end it is said with it.
 */
function isTroubled({ build, impossible, unknown, refused }: Obstacles): boolean {
  return build + (refused.some(({ rule }) => rule === 'WC112') ? 0 : impossible) > 0 && unknown === 0;
}

/** A, B, C … */
function letter(position: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + position);
}
