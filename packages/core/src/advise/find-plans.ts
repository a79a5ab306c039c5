// The smallest changes that leave nothing to build, each checked by judging the whole set again.

import type { Neighbour } from '../image/neighbour.ts';
import type { Plan } from './advice.ts';
import { choosePins } from './choose-pins.ts';
import { draftPlan, type PlanDraft } from './draft-plan.ts';
import type { Inquiry } from './inquiry.ts';
import type { Chosen } from './objections.ts';
import { byChange, isAsNear, isNearer, type PlanDistance } from './plan-distance.ts';
import { hasVersions, type Prospects, type Surroundings } from './prospects.ts';

/** Plans shown. */
const MAX_PLANS = 4;

/** On another image, packages that fit on the user's own may be in trouble; where more are, it is no small change. */
const MAX_NEW_TROUBLES = 2;

/**
 * Finds plans for one target, fewest changes first: locking again, other versions, another variant of the image, another
 * Python, then several of these together; another platform only where there is nothing else.
 *
 * A plan stands only if nothing of the whole set is then to be built, impossible or unknown, and if the set still holds
 * what its packages are known to need; what is not known of that is noted. So a version that needs a package which the
 * file does not hold is never part of one.
 *
 * @param around the targets near it, on the project's Pythons
 * @returns the plans, and what the plan without another target chose, where there is one
 */
export async function findPlans(
  here: Prospects,
  around: Surroundings,
  inquiry: Inquiry,
): Promise<{ readonly plans: readonly Plan[]; readonly chosen: Chosen }> {
  if (here.troubled.length === 0 || isUnclear(here)) return { plans: [], chosen: new Map() };
  const chosen = await pinsFor(here);
  const own = chosen && (await draftPlan(here, here, chosen, undefined, inquiry));
  const drafts: PlanDraft[] = own ? [own] : [];
  const isNeedless = (distance: PlanDistance): boolean => drafts.some((draft) => isAsNear(draft.distance, distance));
  for (const neighbour of around.neighbours.filter(({ repeats }) => !repeats)) {
    if (neighbour.platform > 0 && drafts.length > 0) break;
    const draft = await draftNear(here, neighbour, around, isNeedless, inquiry);
    if (draft) drafts.push(draft);
  }
  const kept = drafts.filter(({ distance }) => !drafts.some((other) => isNearer(other.distance, distance)));
  const sorted = kept.toSorted((a, b) => byChange(a.distance, b.distance));
  return { plans: sorted.slice(0, MAX_PLANS).map(({ plan }) => plan), chosen: (own && chosen) ?? new Map() };
}

/** @param isNeedless whether a plan as near as that stands already; asked before each step that takes more work */
async function draftNear(
  here: Prospects,
  neighbour: Neighbour,
  around: Surroundings,
  isNeedless: (distance: PlanDistance) => boolean,
  inquiry: Inquiry,
): Promise<PlanDraft | undefined> {
  const { variant, python, platform } = neighbour;
  const nearest = { variant, python, platform, older: 0, unsure: 0, pins: 0 };
  if (isNeedless(nearest)) return undefined;
  const there = await around.at(neighbour);
  if (!there || isUnclear(there)) return undefined;
  const before = new Set(here.troubled.map(({ pkg }) => pkg));
  const news = there.troubled.filter(({ pkg }) => !before.has(pkg));
  if (news.length > MAX_NEW_TROUBLES || isNeedless({ ...nearest, pins: there.troubled.length })) return undefined;
  const pins = await pinsFor(there);
  return pins && draftPlan(here, there, pins, neighbour, inquiry);
}

/** What cannot be judged, no plan can be shown to cure. */
function isUnclear({ set }: Prospects): boolean {
  return set.rows.some(({ finding }) => finding.verdict === 'unknown');
}

/** A version for each package in trouble; undefined where there is none for one of them, or they do not go together. */
async function pinsFor(prospects: Prospects): Promise<Chosen | undefined> {
  const { troubled, objections } = prospects;
  if (!troubled.every(hasVersions)) return undefined;
  const open = troubled.map(async (row) => {
    const [fitting, alternatives] = await Promise.all([prospects.fitting(row), prospects.alternatives(row)]);
    const same = fitting?.same ? [fitting.same] : [];
    return { row, options: [...same, ...(fitting?.later ?? []), ...(fitting?.earlier ?? []), ...alternatives] };
  });
  return choosePins(await Promise.all(open), objections);
}
