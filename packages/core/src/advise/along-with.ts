// What must change beside one package when it gets another version.

import type { Along } from './advice.ts';
import type { Choice } from './choose-pins.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { Prospects } from './prospects.ts';

export const nothingAlong: Along = { moves: [], adds: [] };

/** Of the packages that the choice moves though they are in no trouble, those without which this one's version could not stand. */
export async function alongWith(
  row: Judged,
  option: Option,
  { objections, troubled }: Prospects,
  { chosen }: Choice,
): Promise<Along> {
  const troubles = new Map([...chosen].filter(([other]) => other !== row && troubled.includes(other)));
  const moving = new Map<Judged, Option>();
  if (chosen.get(row) === option) {
    for (;;) {
      const by = (await objections.to(row, option, new Map([...troubles, ...moving]), new Set()))?.by;
      const instead = by && !troubled.includes(by) && !moving.has(by) ? chosen.get(by) : undefined;
      if (!by || !instead) break;
      moving.set(by, instead);
    }
  }
  return {
    moves: [...moving.values()].map(({ name, version }) => ({ name, version })),
    adds: await objections.newcomers(new Map([[row, option], ...moving])),
  };
}
