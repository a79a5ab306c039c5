// One version for each package in trouble, such that they go together: nearest first, going back where they do not.

import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { Objections } from './objections.ts';

/** Versions looked at before the search gives up: a set that needs more is no small change. */
const MAX_TRIED = 400;

/** A package in trouble with what may be tried for it, nearest first. */
export interface Open {
  readonly row: Judged;
  readonly options: readonly Option[];
}

/** @returns a version for each package; undefined where none go together */
export async function choosePins(
  troubled: readonly Open[],
  objections: Objections,
): Promise<ReadonlyMap<Judged, Option> | undefined> {
  if (troubled.some(({ options }) => options.length === 0)) return undefined;
  const chosen = new Map<Judged, Option>();
  const open = new Set(troubled.map(({ row }) => row));
  let tried = 0;

  async function settle(position: number): Promise<boolean> {
    const next = troubled[position];
    if (!next) return true;
    open.delete(next.row);
    for (const option of next.options) {
      if (++tried > MAX_TRIED) break;
      if ((await objections.to(next.row, option, chosen, open)) !== undefined) continue;
      chosen.set(next.row, option);
      if (await settle(position + 1)) return true;
      chosen.delete(next.row);
    }
    open.add(next.row);
    return false;
  }

  return (await settle(0)) ? chosen : undefined;
}
