// Many rows at once, begun in turns: where all answers are known already, nobody else would get a turn until the last is judged.

import { inTurns } from '../package-index/in-turns.ts';

/** Rows that are judged in some tens of milliseconds. */
const ROWS_AT_ONCE = 250;

/** @returns in the order of the rows */
export async function judgeInTurns<Row, Answer>(
  rows: readonly Row[],
  rest: (() => Promise<void>) | undefined,
  judge: (row: Row) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const judging: Promise<Answer>[] = [];
  const begin = (row: Row): void => {
    const judged = judge(row);
    // It may fail before all are begun, and be heard of below.
    judged.catch(() => undefined);
    judging.push(judged);
  };
  await inTurns(rows, rest, begin, ROWS_AT_ONCE);
  return Promise.all(judging);
}
