// What must change beside one package when it gets another version.

import type { Along } from './advice.ts';
import type { Choice } from './choose-pins.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import { newsComeAlong } from './news-come-along.ts';
import type { Prospects } from './prospects.ts';

export const nothingAlong: Along = { moves: [], adds: [] };

/**
 * Of the packages that the choice moves, those without which this one's version could not stand. Where a plan names the choice as a whole,
 * those in no trouble alone: of the others each has its own fix.
 */
export async function alongWith(
  row: Judged,
  option: Option,
  { objections, troubled }: Prospects,
  { chosen, partly = false }: Choice,
): Promise<Along> {
  const isNamed = (other: Judged): boolean => partly || !troubled.includes(other);
  const troubles = new Map([...chosen].filter(([other]) => other !== row && !isNamed(other)));
  const moving = new Map<Judged, Option>();
  if (chosen.get(row) === option) {
    for (;;) {
      const by = (await objections.to(row, option, new Map([...troubles, ...moving]), new Set()))?.by;
      const instead = by && isNamed(by) && !moving.has(by) ? chosen.get(by) : undefined;
      if (!by || !instead) break;
      moving.set(by, instead);
    }
  }
  const changed = new Map([[row, option], ...moving]);
  const isFetched = newsComeAlong([...changed.keys()].map(({ manifest }) => manifest));
  return {
    moves: [...moving.values()].map(({ name, version }) => ({ name, version })),
    adds: isFetched ? [] : await objections.newcomers(changed),
  };
}
