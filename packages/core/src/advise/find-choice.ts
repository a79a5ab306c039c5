// The choice of versions that cures a set; where packages that are in no trouble stand in its way, some of them move too.

import { choosePins, type Choice, type Open } from './choose-pins.ts';
import type { Judged } from './inquiry.ts';
import { hasVersions, type Prospects } from './prospects.ts';

/** Packages that move although they are in no trouble: a change of more is no small one. */
const MAX_MOVERS = 3;

/** Versions tried of each: pydantic 2.11.9 moves by two, transformers 4.30.2 by ten to reach another tokenizers. */
const [MAX_LATER, MAX_EARLIER] = [16, 6] as const;

/**
 * A version for each package in trouble. The package whose pin blocks them all (pydantic with the one pydantic-core that it
 * names) is tried first then, version by version, so that what it asks for leaves few to look at.
 *
 * @param mayMove whether packages in no trouble may get another version
 * @returns undefined where there is none for one of them, or they do not go together
 */
export async function findChoice(
  prospects: Prospects,
  mayMove: boolean,
  isCut: () => boolean,
): Promise<Choice | undefined> {
  const { troubled, objections } = prospects;
  if (!troubled.every(hasVersions)) return undefined;
  const opened = await Promise.all(troubled.map((row) => openRow(row, prospects)));
  // Where there is nothing to choose, the others need not be looked at.
  const own = opened.toSorted((a, b) => Number(a.options.length > 0) - Number(b.options.length > 0));
  const movers: Open[] = [];
  for (;;) {
    const { choice, blockers } = await choosePins([...movers, ...own], objections, isCut);
    if (choice || !mayMove || isCut() || movers.length >= MAX_MOVERS) return choice;
    const open = new Set([...movers, ...own].map(({ row }) => row));
    const next = blockers.find((row) => !open.has(row) && hasVersions(row));
    if (!next) return undefined;
    movers.push(await openMover(next, prospects));
  }
}

async function openRow(row: Judged, prospects: Prospects): Promise<Open> {
  const [fitting, alternatives] = await Promise.all([prospects.fitting(row), prospects.alternatives(row)]);
  const same = fitting?.same ? [fitting.same] : [];
  return { row, options: [...same, ...(fitting?.later ?? []), ...(fitting?.earlier ?? []), ...alternatives] };
}

async function openMover(row: Judged, prospects: Prospects): Promise<Open> {
  const fitting = await prospects.fitting(row);
  return {
    row,
    options: [...(fitting?.later ?? []).slice(0, MAX_LATER), ...(fitting?.earlier ?? []).slice(0, MAX_EARLIER)],
  };
}
