// The nearest later and earlier version of one package, the others staying as they are.

import type { WayOut } from './advice.ts';
import type { Fitting, Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { Choice } from './choose-pins.ts';
import type { Chosen } from './askers-of.ts';
import type { Objections } from './objections.ts';

/** Versions asked what they need, on each side of the pin. Those that the other packages refuse need not be asked: torchvision 0.5.0 has one torch. */
const MAX_TRIED = 6;

/** Where the pin itself is refused for its metadata, so many are looked at for such that are not: celery has `pytz (>dev)` from 4.0 to 5.0.2. */
const MAX_READ = 24;

const nothing: ReadonlySet<Judged> = new Set();

export interface NearestVersions {
  readonly later: Option | null;
  readonly earlier: Option | null;
  readonly excluded: WayOut['excluded'];
  readonly excludedEarlier: WayOut['excluded'];
}

/** @param choice the versions that go together for all packages in trouble, where there are such: they are what the others get */
export async function nearestVersions(
  row: Judged,
  fitting: Fitting,
  { chosen }: Choice,
  objections: Objections,
): Promise<NearestVersions> {
  const mine = chosen.get(row);
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
    let asked = 0;
    for (const option of await readable(row, options, objections)) {
      if (option === mine) return { option, excluded };
      const known = await objections.atHand(row, option, others, nothing);
      if (!known && asked++ >= MAX_TRIED) break;
      const objection = known ?? (await objections.to(row, option, others, nothing));
      if (objection === undefined) return { option, excluded };
      if (option.tag) excluded ??= { version: option.version, why: objection.why };
    }
    // What goes together for the whole set may lie farther off (omegaconf 2.0.6: 2.4.0 is the eighth that is later).
    return { option: mine && options.includes(mine) ? mine : null, excluded };
  }
}

/** Without those whose metadata the installer refuses, where that is the trouble. */
async function readable(row: Judged, options: readonly Option[], objections: Objections): Promise<readonly Option[]> {
  if (row.finding.reason !== 'metadata') return options;
  const found: Option[] = [];
  for (const option of options.slice(0, MAX_READ)) {
    if (found.length === MAX_TRIED) break;
    if ((await objections.byMetadata(row, option)) === undefined) found.push(option);
  }
  return found;
}

/** The first option that nothing speaks against, with all others as they are, or as they are chosen. */
export async function firstFree(
  row: Judged,
  options: readonly Option[],
  objections: Objections,
  chosen: Chosen = new Map(),
): Promise<Option | undefined> {
  let asked = 0;
  for (const option of options) {
    if (await objections.atHand(row, option, chosen, nothing)) continue;
    if (asked++ >= MAX_TRIED) break;
    if ((await objections.to(row, option, chosen, nothing)) === undefined) return option;
  }
  return undefined;
}
