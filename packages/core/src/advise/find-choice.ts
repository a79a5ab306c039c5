// The choice of versions that cures a set; where packages that are in no trouble stand in its way, some of them move too.

import { choosePins, type Choice, type Open } from './choose-pins.ts';
import type { Judged } from './inquiry.ts';
import type { Objections } from './objections.ts';
import { inOrder } from './in-order.ts';
import { hasVersions, newestFirst, type Prospects } from './prospects.ts';

/** Packages that move although they are in no trouble: a change of more is no small one. */
const MAX_MOVERS = 3;

/** Versions tried of each: pydantic 2.11.9 moves by two, transformers 4.30.2 by ten to reach another tokenizers. */
const [MAX_LATER, MAX_EARLIER] = [16, 6] as const;

/** Packages without a pin that come to another version. */
const MAX_FREE = 12;

/** What a choice is made from: of one set, or of several. */
export interface Choosing extends Pick<Prospects, 'troubled' | 'fitting' | 'alternatives'> {
  readonly objections: Pick<Objections, 'to' | 'toDropping' | 'isNeedless'>;
}

/**
 * A version for each package in trouble. The package whose pin blocks them all (pydantic with the one pydantic-core that it
 * names) is tried first then, version by version, so that what it asks for leaves few to look at. What has no pin stands in
 * nobody's way: the installer resolves it anew, the newest first, and so it is chosen last.
 *
 * @param mayMove whether packages in no trouble may get another version
 * @returns undefined where there is none for one of them, or they do not go together
 */
export async function findChoice(
  prospects: Choosing,
  mayMove: boolean,
  isCut: () => boolean,
): Promise<Choice | undefined> {
  const { troubled, objections } = prospects;
  if (!troubled.every(hasVersions)) return undefined;
  const openedRows = await Promise.all(troubled.map((row) => openRow(row, prospects)));
  // Where there is nothing to choose, the others need not be looked at.
  const own = openedRows.toSorted((a, b) => Number(a.options.length > 0) - Number(b.options.length > 0));
  const movers: Open[] = [];
  const free: Open[] = [];
  for (;;) {
    const opened = [...movers, ...own, ...free];
    const { choice, blockers } = await choosePins(opened, objections, isCut);
    const open = new Set(opened.map(({ row }) => row));
    const closed = blockers.filter((row) => !open.has(row) && hasVersions(row));
    const unpinned = isCut() ? undefined : closed.find((row) => row.as.resolved);
    if (unpinned && free.length < MAX_FREE) {
      free.push(await openFree(unpinned, prospects));
      continue;
    }
    if (choice || !mayMove || isCut() || movers.length >= MAX_MOVERS) return choice && withoutStaying(choice);
    const next = closed.find((row) => !row.as.resolved);
    if (!next) return undefined;
    movers.push(await openMover(next, prospects));
  }
}

async function openRow(row: Judged, prospects: Choosing): Promise<Open> {
  const [fitting, alternatives] = await Promise.all([prospects.fitting(row), prospects.alternatives(row)]);
  return { row, options: inOrder(row, fitting, alternatives) };
}

async function openMover(row: Judged, prospects: Choosing): Promise<Open> {
  const fitting = await prospects.fitting(row);
  return {
    row,
    options: [...(fitting?.later ?? []).slice(0, MAX_LATER), ...(fitting?.earlier ?? []).slice(0, MAX_EARLIER)],
  };
}

/** Its own version among the others: it may stay. */
async function openFree(row: Judged, prospects: Choosing): Promise<Open> {
  const fitting = await prospects.fitting(row);
  const own = fitting?.own ? [fitting.own] : [];
  return { row, options: [...(fitting?.later ?? []).toSorted(newestFirst), ...own, ...(fitting?.earlier ?? [])] };
}

/** Without what was looked at and stays as it is. */
function withoutStaying({ chosen, dropped }: Choice): Choice {
  const moved = [...chosen].filter(
    ([row, { same, name, version }]) => same || name !== row.as.name || version !== row.as.version,
  );
  return { chosen: new Map(moved), dropped };
}
