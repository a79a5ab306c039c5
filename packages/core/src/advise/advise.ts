// The way out of one target's troubles: for each package, and plans for the whole set.

import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Neighbour } from '../image/neighbour.ts';
import type { Advice, WayOut } from './advice.ts';
import { type Company, findPlans } from './find-plans.ts';
import type { Inquiry, JudgedSet } from './inquiry.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { isInTheWay, openProspects, openSurroundings, type Prospects, type Surroundings } from './prospects.ts';
import { saidOnce } from './said-once.ts';
import { wayOut } from './way-out.ts';

/**
 * Looks for ways out where something must be built or cannot be installed. Only packages in trouble cause questions.
 *
 * @param around the target's neighbours, nearest first
 */
export async function advise(set: JudgedSet, around: readonly Neighbour[], inquiry: Inquiry): Promise<Advice> {
  return adviceFrom(openProspects(set, inquiry), nearTargets(around, inquiry), inquiry);
}

/** Those that every project of the files is for. */
export function nearTargets(around: readonly Neighbour[], inquiry: Inquiry): Surroundings {
  return openSurroundings(
    around.filter((neighbour) => isInRange(neighbour, inquiry)),
    inquiry,
  );
}

/** @param company what other sets of the same lines make of it */
export async function adviceFrom(
  here: Prospects,
  near: Surroundings,
  inquiry: Inquiry,
  company?: Company,
): Promise<Advice> {
  if (!isInTheWay(here)) return { plans: [], ways: new Map(), isCut: false };
  const { plans, choice } = await findPlans(here, near, inquiry, company);
  // One after the other: what is presumed of a version, and what is cut, hangs on what was asked before.
  const ways = new Map<LockedPackage, WayOut>();
  for (const row of here.troubled) {
    const way = await wayOut(row, here, choice, near, inquiry);
    const pip = plans.find((plan) => plan.pip?.of.includes(row.pkg))?.pip?.to;
    const told = here.troubled.length > 1 ? saidOnce(way, plans) : way;
    ways.set(row.pkg, pip === undefined ? told : { ...told, pip });
  }
  return { plans, ways, isCut: inquiry.isCut() };
}

/** Only Pythons that every project of the files is for. */
function isInRange({ python, minor }: Neighbour, { pythons }: Inquiry): boolean {
  const version = parseVersion(`${minor}.99`);
  return (
    python === 0 || !version.ok || pythons.every((range) => range.some((each) => satisfies(version.value, each, true)))
  );
}
