// Several sets as one, for the search of versions that suit them all: one row stands for each line.

import { firstOf } from './among-others.ts';
import type { Counterpart } from './counterpart.ts';
import type { Choosing } from './find-choice.ts';
import type { Judged } from './inquiry.ts';
import { lineKey } from './line-key.ts';
import type { Prospects } from './prospects.ts';

/**
 * @param among each set's prospects among the others
 * @param sets the same sets, as the others see them
 */
export function jointProspects(among: readonly Prospects[], sets: readonly Counterpart[]): Choosing {
  const rows = new Map<string, Judged>();
  const homes = new Map<Judged, Prospects>();
  // A row in trouble stands for its line before one that is not: what is asked of it is how its trouble ends.
  for (const rowsOf of [({ troubled }: Prospects) => troubled, ({ demands }: Prospects) => demands.rows])
    for (const home of among)
      for (const row of rowsOf(home)) {
        const key = lineKey(row.pkg);
        if (rows.has(key)) continue;
        rows.set(key, row);
        homes.set(row, home);
      }
  return {
    troubled: [...rows.values()].filter((row) => homes.get(row)?.troubled.includes(row)),
    fitting: async (row) => homes.get(row)?.fitting(row),
    alternatives: async (row) => homes.get(row)?.alternatives(row) ?? [],
    objections: {
      to: (row, option, chosen, open) => firstOf(sets, (set) => set.objection(row, option, chosen, open), rows),
      isNeedless: (row) => sets.every((set) => set.isNeedless(row)),
      toDropping: (row, chosen, open) => firstOf(sets, (set) => set.toDropping(row, chosen, open), rows),
    },
  };
}
