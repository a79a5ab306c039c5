// One set's prospects where other sets install from the same lines: a version is one for all of them, or none.

import type { Counterpart } from './counterpart.ts';
import type { Fitting, Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { Neighbour } from '../image/neighbour.ts';
import { lineKey } from './line-key.ts';
import type { Objection } from './objection.ts';
import type { Prospects, Surroundings } from './prospects.ts';

/** The versions that the others take as well, and what speaks against them there. */
export function amongOthers(here: Prospects, others: readonly Counterpart[]): Prospects {
  const rows = new Map(here.demands.rows.map((row) => [lineKey(row.pkg), row]));
  const known = new Map<Judged, Promise<Fitting | undefined>>();

  async function only(row: Judged, options: readonly Option[]): Promise<readonly Option[]> {
    const taken = await Promise.all(options.map((option) => takenByAll(row, option, others)));
    return options.filter((_, position) => taken[position]);
  }

  async function fittingOf(row: Judged): Promise<Fitting | undefined> {
    const fitting = await here.fitting(row);
    if (!fitting) return undefined;
    const [same = null] = fitting.same ? await only(row, [fitting.same]) : [];
    return { ...fitting, later: await only(row, fitting.later), earlier: await only(row, fitting.earlier), same };
  }

  return {
    ...here,
    fitting(row) {
      const fitting = known.get(row) ?? fittingOf(row);
      known.set(row, fitting);
      return fitting;
    },
    alternatives: async (row) => only(row, await here.alternatives(row)),
    objections: {
      ...here.objections,
      to: async (row, option, chosen, open) =>
        (await here.objections.to(row, option, chosen, open)) ??
        (await firstOf(others, (other) => other.objection(row, option, chosen, open), rows)),
      isNeedless: (row) => here.objections.isNeedless(row) && others.every((other) => other.isNeedless(row)),
      toDropping: async (row, chosen, open) =>
        (await here.objections.toDropping(row, chosen, open)) ??
        (await firstOf(others, (other) => other.toDropping(row, chosen, open), rows)),
    },
  };
}

/** @param othersAt the others once this set is on that target; undefined where one of them cannot be then */
export function surroundingsAmong(
  around: Surroundings,
  othersAt: (neighbour: Neighbour) => Promise<readonly Counterpart[] | undefined>,
): Surroundings {
  const known = new Map<Neighbour, Promise<Prospects | undefined>>();
  const look = async (neighbour: Neighbour): Promise<Prospects | undefined> => {
    const [there, others] = [await around.at(neighbour), await othersAt(neighbour)];
    return there && others && amongOthers(there, others);
  };
  return {
    ...around,
    at(neighbour) {
      const among = known.get(neighbour) ?? look(neighbour);
      known.set(neighbour, among);
      return among;
    },
  };
}

async function takenByAll(row: Judged, option: Option, others: readonly Counterpart[]): Promise<boolean> {
  for (const other of others) if (!(await other.takes(row, option))) return false;
  return true;
}

/** @param rows by their lines: what objects in another set is that which stands on its line here */
export async function firstOf(
  sets: readonly Counterpart[],
  ask: (set: Counterpart) => Promise<Objection | undefined>,
  rows: ReadonlyMap<string, Judged>,
): Promise<Objection | undefined> {
  for (const set of sets) {
    const objection = await ask(set);
    if (objection) return { ...objection, by: (objection.by && rows.get(lineKey(objection.by.pkg))) ?? null };
  }
  return undefined;
}
