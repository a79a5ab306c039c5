// The one recommendation: for each platform which image to take, or to stay, what it leaves, and why. Every format leads with it.

import { agreeing } from '../text/agreeing.ts';
import { counted } from '../text/counted.ts';
import { listWords } from '../text/list-words.ts';
import { decapital, sentence } from '../text/sentence.ts';
import { shortened } from '../text/shortened.ts';
import { othersAsWell, sameElsewhere } from './as-well.ts';
import { alternativesTo } from './alternatives-to.ts';
import { choiceTitle, NAMED_IN_TITLE } from './choice-title.ts';
import { type Choice, choiceOn, choices } from './choices.ts';
import { faultRemedy } from './fault-remedy.ts';
import { holderName } from './holder-name.ts';
import { isReadyOn } from './is-ready-on.ts';
import { type InTheWay, inTheWay } from './in-the-way.ts';
import { type Obstacles, obstacles } from './obstacles.ts';
import { isHalted, isRefused, refusalText } from './refusal-text.ts';
import type { BuildStop } from './stop-words.ts';
import type { Report, ReportLeaves } from './report.ts';

/** Names that the sentence holds of each kind. */
const NAMED = 5;

/** Pins that the title names; more stand behind it. */
const PINS_IN_TITLE = 2;

export interface Recommended {
  readonly choice: Choice;
  /** The answer in a few words, with its platforms where it is not for all: `Take python:3.12-slim on linux/arm64`. */
  readonly title: string;
  /** Why, and what is left: clauses that go on behind a colon, without a full stop; empty where the title says it all. */
  readonly detail: string;
  /** What is in the way without the change, as a clause; empty where none is advised. */
  readonly asItIs: string;
  /** Why docker build stops for what its builds lack, and what is to be added: the answer tells that first. */
  readonly stall: BuildStop | undefined;
  /** The answer, as a sentence, without that. */
  readonly way: string;
  /** All of it, as full sentences. */
  readonly text: string;
  /** The answer in one sentence, without what else is to be known of a change: that stands with its lines. */
  readonly brief: string;
}

export interface Recommendation {
  /** That of the target where it is best to stay; null where no image was asked for. */
  readonly base: string | null;
  readonly platform: string;
  /** What `--python` is to be given beside the base; null where the base has a Python of its own, or it is best to stay. */
  readonly python: string | null;
  /** Full sentences. */
  readonly text: string;
  readonly leaves: ReportLeaves;
}

/** One for all platforms where there is one, of each stage of Dockerfiles; none for a report without targets. */
export function recommendations(report: Report): readonly Recommended[] {
  return choices(report).map((choice) => {
    const own = alternativesTo(choice.target, report);
    const platforms = new Set(own.targets.map(({ platform }) => platform)).size;
    return recommended(choice, own, choice.platforms.length < platforms);
  });
}

/** Null where too little is known: the installer refuses the file, or something could not be decided, and no plan is known. */
export function recommendationOn(report: Report, platform: string): Recommendation | null {
  const choice = choiceOn(report, platform);
  if (!choice) return null;
  const { target, found, plan } = choice;
  const { text } = recommended(choice, report, false);
  if (plan) return { base: plan.base, platform: plan.platform, python: plan.python, text, leaves: plan.leaves };
  if (found.refused.length > 0 || found.unknown > 0) return null;
  const left = inTheWay(report, target, found);
  const leaves = { build: left.build.length, impossible: left.impossible.length };
  return { base: target.base, platform: target.platform, python: null, text, leaves };
}

