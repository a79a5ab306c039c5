// What a newer pip takes: where only the image's own does not know the tag of a wheel, a plan asks for another one.

import { cureOf } from '../assess/cure.ts';
import { newestPipFor } from '../packaging/newest-pip-for.ts';
import type { PlanPip } from './advice.ts';
import { draftPlan, type PlanDraft } from './draft-plan.ts';
import { findChoice } from './find-choice.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import { openProspects, type Prospects } from './prospects.ts';

/** The last that reads what pip took before it read PEP 440 alone. */
const LAST_LENIENT = '24.0';

/**
 * The newest pip for the Python, else the last before 24.1: the set is judged again as that one installs it, since it may refuse
 * what the image's own reads.
 */
export async function newestPipDraft(here: Prospects, inquiry: Inquiry): Promise<PlanDraft | undefined> {
  const waiting = here.troubled.filter(isTooNew);
  if (waiting.length === 0) return undefined;
  const { request, target } = here.set;
  const newest = newestPipFor(target.python.release);
  const of = waiting.map(({ pkg }) => pkg);
  const drafts: PlanDraft[] = [];
  for (const pip of new Set([newest, LAST_LENIENT])) {
    const set = await inquiry.judgeOn({ ...request, pip }, []);
    const there = set && openProspects(set, inquiry);
    const choice = there && (await findChoice(there, true, inquiry.isCut));
    const draft = choice && (await draftPlan(here, there, choice, undefined, inquiry));
    if (draft) drafts.push(withPip(draft, { to: pip === newest ? 'newest' : 'before-24.1', of }));
  }
  return drafts.toSorted((a, b) => a.distance.pins - b.distance.pins)[0];
}

function withPip({ plan, distance }: PlanDraft, pip: PlanPip): PlanDraft {
  return { plan: { ...plan, kind: 'version', pip }, distance: { ...distance, pins: distance.pins + 1 } };
}

function isTooNew({ finding }: Judged): boolean {
  return cureOf(finding) === 'newer-pip';
}
