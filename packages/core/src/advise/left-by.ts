// What a plan for one set leaves in the way of others that install from the lines that it changes.

import type { Pin, Plan } from './advice.ts';
import { draftPlan } from './draft-plan.ts';
import type { JudgedSet } from './inquiry.ts';
import { isReadByOlder, readByOlder } from './older-pip.ts';
import { type Member, othersAt } from './other-sets.ts';
import type { Stays } from './plan-note.ts';
import { isOfSystem, isTroubled } from './prospects.ts';

/** The others whose lines a plan changes and that have something in the way all the same. */
export async function leftBy(plan: Plan, member: Member, others: readonly Member[]): Promise<readonly Member[]> {
  const gone = plan.drops.map((pkg) => ({ pkg }));
  const { base, python, platform } = plan.request;
  const neighbour = member.near.neighbours.find(
    ({ request }) => request.base === base && request.python === python && request.platform === platform,
  );
  const found = await othersAt(neighbour, member, sharing(plan, member, others));
  const left = (found ?? []).map(async ({ member: other, here, there, inquiry, seen, neighbour: moved }) => {
    const choice = await seen.choiceOfPlan(plan.pins, gone);
    // An older pip is a step of its own Dockerfile's, which its own plan names.
    const own = choice && plan.pip?.to === 'before-24.1' ? readByOlder(choice, there) : choice;
    const isCured = own && (await draftPlan(here, there, own, moved, inquiry));
    return isCured ? [] : [other];
  });
  return found === undefined ? others : (await Promise.all(left)).flat();
}

/** The others that install from the lines that a plan changes. */
export function sharing(
  { kind, pins, drops }: Plan,
  { here }: Pick<Member, 'here'>,
  others: readonly Member[],
): readonly Member[] {
  const relocked = kind === 'relock' ? here.troubled.map(({ pkg }) => pkg) : [];
  const changed = [...pins.map(({ of }) => of), ...drops, ...relocked];
  return others.filter(({ seen }) => changed.some((pkg) => seen.rowOf({ pkg }) !== undefined));
}

/** Whether something would then be in the way that is not now, or could not be installed that can be built. */
export async function isMadeWorse(member: Member, pins: readonly Pin[]): Promise<boolean> {
  const after = await judgedWith(member, pins);
  if (!after) return pins.length > 0;
  const before = new Map(member.here.troubled.map(({ pkg, finding }) => [pkg, finding.verdict]));
  return after.rows
    .filter((row) => (isTroubled(row) && !isOfSystem(row)) || row.finding.verdict === 'unknown')
    .some(({ pkg, finding: { verdict } }) => before.get(pkg) !== verdict && before.get(pkg) !== 'impossible');
}

/** What is still in the way of a set with the changes of another set's plan. */
export async function staysIn(member: Member, { pins, drops, pip }: Plan, name: string): Promise<Stays> {
  const after = await judgedWith(member, pins);
  const gone = new Set(drops.map((pkg) => member.seen.rowOf({ pkg })?.pkg));
  const left = (after?.rows ?? []).filter(
    (row) =>
      isTroubled(row) && !isOfSystem(row) && !gone.has(row.pkg) && !(pip?.to === 'before-24.1' && isReadByOlder(row)),
  );
  const named = (verdict: 'build' | 'impossible'): readonly string[] =>
    left.flatMap(({ pkg, finding }) => (finding.verdict === verdict ? [pkg.name] : []));
  return { name, build: named('build'), impossible: named('impossible') };
}

async function judgedWith({ here, seen, inquiry }: Member, pins: readonly Pin[]): Promise<JudgedSet | undefined> {
  const own = pins.flatMap((pin) => {
    const row = seen.rowOf({ pkg: pin.of });
    return row ? [{ ...pin, of: row.pkg }] : [];
  });
  return own.length === 0 ? here.set : inquiry.judgeOn(here.set.request, own);
}
