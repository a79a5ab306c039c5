// The ways out of a stage in which several commands install: what one of them would gain must not cost another.

import type { Advice, Plan } from '../advise/advice.ts';
import type { JudgedSet } from '../advise/inquiry.ts';
import type { Judging } from '../judge/judging.ts';
import { isTroubled } from './is-troubled.ts';

/** An installation on one target, with its ways out. */
interface AdvisedSet extends JudgedSet {
  readonly id: string;
  readonly advice: Advice;
}

/** An installation on all of its targets, and what judges it again. */
interface Advised<On extends AdvisedSet> {
  readonly targets: readonly On[];
  readonly judging: Pick<Judging, 'again'>;
}

/** One of several installations on the same target. */
interface Party {
  readonly set: Advised<AdvisedSet>;
  readonly on: AdvisedSet;
}

/** The sets with those plans alone that leave nothing in the way of any installation on the target. */
export async function plansForAll<On extends AdvisedSet, Set extends Advised<On>>(
  sets: readonly Set[],
): Promise<readonly Set[]> {
  const parties = sets.flatMap((set) => set.targets.map((on): Party => ({ set, on })));
  const kept = new Map<AdvisedSet, readonly Plan[]>();
  for (const party of parties) {
    const others = parties.filter(({ set, on }) => set !== party.set && on.id === party.on.id);
    if (others.length === 0) continue;
    // One after the other: most ask nothing, and those that do ask the same.
    // oxlint-disable-next-line no-await-in-loop
    kept.set(party.on, await holding(party.on.advice.plans, party, others));
  }
  return sets.map((set) => ({
    ...set,
    targets: set.targets.map((on) => ({ ...on, advice: { ...on.advice, plans: kept.get(on) ?? on.advice.plans } })),
  }));
}

async function holding(plans: readonly Plan[], party: Party, others: readonly Party[]): Promise<readonly Plan[]> {
  const held = await Promise.all(
    plans.map(async (plan) => {
      const each = await Promise.all(others.map((other) => holdsFor(plan, party, other)));
      return each.every(Boolean);
    }),
  );
  return plans.filter((_, position) => held[position] === true);
}

/** Other pins of one installation change nothing of the others; another image does. */
async function holdsFor({ request }: Plan, { on }: Party, other: Party): Promise<boolean> {
  const { base, platform, python } = on.request;
  if (request.base === base && request.platform === platform && request.python === python) return !isTroubled(other.on);
  const { stage: _stage, ...elsewhere } = request;
  const again = await other.set.judging.again(elsewhere, []);
  return again !== undefined && again.rows.every(({ finding: { verdict } }) => fine.has(verdict));
}

const fine: ReadonlySet<string> = new Set(['wheel', 'sdist', 'skipped']);