function recommended(choice: Choice, report: Report, isOneOfSeveral: boolean): Recommended {
  const left = inTheWay(report, choice.target, choice.found);
  const where = isOneOfSeveral ? ` on ${listWords(choice.platforms)}` : '';
  const title = `${choiceTitle(choice, left, report)}${where}`;
  const detail = [detailOf(choice, left, report), ...lostWith(choice, report)].filter((each) => each !== '').join('; ');
  const asItIs = choice.plan && !choice.found.none ? asItIsOf(choice, report) : '';
  const short = detailOf({ ...choice, plan: choice.plan && { ...choice.plan, notes: [] } }, left, report);
  const stall = stallOf(choice, report);
  const told =
    stall === undefined
      ? { title, detail, asItIs }
      : {
          title: `The build stops at ${stall.place} on ${choice.target.name}${where}`,
          detail: [stopText(stall.stop), ...(choice.plan ? [`or ${joined(decapital(title), detail)}`] : [])].join('; '),
          asItIs: '',
        };
  return {
    choice,
    ...told,
    stall: stall?.stop,
    way: sentence(joined(title, detail)),
    text: [
      sentence(joined(told.title, told.detail)),
      ...(told.asItIs === '' ? [] : [`As it is, ${told.asItIs}.`]),
    ].join(' '),
    brief: sentence(joined(title, stall && !choice.plan ? '' : short)),
  };
}

function joined(title: string, detail: string): string {
  return detail === '' ? title : `${title}: ${detail}`;
}

/** Where docker build ends with the installation itself, why, and what to change. */
function stallOf({ target, found }: Choice, { diagnostics }: Report) {
  if (isRefused(found.refused)) return undefined;
  return diagnostics.flatMap(({ stop, location, target: about }) =>
    stop?.judged === true && location !== null && (about === null || about === target.id)
      ? [{ place: `${location.path}:${location.line}`, stop }]
      : [],
  )[0];
}

/** Why, and what to change. */
function stopText({ why, remedy }: BuildStop): string {
  return [why, ...(remedy === undefined ? [] : [remedy])].join('; ');
}

function detailOf(choice: Choice, left: InTheWay, report: Report): string {
  const { target, found, plan } = choice;
  const isMatrix = isAboutImages(report);
  const words = standing(found, left);
  if (found.none) return found.installed > 0 && isMatrix ? `it needs no compiler${othersAsWell(choice, report)}` : '';
  if (plan) {
    const pins = plan.pins.slice(0, plan.written);
    const named = pins.length > PINS_IN_TITLE ? [listOf(pins.map(pin))] : [];
    // The machine is a condition, which only the plan's own words have.
    const foreign = plan.platform === target.platform ? named : [plan.text];
    const aside = [
      ...foreign,
      ...(plan.pins.length === 0 && plan.kind !== 'relock' && plan.kind !== 'version' ? ['no pin changes'] : []),
      ...plan.notes,
    ];
    const rest = report.complete ? 'nothing' : 'nothing that was judged';
    return `${rest} has to be compiled then${aside.length > 0 ? ` (${aside.join('; ')})` : ''}${sameElsewhere(choice, plan, report)}`;
  }
  // Of what is copied to where it cannot run, the title says all.
  if (found.refused.length > 0) return refusedBy(choice, report);
  if (found.clear) return isMatrix ? 'nothing that was judged must be built there' : '';
  if (left.impossible.length > 0) return isMatrix ? `nearest is ${target.name}, which ${words}` : `it ${words}`;
  if (left.build.length === 0)
    return found.installed > found.unknown ? 'nothing that was judged must be built' : unjudged(report);
  const named = left.build.length > NAMED_IN_TITLE ? [listOf(left.build)] : [];
  const name = isMatrix || named.length > 0 ? target.name : agreeing(target.name, 'it', 'they');
  const holder = isMatrix ? name : holderName({ ...target, name });
  const ready = isReadyOn(target, report) ? [`${holder} ${agreeing(target.name, 'has', 'have')} what that needs`] : [];
  const checked = isMatrix ? ['no image that was checked does without a compiler'] : [];
  // Where all is there, having less to build is a wish and no remedy.
  return [...named, ...checked, ...(ready.length > 0 ? ready : withLess(choice))].join('; ');
}

