// The smallest changes that leave nothing to build, each checked by judging the whole set again.

import type { Neighbour } from '../image/neighbour.ts';
import type { Pin, Plan } from './advice.ts';
import { choiceByGroup } from './choice-by-group.ts';
import { type Choice, noChoice } from './choose-pins.ts';
import { draftPlan, type PlanDraft } from './draft-plan.ts';
import { findChoice } from './find-choice.ts';
import { findPartialPlans } from './find-partial-plans.ts';
import type { Inquiry } from './inquiry.ts';
import { newestPipDraft } from './newest-pip.ts';
import { isReadByOlder, readByOlder, staysNear, withOlderPip } from './older-pip.ts';
import { byChange, goesOntoOld, isAsNear, isNearer, type PlanDistance } from './plan-distance.ts';
import { isInTheWay, type Prospects, type Surroundings } from './prospects.ts';

/** Plans shown. */
const MAX_PLANS = 4;

/** On another image, packages that fit on the user's own may be in trouble; where more are, it is no small change. */
const MAX_NEW_TROUBLES = 2;

/**
 * Finds plans for one target, fewest changes first: locking again, other versions, another variant of the image, another
 * Python, then several of these together; another platform only where there is nothing else.
 *
 * A plan stands only if nothing of the whole set is then to be built, impossible or unknown, and if the set still holds
 * what its packages are known to need, with what the plan adds; what is not known of that is noted. Where there is no such
 * plan, those that leave least are told.
 *
 * @param around the targets near it, on the project's Pythons
 * @param company what other sets of the same lines make of it
 * @returns the plans, and what is chosen without another target: for the plan, where there is one, else as far as it goes
 */
export async function findPlans(
  here: Prospects,
  around: Surroundings,
  inquiry: Inquiry,
  company: Company = alone,
): Promise<{ readonly plans: readonly Plan[]; readonly choice: Choice }> {
  if (!isInTheWay(here) || isUnclear(here)) return { plans: [], choice: noChoice };
  const { choice, draft: own } = company.own ?? (await ownDraft(here, inquiry));
  // Before what is around is looked at: what it costs to ask may be all that may be asked.
  const mine = own && choice ? choice : await choiceByGroup(here, inquiry);
  const renewed = await newestPipDraft(here, inquiry);
  const isAdmitted = renewed && (await company.admits(renewed.plan));
  const drafts: PlanDraft[] = [...(isAdmitted ? [renewed] : []), ...(own ? [own] : [])];
  // Where other versions do here, they do elsewhere.
  const byPip = own ? own.plan.pip !== undefined : here.troubled.some(isReadByOlder);
  const isNeedless = (distance: PlanDistance): boolean => {
    const rivals = distance.onto === 0 && startsOld(drafts) ? drafts.filter(keepsOff) : drafts;
    return rivals.some((draft) => isAsNear(draft.distance, distance));
  };
  for (const neighbour of around.neighbours.filter(({ repeats }) => !repeats)) {
    if (neighbour.platform > 0 && drafts.length > 0) break;
    const draft = await draftNear({ here, byPip }, neighbour, around, isNeedless, inquiry);
    if (draft && (await company.admits(draft.plan))) drafts.push(draft);
  }
  const plans = drafts.some(({ distance }) => distance.platform === 0)
    ? best(drafts)
    : [...(await findPartialPlans(here, mine, around, inquiry)), ...best(drafts)];
  return { plans: plans.slice(0, MAX_PLANS).map(({ plan }) => plan), choice: mine };
}

/** The plan without another target, and what it chose. */
export interface OwnDraft {
  readonly choice: Choice | undefined;
  readonly draft: PlanDraft | undefined;
}

/** What other sets that install from the same lines have to say. */
export interface Company {
  /** What is found for all of them; undefined where each looks for itself. */
  readonly own: OwnDraft | undefined;
  /** Whether a plan on another target may stand, for what it changes of theirs. */
  admits(plan: Plan): Promise<boolean>;
}

const alone: Company = { own: undefined, admits: () => Promise.resolve(true) };

async function ownDraft(here: Prospects, inquiry: Inquiry): Promise<OwnDraft> {
  const choice = await choiceHere(here, inquiry);
  return { choice, draft: choice && (await draftPlan(here, here, choice, undefined, inquiry)) };
}

