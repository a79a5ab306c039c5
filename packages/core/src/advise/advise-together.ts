// The ways out of several sets that install from the same lines: services of one requirements file, one lock on two machines.
// A line has one version, so a plan that changes it is one that suits them all.

import type { Neighbour } from '../image/neighbour.ts';
import { amongOthers, surroundingsAmong } from './among-others.ts';
import { adviceFrom, nearTargets } from './advise.ts';
import type { Advice, Pin, Plan } from './advice.ts';
import { aloneFor } from './alone-for.ts';
import { noChoice } from './choose-pins.ts';
import { type Counterpart, openCounterpart } from './counterpart.ts';
import { draftPlan, type PlanDraft } from './draft-plan.ts';
import { findChoice } from './find-choice.ts';
import { type Company, isUnclear, type OwnDraft } from './find-plans.ts';
import type { Inquiry, JudgedSet } from './inquiry.ts';
import { jointProspects } from './joint-prospects.ts';
import { lineKey } from './line-key.ts';
import { isSibling, type Member, namesOf, othersAt } from './other-sets.ts';
import { openProspects } from './prospects.ts';

/** One of several sets. */
export interface Party {
  readonly set: JudgedSet;
  /** The target's neighbours, nearest first. */
  readonly around: readonly Neighbour[];
  readonly inquiry: Inquiry;
  /** The name of its stage or service: `worker`. */
  readonly label: string;
}

/** In the order of the parties; one that is in no trouble has none. */
export async function adviseTogether(parties: readonly Party[]): Promise<readonly Advice[]> {
  const members = parties.map((party): Member => {
    const here = openProspects(party.set, party.inquiry);
    return { ...party, here, seen: openCounterpart(here), near: nearTargets(party.around, party.inquiry) };
  });
  const [only, ...others] = members;
  if (only && others.length === 0) return [await adviceFrom(only.here, only.near, only.inquiry)];
  const joint = await jointDrafts(members);
  const agreed = new Map<string, string>();
  const found: Advice[] = [];
  // One after the other: what one of them settles for a line holds for the next.
  for (const [position, member] of members.entries())
    found.push(await adviceOf(member, members, joint && ownOf(joint, position), agreed));
  return found;
}

interface Joint {
  readonly choices: readonly OwnDraft['choice'][];
  readonly drafts: readonly PlanDraft[];
}

function ownOf({ choices, drafts }: Joint, position: number): OwnDraft {
  return { choice: choices[position], draft: drafts[position] };
}

/** The plan for all without another target, as each of them has it; undefined where there is none. */
async function jointDrafts(members: readonly Member[]): Promise<Joint | undefined> {
  if (members.some(({ here }) => isUnclear(here))) return undefined;
  const sets = members.map(({ seen }) => seen);
  const among = members.map(({ here, seen }) => amongOthers(here, without(sets, seen)));
  const isCut = (): boolean => members.some(({ inquiry }) => inquiry.isCut());
  const choice = await findChoice(jointProspects(among, sets), true, isCut);
  if (!choice) return undefined;
  const choices = await Promise.all(sets.map((set) => set.choiceOf(choice)));
  const drafts = await Promise.all(
    members.map(({ here, inquiry }, position) =>
      draftPlan(here, here, choices[position] ?? noChoice, undefined, inquiry),
    ),
  );
  const whole = drafts.flatMap((draft) => draft ?? []);
  return whole.length === drafts.length ? { choices, drafts: whole } : undefined;
}

/** @param own what serves all of them; undefined where nothing does */
async function adviceOf(
  member: Member,
  members: readonly Member[],
  own: OwnDraft | undefined,
  agreed: Map<string, string>,
): Promise<Advice> {
  const { here, near, inquiry } = member;
  if (here.troubled.length === 0) return { plans: [], ways: new Map(), isCut: false };
  const others = members.filter((each) => each !== member);
  const company: Company = {
    own,
    admits: async (plan) => own === undefined || (await leftBy(plan, member, others)).length === 0,
  };
  const seenAt = async (neighbour: Neighbour): Promise<readonly Counterpart[] | undefined> =>
    (await othersAt(neighbour, member, others))?.map(({ seen }) => seen);
  const among = amongOthers(
    here,
    others.map(({ seen }) => seen),
  );
  const advice = await adviceFrom(among, surroundingsAmong(near, seenAt), inquiry, company);
  // Where nothing serves all, each has its own plan, and a line has one version all the same.
  const plans = own === undefined ? advice.plans.filter((plan) => isAgreed(plan, agreed)) : advice.plans;
  for (const plan of plans) for (const pin of plan.pins) settle(pin, agreed);
  const ways = new Map(advice.ways);
  for (const row of here.troubled) {
    const way = ways.get(row.pkg);
    if (way) ways.set(row.pkg, { ...way, ...(await aloneFor(row, way, member, others)) });
  }
  return { ...advice, plans: await Promise.all(plans.map((plan) => withOthers(plan, member, others))), ways };
}

/** The others whose lines a plan changes and that have something in the way all the same. */
async function leftBy(plan: Plan, member: Member, others: readonly Member[]): Promise<readonly Member[]> {
  const gone = plan.drops.map((pkg) => ({ pkg }));
  const { base, python, platform } = plan.request;
  const neighbour = member.near.neighbours.find(
    ({ request }) => request.base === base && request.python === python && request.platform === platform,
  );
  const found = await othersAt(neighbour, member, sharing(plan, member, others));
  const left = (found ?? []).map(async ({ member: other, here, there, inquiry, seen, neighbour: moved }) => {
    const choice = await seen.choiceOfPlan(plan.pins, gone);
    const isCured = choice && (await draftPlan(here, there, choice, moved, inquiry));
    return isCured ? [] : [other];
  });
  return found === undefined ? others : (await Promise.all(left)).flat();
}

/** The others that install from the lines that a plan changes. */
function sharing({ kind, pins, drops }: Plan, { here }: Member, others: readonly Member[]): readonly Member[] {
  const relocked = kind === 'relock' ? here.troubled.map(({ pkg }) => pkg) : [];
  const changed = [...pins.map(({ of }) => of), ...drops, ...relocked];
  return others.filter(({ seen }) => changed.some((pkg) => seen.rowOf({ pkg }) !== undefined));
}

/** Whether each line gets the version that another set's first plan gives it. */
function isAgreed({ pins }: Plan, agreed: ReadonlyMap<string, string>): boolean {
  return pins.every((pin) => (agreed.get(lineKey(pin.of)) ?? titleOf(pin)) === titleOf(pin));
}

function settle(pin: Pin, agreed: Map<string, string>): void {
  const key = lineKey(pin.of);
  if (!agreed.has(key)) agreed.set(key, titleOf(pin));
}

function titleOf({ name, version }: Pin): string {
  return `${name} ${version}`;
}

/** Of platforms nothing is said: each is told its own plans. */
async function withOthers(plan: Plan, member: Member, others: readonly Member[]): Promise<Plan> {
  const told = sharing(plan, member, others).filter((other) => !isSibling(member, other));
  if (told.length === 0) return plan;
  const left = await leftBy(plan, member, told);
  const open = namesOf(left, member);
  const served = namesOf(told, member).filter((name) => !open.includes(name));
  return { ...plan, notes: [...plan.notes, { kind: 'shared', served, left: open }] };
}

function without(sets: readonly Counterpart[], one: Counterpart): readonly Counterpart[] {
  return sets.filter((each) => each !== one);
}