/** Why the build stops, and what to change: the title has the line. */
function refusedBy({ target, found: { refused } }: Choice, { diagnostics }: Report): string {
  if (!isHalted(refused)) return isRefused(refused) ? refusalText(refused) : '';
  const stops = diagnostics.flatMap(({ stop, apart, target: about }) =>
    stop !== undefined && apart !== true && (about === null || about === target.id) ? [stop] : [],
  );
  const [first] = stops;
  return first === undefined ? '' : `${first.command}: ${stopText(first)}`;
}

/** What the image that was asked for is taken for, where another one was tried in its place. */
function lostWith({ target, platforms }: Choice, report: Report): readonly string[] {
  const asked = report.targets.filter(({ tried, platform }) => tried !== true && platforms.includes(platform));
  const lost = target.tried === true ? asked.filter(({ brings }) => brings !== undefined) : [];
  return lost.slice(0, 1).map(({ name, brings = '' }) => `it lacks what ${name} is taken for: ${brings}`);
}

/** What the title says must be built need not be all of it: the first change of the same image that leaves less. */
function withLess({ target, found }: Choice): readonly string[] {
  const plan = target.plans.find(
    ({ base, platform, leaves }) =>
      base === target.base && platform === target.platform && leaves.impossible === 0 && leaves.build < found.build,
  );
  return plan ? [listWords(plan.changes)] : [];
}

/** The title of a single image says it already. */
function unjudged(report: Report): string {
  const said = isAboutImages(report) ? ['nothing could be judged'] : [];
  return [...said, ...report.faults.slice(0, 1).map(faultRemedy)].join('; ');
}

function asItIsOf(choice: Choice, report: Report): string {
  const { target, platforms } = choice;
  // What stands in the way may differ from platform to platform.
  const words = report.targets
    .filter(({ name, platform }) => name === target.name && platforms.includes(platform))
    .map((each) => {
      const found = obstacles(report, each);
      return standing(found, inTheWay(report, each, found));
    });
  const ready = isReadyOn(target, report)
    ? `, for which ${agreeing(target.name, 'it has', 'they have')} all that is needed`
    : '';
  const same =
    new Set(words).size === 1 && words[0] !== ''
      ? `${target.name} ${words[0]}${isAboutImages(report) ? shareOf(choice) : ''}${ready}`
      : '';
  if (!isAboutImages(report))
    return same === '' ? `${target.name} ${agreeing(target.name, 'does', 'do')} not suit` : same;
  const isBuilt = report.targets
    .filter(({ platform }) => platforms.includes(platform))
    .every((each) => obstacles(report, each).build > 0);
  const all = isBuilt
    ? 'every image that was checked has something to compile'
    : 'no image that was checked is known to do without a compiler';
  return `${all}${same === '' ? '' : `; ${same}`}`;
}

/** ` (3 of 12 packages)`, where nothing else is in the way. */
function shareOf({ found: { build, installed, impossible, unknown, unstated, refused } }: Choice): string {
  return build > 0 && impossible + unknown + unstated + refused.length === 0
    ? ` (${build} of ${counted(installed, 'package')})`
    : '';
}

/** Whether there is an image to choose. */
function isAboutImages({ targets }: Report): boolean {
  return new Set(targets.map(({ name }) => name)).size > 1;
}

/** `cannot install torch 2.15.0 and must build psycopg2 2.9.13`: what follows the name of the image. */
function standing(found: Obstacles, left: InTheWay): string {
  return listWords([
    ...(found.refused.length > 0 ? [`does not suit (${refusalText(found.refused)})`] : []),
    ...(left.impossible.length > 0 ? [`cannot install ${listOf(left.impossible)}`] : []),
    ...(left.build.length > 0 ? [`must build ${listOf(left.build)}`] : []),
    ...(left.open.length > 0 ? [`is not judged in full (${listOf(left.open)})`] : []),
  ]);
}

function listOf(names: readonly string[]): string {
  return listWords(shortened(names, NAMED));
}

function pin({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name} ${version}`;
}