/** Before what is in no trouble moves, or goes, pip does. */
async function choiceHere(here: Prospects, inquiry: Inquiry): Promise<Choice | undefined> {
  const choice = await findChoice(here, true, inquiry.isCut);
  if (!here.troubled.some(isReadByOlder) || (choice && staysNear(choice, here))) return choice;
  const rest = await findChoice(withOlderPip(here), true, inquiry.isCut);
  return rest ? readByOlder(rest, here) : choice;
}

function best(drafts: readonly PlanDraft[]): readonly PlanDraft[] {
  const isSupported = drafts.some(({ distance: { older, past, python } }) => older === 0 && past === 0 && python === 0);
  const left = leastLost(standing(drafts));
  return left
    .filter(({ distance }) => staysThere(distance) || !(isSupported && (distance.past > 0 || distance.older > 0)))
    .filter(({ distance }) => !left.some((other) => isNearer(other.distance, distance)))
    .filter((draft) => !left.some((other) => holdsAll(draft, other)))
    .toSorted((a, b) => byChange(a.distance, b.distance));
}

/** On another machine nothing is lost, and it is no answer for this one. */
function leastLost(drafts: readonly PlanDraft[]): readonly PlanDraft[] {
  const least = Math.min(
    ...drafts.filter(({ distance }) => distance.platform === 0).map(({ distance }) => distance.losses),
  );
  return drafts.filter(({ distance }) => distance.losses <= least);
}

/** Whether a plan is another one with another image besides: the same pins do it on the image that is there (uwsgi → pyuwsgi on alpine:3.19). */
function holdsAll(
  { plan, distance }: PlanDraft,
  { plan: other, distance: { variant, python, platform, pins } }: PlanDraft,
): boolean {
  const has = (pin: Pin): boolean =>
    plan.pins.some(({ of, name, version }) => of === pin.of && name === pin.name && version === pin.version);
  return pins > 0 && variant + python + platform === 0 && !staysThere(distance) && other.pins.every(has);
}

/**
 * Without those that go onto a Python or a distribution past support, where such a one would come first and another does it
 * too: docker 7.1.0 on Python 3.6 has 3.11 before it has 3.8. Behind a plan that keeps both they may stand.
 */
function standing(drafts: readonly PlanDraft[]): readonly PlanDraft[] {
  const others = drafts.filter(keepsOff);
  const isEasy = others.some(({ distance }) => distance.rewrites === 0);
  return isEasy && startsOld(drafts) ? others : drafts;
}

function startsOld(drafts: readonly PlanDraft[]): boolean {
  const [first] = drafts.toSorted((a, b) => byChange(a.distance, b.distance));
  return first !== undefined && !keepsOff(first);
}

function keepsOff({ distance: { onto } }: PlanDraft): boolean {
  return onto === 0;
}

/** Whose image is past support already need not leave it for a wheel. */
function staysThere({ variant, python, platform }: PlanDistance): boolean {
  return variant === 0 && python === 0 && platform === 0;
}

/** @param isNeedless whether a plan as near as that stands already; asked before each step that takes more work */
async function draftNear(
  { here, byPip }: { readonly here: Prospects; readonly byPip: boolean },
  neighbour: Neighbour,
  around: Surroundings,
  isNeedless: (distance: PlanDistance) => boolean,
  inquiry: Inquiry,
): Promise<PlanDraft | undefined> {
  const { variant, python, platform, pastSupport } = neighbour;
  const past = python === 0 && pastSupport ? 1 : 0;
  const nearest = {
    variant,
    python,
    platform,
    older: 0,
    onto: goesOntoOld(neighbour) ? 1 : 0,
    unsure: 0,
    losses: 0,
    rewrites: neighbour.rewrites ?? 0,
    pins: 0,
    past,
  };
  if (isNeedless(nearest)) return undefined;
  const there = await around.at(neighbour);
  if (!there || isUnclear(there)) return undefined;
  const before = new Set(here.troubled.map(({ pkg }) => pkg));
  const news = there.troubled.filter(({ pkg }) => !before.has(pkg));
  const rest = byPip ? withOlderPip(there) : there;
  const pins = rest.troubled.length + Number(byPip);
  if (news.length > MAX_NEW_TROUBLES || isNeedless({ ...nearest, pins })) return undefined;
  const choice = await findChoice(rest, false, inquiry.isCut);
  return choice && draftPlan(here, there, byPip ? readByOlder(choice, there) : choice, neighbour, inquiry);
}

/** What cannot be judged, no plan can be shown to cure. */
export function isUnclear({ set }: Prospects): boolean {
  return set.rows.some(({ finding }) => finding.verdict === 'unknown');
}
