// Wheels of a planned set that work only beside other versions of another one than it would hold.

import { isWithin, rowsOf } from '../assess/with-companions.ts';
import { rangeChange } from '../manifest/range-change.ts';
import type { Judged, JudgedSet } from './inquiry.ts';
import type { PlanNote } from './plan-note.ts';
import type { SetDemands } from './set-demands.ts';

/**
 * One note for each package that another version is to be asked of. What does not go together as it is, either, is told of the set itself.
 *
 * @param before as it is
 */
export async function companionNotes(
  after: JudgedSet,
  demands: SetDemands,
  before: JudgedSet,
): Promise<readonly PlanNote[]> {
  const told = new Set(apartIn(before).map(({ note }) => keyOf(note)));
  const notes = await Promise.all(
    apartIn(after)
      .filter(({ note }) => !told.has(keyOf(note)))
      .map(async ({ row, note }) => {
        const its = await demands.of(row, false);
        return its?.every(({ name }) => name !== note.beside) === true ? [] : [note];
      }),
  );
  return [...new Map(notes.flat().map((note) => [JSON.stringify({ ...note, name: '' }), note])).values()];
}

type CompanionNote = Extract<PlanNote, { readonly kind: 'companion' }>;

function apartIn({ rows }: JudgedSet): readonly { readonly row: Judged; readonly note: CompanionNote }[] {
  const wheels = rows.filter(({ finding }) => finding.verdict === 'wheel');
  const held = new Map<string, Judged>(wheels.map((row) => [row.as.name, row]));
  return wheels.flatMap((row) => {
    const { name, version = '' } = row.as;
    return rowsOf(name, version, null).flatMap(({ beside, admits, fails }) => {
      const other = held.get(beside);
      if (!other || isWithin(other.as.version ?? '', admits)) return [];
      const change = rangeChange(other.pkg, other.manifest);
      return [{ row, note: { kind: 'companion' as const, name, beside, admits, fails, change } }];
    });
  });
}

function keyOf({ name, beside, admits }: CompanionNote): string {
  return JSON.stringify([name, beside, admits]);
}
