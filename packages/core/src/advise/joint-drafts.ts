// The versions that suit several sets of the same lines: all of them, else most.

import { amongOthers } from './among-others.ts';
import type { Choice } from './choose-pins.ts';
import { openCounterpart } from './counterpart.ts';
import { draftPlan } from './draft-plan.ts';
import { findChoice } from './find-choice.ts';
import { isUnclear, type OwnDraft } from './find-plans.ts';
import { jointProspects } from './joint-prospects.ts';
import { isMadeWorse } from './left-by.ts';
import { isReadByOlder, readByOlder, staysNear, withOlderPip } from './older-pip.ts';
import type { Member } from './other-sets.ts';
import type { Prospects } from './prospects.ts';

/** Of more sets none is left out. */
const MAX_MEMBERS = 8;

/** A plan without another target, as each of some sets has it. */
export interface Joint {
  /** Those that it serves, and those that were in no trouble and stay so. */
  readonly own: ReadonlyMap<Member, OwnDraft>;
  /** Those that keep what is in their way. */
  readonly rest: readonly Member[];
}

/** Undefined where nothing suits them all, nor two of those in trouble without making it worse for the others. */
export async function jointDrafts(members: readonly Member[]): Promise<Joint | undefined> {
  if (members.some(({ here }) => isUnclear(here))) return undefined;
  return (await draftsFor(members, [])) ?? draftsForMost(members);
}

/** Each set in trouble takes along whoever can be served with it, in their order. */
async function draftsForMost(members: readonly Member[]): Promise<Joint | undefined> {
  const troubled = members.filter(({ here }) => here.troubled.length > 0);
  if (troubled.length < 3 || members.length > MAX_MEMBERS) return undefined;
  const seen = new Set<Member>();
  let most: Joint | undefined;
  let served = 1;
  for (const leader of troubled) {
    // Whoever was taken along leads to the same.
    if (seen.has(leader)) continue;
    let together: readonly Member[] = [leader];
    for (const next of troubled.filter((each) => each !== leader)) {
      if (isCut(members)) return most;
      const wider = [...together, next];
      const rest = troubled.filter((each) => !wider.includes(each));
      const joint = await draftsFor(
        members.filter((each) => !rest.includes(each)),
        rest,
      );
      if (joint === undefined) continue;
      together = wider;
      if (wider.length > served) [most, served] = [joint, wider.length];
    }
    for (const each of together) seen.add(each);
  }
  return most;
}

async function draftsFor(members: readonly Member[], rest: readonly Member[]): Promise<Joint | undefined> {
  const choice = await choiceFor(members, rest);
  if (!choice) return undefined;
  const own = new Map<Member, OwnDraft>();
  for (const member of members) {
    const { here, inquiry, seen } = member;
    const there = await seen.choiceOf(choice);
    const mine = choice.readByOlder ? readByOlder(there, here) : there;
    const draft = await draftPlan(here, here, mine, undefined, inquiry);
    if (!draft) return undefined;
    own.set(member, { choice: mine, draft });
  }
  const pins = [...own.values()].flatMap(({ draft }) => draft?.plan.pins ?? []);
  for (const member of rest) if (await isMadeWorse(member, pins)) return undefined;
  return { own, rest };
}

/** Before what is in no trouble moves, or goes, pip does. */
async function choiceFor(members: readonly Member[], rest: readonly Member[]): Promise<Choice | undefined> {
  const sets = members.map(({ seen }) => seen);
  const others = rest.map(({ here }) => openCounterpart(here, true));
  const among = members.map(({ here, seen }) =>
    amongOthers(here, [...sets.filter((each) => each !== seen), ...others]),
  );
  const find = (prospects: readonly Prospects[]): Promise<Choice | undefined> =>
    findChoice(jointProspects(prospects, [...sets, ...others]), true, () => isCut(members));
  const choice = await find(among);
  const unread = members.flatMap(({ here }) => here.troubled.filter(isReadByOlder));
  const troubled = members.flatMap(({ here }) => here.troubled);
  if (unread.length === 0 || (choice && staysNear(choice, { troubled }))) return choice;
  const byPip = await find(among.map(withOlderPip));
  return byPip ? { ...byPip, readByOlder: unread.map(({ pkg }) => pkg) } : choice;
}

function isCut(members: readonly Member[]): boolean {
  return members.some(({ inquiry }) => inquiry.isCut());
}
