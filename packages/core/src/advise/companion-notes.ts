// Wheels of a planned set that work only beside other versions of another one than it would hold.

import { isWithin, rowsOf } from '../assess/with-companions.ts';
import { rangeChange } from '../manifest/range-change.ts';
import type { Judged, JudgedSet } from './inquiry.ts';
import type { PlanNote } from './plan-note.ts';
import type { SetDemands } from './set-demands.ts';

/** One note for each package that another version is to be asked of. */
export async function companionNotes({ rows }: JudgedSet, demands: SetDemands): Promise<readonly PlanNote[]> {
  const wheels = rows.filter(({ finding }) => finding.verdict === 'wheel');
  const held = new Map<string, Judged>(wheels.map((row) => [row.as.name, row]));
  const notes = await Promise.all(
    wheels.map(async (row) => {
      const { name, version = '' } = row.as;
      const apart = rowsOf(name, version, null).flatMap(({ beside, admits, fails }): readonly PlanNote[] => {
        const other = held.get(beside);
        if (!other || isWithin(other.as.version ?? '', admits)) return [];
        return [{ kind: 'companion', name, beside, admits, fails, change: rangeChange(other.pkg, other.manifest) }];
      });
      if (apart.length === 0) return [];
      const its = await demands.of(row, false);
      return apart.filter(
        (note) => note.kind === 'companion' && its?.every((each) => each.name !== note.beside) !== true,
      );
    }),
  );
  return [...new Map(notes.flat().map((note) => [JSON.stringify({ ...note, name: '' }), note])).values()];
}
