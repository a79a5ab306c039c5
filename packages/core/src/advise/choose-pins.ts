// One version for each package in trouble, such that they go together: nearest first, going back where they do not.

import type { LockedPackage } from '../manifest/manifest.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { Objection } from './objection.ts';
import type { Chosen } from './askers-of.ts';
import { bothConflicts, type Conflict, conflictOf } from './conflict.ts';
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
  /** It leaves something of the set in the way, so that no plan need name what goes together; absent: it leaves nothing. */
  readonly partly?: boolean;
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

  function heard(objection: Objection): Conflict {
    if (objection.by) blockers.add(objection.by);
    return conflictOf(objection);
  }

  /** Undefined: all are settled. What fails without a package's doing fails with each version of it, which are not tried then. */
  async function settle(position: number): Promise<Conflict | undefined> {
    const next = opened[position];
    if (!next) return (await areNeedless()) ? undefined : 'any';
    const { row } = next;
    open.delete(row);
    const conflict = await tryAll(position, next);
    if (conflict !== undefined) open.add(row);
    return conflict;
  }

  async function tryAll(position: number, { row, options }: Open): Promise<Conflict | undefined> {
    let why: Conflict = new Set();
    const dropsFirst = objections.isNeedless(row);
    const ways: readonly (Option | 'dropping')[] = dropsFirst ? ['dropping', ...options] : [...options, 'dropping'];
    for (const way of ways) {
      const isDropped = way === 'dropping';
      if (!isDropped && (++tried > MAX_TRIED || isCut())) {
        why = 'any';
        if (dropsFirst) break;
        continue;
      }
      const objection = isDropped
        ? await objections.toDropping(row, chosen, open)
        : await objections.to(row, way, chosen, open);
      if (objection !== undefined) {
        why = bothConflicts(why, heard(objection));
        continue;
      }
      if (isDropped) dropped.add(row);
      else chosen.set(row, way);
      const conflict = await settle(position + 1);
      if (conflict === undefined) return undefined;
      dropped.delete(row);
      chosen.delete(row);
      if (conflict !== 'any' && !conflict.has(row)) return conflict;
      why = bothConflicts(why, conflict);
    }
    return why;
  }

  /** What was chosen after a package was dropped may ask for it again. */
  async function areNeedless(): Promise<boolean> {
    for (const row of dropped) if (await objections.toDropping(row, chosen, open)) return false;
    return true;
  }

  const isSettled = (await settle(0)) === undefined;
  return { choice: isSettled ? { chosen, dropped } : undefined, blockers: [...blockers] };
}
