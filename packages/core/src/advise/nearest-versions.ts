// The nearest later and earlier version of one package, the others staying as they are.

import type { WayOut } from './advice.ts';
import type { Fitting, Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { Chosen, Objections } from './objections.ts';

/** Versions asked what they need, on each side of the pin. */
const MAX_TRIED = 6;

export interface NearestVersions {
  readonly later: Option | null;
  readonly earlier: Option | null;
  readonly excluded: WayOut['excluded'];
  readonly excludedEarlier: WayOut['excluded'];
}

/** @param chosen the versions that go together for all packages in trouble, where there are such: they are what the others get */
export async function nearestVersions(
  row: Judged,
  fitting: Fitting,
  chosen: Chosen,
  objections: Objections,
): Promise<NearestVersions> {
  const others = new Map([...chosen].filter(([other]) => other !== row));
  const after = await firstOf(fitting.later);
  const before = await firstOf(fitting.earlier);
  return {
    later: after.option,
    earlier: before.option,
    excluded: after.excluded,
    excludedEarlier: before.excluded,
  };

  async function firstOf(
    options: readonly Option[],
  ): Promise<{ readonly option: Option | null; readonly excluded: WayOut['excluded'] }> {
    let excluded: WayOut['excluded'] = null;
    for (const option of options.slice(0, MAX_TRIED)) {
      if (option === chosen.get(row)) return { option, excluded };
      const by = await objections.to(row, option, others, new Set());
      if (by === undefined) return { option, excluded };
      excluded ??= { version: option.version, by };
    }
    return { option: null, excluded };
  }
}

/** The first option that nothing speaks against, with all others as they are. */
export async function firstFree(
  row: Judged,
  options: readonly Option[],
  objections: Objections,
): Promise<Option | undefined> {
  for (const option of options.slice(0, MAX_TRIED)) {
    if ((await objections.to(row, option, new Map(), new Set())) === undefined) return option;
  }
  return undefined;
}
