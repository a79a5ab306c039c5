// The ways out of every installation of a run: of those that install from the same lines together, of the others each by itself.

import type { Advice } from '../advise/advice.ts';
import type { JudgedSet } from '../advise/inquiry.ts';
import type { Judging } from '../judge/judging.ts';
import { findWaysOut } from './find-ways-out.ts';
import { isTroubled } from './is-troubled.ts';
import type { InquiryInput } from './open-inquiry.ts';
import { sharingGroups } from './sharing-groups.ts';
import { wheelsOnlyPlan, withPlan } from './wheels-only-plan.ts';

/** An installation on one target. */
interface Advised extends JudgedSet {
  readonly advice: Advice;
}

/** An installation on all of its targets. */
export interface AdvisedInstallation<On extends Advised> {
  readonly targets: readonly On[];
  readonly circumstances: Omit<InquiryInput, 'alternatives'>;
  /** The same files, resolved with wheels preferred. */
  preferring(): Pick<Judging, 'on'>;
}

/** @param wanted whether ways out of a target are looked for */
export async function adviseSets<On extends Advised, Set extends AdvisedInstallation<On>>(
  sets: readonly Set[],
  wanted: (on: On) => boolean,
): Promise<readonly Set[]> {
  const homes = new Map(sets.flatMap((set) => set.targets.map((on) => [on, set] as const)));
  const groups = sharingGroups([...homes.keys()].filter(wanted)).filter((group) => group.some(isTroubled));
  const found = new Map((await Promise.all(groups.map((group) => adviseGroup(group, homes)))).flat());
  return sets.map((set) => ({
    ...set,
    targets: set.targets.map((on) => ({ ...on, advice: found.get(on) ?? on.advice })),
  }));
}

async function adviseGroup<On extends Advised>(
  group: readonly On[],
  homes: ReadonlyMap<On, AdvisedInstallation<On>>,
): Promise<readonly (readonly [On, Advice])[]> {
  const members = group.flatMap((on) => {
    const home = homes.get(on);
    return home === undefined ? [] : [{ on, home, circumstances: home.circumstances }];
  });
  const advice = await findWaysOut(members);
  return Promise.all(
    members.map(
      async ({ on, home }, position) => [on, await withWheels(on, advice[position] ?? on.advice, home)] as const,
    ),
  );
}

async function withWheels<On extends Advised>(on: On, advice: Advice, home: AdvisedInstallation<On>): Promise<Advice> {
  const plan = await wheelsOnlyPlan(on, () => home.preferring().on(on.target));
  return plan ? withPlan(advice, plan) : advice;
}
