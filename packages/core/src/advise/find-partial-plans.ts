// Changes that leave less to build, where none leaves nothing.

import { type Choice, noChoice } from './choose-pins.ts';
import { draftPlan, type PlanDraft } from './draft-plan.ts';
import type { Option } from './fitting-versions.ts';
import { isTwin } from './in-order.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import { firstFree } from './nearest-versions.ts';
import { byChange } from './plan-distance.ts';
import { hasVersions, type Prospects, type Surroundings } from './prospects.ts';

/** Such plans shown: the one that leaves least, and another kind of change. */
const MAX_SHOWN = 2;

/** Versions that such a plan changes. */
const MAX_PINS = 5;

/**
 * Other versions here as far as there are any, and each target around as it is; those that leave least first.
 *
 * @param groups what goes together here, of the packages that bind one another
 */
export async function findPartialPlans(
  here: Prospects,
  groups: Choice,
  around: Surroundings,
  inquiry: Inquiry,
): Promise<readonly PlanDraft[]> {
  const { dropped } = groups;
  const chosen = await pinsOneByOne(here, groups, inquiry);
  const own =
    chosen.size + dropped.size + here.outside.length > 0
      ? await draftPlan(here, here, { chosen, dropped }, undefined, inquiry, true)
      : undefined;
  // Many pins that leave something all the same, or few that leave most of it, are no small change.
  const few = own && own.plan.pins.length <= MAX_PINS ? own : undefined;
  const isSmall = few && left(few) * 2 <= countOf(few.plan.insteadOf);
  const needed = own && (await necessary(here, chosen, inquiry));
  const drafts: PlanDraft[] = isSmall ? [few] : [];
  // What cannot be installed at all is worse than any build: pyqt5 5.15.11 is not for 3.7.
  const impossible = here.troubled.filter(({ finding }) => finding.verdict === 'impossible').length;
  for (const neighbour of around.neighbours.filter(({ repeats, platform }) => !repeats && platform === 0)) {
    const there = await around.at(neighbour);
    if (!there || there.troubled.length >= here.troubled.length) continue;
    const draft = await draftPlan(here, there, noChoice, neighbour, inquiry, true);
    if (draft && draft.plan.leaves.impossible <= impossible) drafts.push(draft);
  }
  // Where nothing else does more, a third less is something.
  if (drafts.length === 0 && few && left(few) * 3 <= countOf(few.plan.insteadOf) * 2) drafts.push(few);
  const sorted = drafts.toSorted(
    (a, b) => left(a) - left(b) || a.distance.onto - b.distance.onto || byChange(a.distance, b.distance),
  );
  // One of a kind: two neighbours that leave the same are no choice.
  const kinds = sorted.filter(
    ({ plan }, position) => sorted.findIndex((other) => other.plan.kind === plan.kind) === position,
  );
  return [...(needed ? [needed] : []), ...kinds].slice(0, MAX_SHOWN);
}

/** What must change stands alone, and first, where something cannot be installed: to have less to build is another wish. */
async function necessary(
  here: Prospects,
  chosen: ReadonlyMap<Judged, Option>,
  inquiry: Inquiry,
): Promise<PlanDraft | undefined> {
  const must = new Map([...chosen].filter(([{ finding }]) => finding.verdict === 'impossible'));
  if (must.size === 0 || must.size === chosen.size) return undefined;
  const draft = await draftPlan(here, here, { ...noChoice, chosen: must }, undefined, inquiry, true);
  return draft && draft.plan.leaves.impossible === 0 && draft.plan.pins.length <= MAX_PINS ? draft : undefined;
}

/** A version for each package that has one which goes with everything else as it is then. */
async function pinsOneByOne(
  here: Prospects,
  { chosen: together, dropped }: Choice,
  inquiry: Inquiry,
): Promise<ReadonlyMap<Judged, Option>> {
  const chosen = new Map(together);
  for (const row of here.troubled.filter((each) => hasVersions(each) && !chosen.has(each) && !dropped.has(each))) {
    if (inquiry.isCut()) break;
    const fitting = await here.fitting(row);
    const same = fitting?.same ? [fitting.same] : [];
    const alternatives = await here.alternatives(row);
    const twins = alternatives.filter((option) => isTwin(row, option));
    const option =
      (await firstFree(row, [...same, ...(fitting?.later ?? [])], here.objections, chosen)) ??
      (await firstFree(row, twins, here.objections, chosen)) ??
      (await firstFree(row, fitting?.earlier ?? [], here.objections, chosen)) ??
      (await firstFree(row, alternatives, here.objections, chosen));
    if (option) chosen.set(row, option);
  }
  return chosen;
}

function left({ plan: { leaves } }: PlanDraft): number {
  return countOf(leaves);
}

function countOf({ build, impossible }: PlanDraft['plan']['leaves']): number {
  return build + impossible;
}
