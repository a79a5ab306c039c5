// The ways out of several sets that install from the same lines: services of one requirements file, one lock on two machines.
// A line has one version, so a plan that changes it is one that suits them all.

import type { Neighbour } from '../image/neighbour.ts';
import { amongOthers, surroundingsAmong } from './among-others.ts';
import { adviceFrom, nearTargets } from './advise.ts';
import type { Advice, Pin, Plan } from './advice.ts';
import { aloneFor } from './alone-for.ts';
import { type Counterpart, openCounterpart } from './counterpart.ts';
import type { Company } from './find-plans.ts';
import type { Inquiry, JudgedSet } from './inquiry.ts';
import { type Joint, jointDrafts } from './joint-drafts.ts';
import { isMadeWorse, leftBy, sharing, staysIn } from './left-by.ts';
import { lineKey } from './line-key.ts';
import { isSibling, type Member, namesOf, othersAt } from './other-sets.ts';
import { isInTheWay, openProspects } from './prospects.ts';

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
  for (const { draft } of joint?.own.values() ?? []) for (const pin of draft?.plan.pins ?? []) settle(pin, agreed);
  const found: Advice[] = [];
  // One after the other: what one of them settles for a line holds for the next.
  for (const member of members) found.push(await adviceOf(member, members, joint, agreed));
  return found;
}

/** @param joint what serves all of them, or most; undefined where nothing does */
async function adviceOf(
  member: Member,
  members: readonly Member[],
  joint: Joint | undefined,
  agreed: Map<string, string>,
): Promise<Advice> {
  const { here, near, inquiry } = member;
  if (!isInTheWay(here)) return { plans: [], ways: new Map(), isCut: false };
  const own = joint?.own.get(member);
  const others = members.filter((each) => each !== member);
  // Those that are left out of what serves most have no say in it.
  const heard = own === undefined ? others : others.filter((each) => joint?.rest.includes(each) !== true);
  const company: Company = {
    own,
    admits: async (plan) => own === undefined || (await leftBy(plan, member, heard)).length === 0,
  };
  const seenAt = async (neighbour: Neighbour): Promise<readonly Counterpart[] | undefined> =>
    (await othersAt(neighbour, member, others))?.map(({ seen }) => seen);
  const among = amongOthers(
    here,
    others.map((other) => (heard.includes(other) ? other.seen : openCounterpart(other.here, true))),
  );
  const advice = await adviceFrom(among, surroundingsAmong(near, seenAt), inquiry, company);
  // Where nothing serves all, each has its own plan, and a line has one version all the same.
  const plans = own === undefined ? await allowed(advice.plans, member, others, agreed) : advice.plans;
  for (const plan of plans) for (const pin of plan.pins) settle(pin, agreed);
  const ways = new Map(advice.ways);
  for (const row of here.troubled) {
    const way = ways.get(row.pkg);
    if (way) ways.set(row.pkg, { ...way, ...(await aloneFor(row, way, member, heard)) });
  }
  return { ...advice, plans: await Promise.all(plans.map((plan) => withOthers(plan, member, others))), ways };
}

/** Those that give each line what other plans give it, and make it worse for nobody. */
async function allowed(
  plans: readonly Plan[],
  member: Member,
  others: readonly Member[],
  agreed: ReadonlyMap<string, string>,
): Promise<readonly Plan[]> {
  const found: Plan[] = [];
  // Platforms of one stage move together, and were asked.
  const apart = others.filter((other) => !isSibling(member, other));
  for (const plan of plans.filter((each) => isAgreed(each, agreed))) {
    const worse = await Promise.all(apart.map((other) => isMadeWorse(other, plan.pins)));
    if (!worse.includes(true)) found.push(plan);
  }
  return found;
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
  const stays = await Promise.all(
    open.map(async (name) => {
      const first = left.find((other) => namesOf([other], member).includes(name));
      return staysIn(first ?? member, plan, name);
    }),
  );
  return { ...plan, notes: [...plan.notes, { kind: 'shared', served, left: stays }] };
}
