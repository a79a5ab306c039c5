// One version for each package in trouble, such that they go together: nearest first, going back where they do not.

import type { LockedPackage } from '../manifest/manifest.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { Objection } from './objection.ts';
import type { Chosen } from './askers-of.ts';
import type { Objections } from './objections.ts';

/** Versions looked at before the search gives up: a set that needs more is no small change. */
const MAX_TRIED = 400;

/** A package with what may be tried for it, nearest first. */
export interface Open {
  readonly row: Judged;
  readonly options: readonly Option[];
}

/** Versions that go together. */
export interface Choice {
  readonly chosen: Chosen;
  /** Packages that nothing needs any more once these are chosen. */
  readonly dropped: ReadonlySet<Judged>;
  /** Packages that stay as they are and that an older pip reads; absent: there are none. */
  readonly readByOlder?: readonly LockedPackage[];
}

export const noChoice: Choice = { chosen: new Map(), dropped: new Set() };

export interface Search {
  /** Undefined where none go together. */
  readonly choice: Choice | undefined;
  /** Packages that objected, in the order in which they first did: with another version of one there may be a choice. */
  readonly blockers: readonly Judged[];
}

/** @param isCut whether no more may be asked: the search then ends as if there were nothing further */
export async function choosePins(
  opened: readonly Open[],
  objections: Pick<Objections, 'to' | 'toDropping' | 'isNeedless'>,
  isCut: () => boolean = () => false,
): Promise<Search> {
  const chosen = new Map<Judged, Option>();
  const dropped = new Set<Judged>();
  const open = new Set(opened.map(({ row }) => row));
  const blockers = new Set<Judged>();
  let tried = 0;

  function isFree(objection: Objection | undefined): boolean {
    if (objection?.by) blockers.add(objection.by);
    return objection === undefined;
  }

  async function settle(position: number): Promise<boolean> {
    const next = opened[position];
    if (!next) return areNeedless();
    const { row } = next;
    open.delete(row);
    const dropsFirst = objections.isNeedless(row);
    if (dropsFirst && (await dropping(position, row))) return true;
    for (const option of next.options) {
      if (++tried > MAX_TRIED || isCut()) break;
      if (!isFree(await objections.to(row, option, chosen, open))) continue;
      chosen.set(row, option);
      if (await settle(position + 1)) return true;
      chosen.delete(row);
    }
    if (!dropsFirst && (await dropping(position, row))) return true;
    open.add(row);
    return false;
  }

  async function dropping(position: number, row: Judged): Promise<boolean> {
    if (!isFree(await objections.toDropping(row, chosen, open))) return false;
    dropped.add(row);
    if (await settle(position + 1)) return true;
    dropped.delete(row);
    return false;
  }

  /** What was chosen after a package was dropped may ask for it again. */
  async function areNeedless(): Promise<boolean> {
    for (const row of dropped) if (await objections.toDropping(row, chosen, open)) return false;
    return true;
  }

  const isSettled = await settle(0);
  return { choice: isSettled ? { chosen, dropped } : undefined, blockers: [...blockers] };
}
