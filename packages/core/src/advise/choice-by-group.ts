// The ways out of a set that has none as a whole: of each group of packages that bind one another by itself.

import { boundGroups } from './bound-groups.ts';
import type { Chosen } from './askers-of.ts';
import type { Choice } from './choose-pins.ts';
import type { Option } from './fitting-versions.ts';
import { findChoice } from './find-choice.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import type { Objection } from './objection.ts';
import type { Prospects } from './prospects.ts';

/**
 * One package that nothing helps hides no way out of the others: black 24.3.0 is for no Python 3.6, and torch 1.13.1 beside it has a
 * version that goes with its torchvision. A group without a choice keeps what it has.
 */
export async function choiceByGroup(here: Prospects, inquiry: Inquiry): Promise<Choice> {
  const chosen = new Map<Judged, Option>();
  const dropped = new Set<Judged>();
  for (const group of await boundGroups(here)) {
    if (inquiry.isCut()) break;
    const found = await findChoice({ ...besideChosen(here, chosen), troubled: group }, true, inquiry.isCut);
    for (const [row, option] of found?.chosen ?? []) chosen.set(row, option);
    for (const row of found?.dropped ?? []) dropped.add(row);
  }
  // What a later group takes may ask for what an earlier one left out.
  for (const row of dropped) if (await here.objections.toDropping(row, chosen, new Set())) dropped.delete(row);
  return { chosen, dropped, partly: true };
}

/** The set once some versions are settled, which no later group moves. */
function besideChosen(here: Prospects, settled: Chosen): Prospects {
  const { objections } = here;
  const fixed = (objection: Objection | undefined): Objection | undefined =>
    objection?.by && settled.has(objection.by) ? { ...objection, by: null } : objection;
  const all = (chosen: Chosen): Chosen => new Map([...settled, ...chosen]);
  return {
    ...here,
    objections: {
      ...objections,
      to: async (row, option, chosen, open) => fixed(await objections.to(row, option, all(chosen), open)),
      toDropping: async (row, chosen, open) => fixed(await objections.toDropping(row, all(chosen), open)),
    },
  };
}
