// Five thousand pins whose answers were all known took seven seconds of CPU in one piece, in which Ctrl-C did nothing.

import { expect, it } from 'vitest';
import { judgeInTurns } from '../../../packages/core/src/judge/judge-in-turns.ts';

const rows = Array.from({ length: 1000 }, (_, at) => at);

it('lets others have a turn after every 250 rows, and keeps their order', async () => {
  const judgedBefore: number[] = [];
  let judged = 0;
  const rest = async (): Promise<void> => void judgedBefore.push(judged);
  const answers = await judgeInTurns(rows, rest, async (row) => ((judged += 1), row * 2));
  expect(judgedBefore).toEqual([249, 499, 749, 999]);
  expect(answers).toEqual(rows.map((row) => row * 2));
});

it('judges them all where there is no clock, and tells what fails', async () => {
  expect(await judgeInTurns(rows, undefined, async (row) => row)).toEqual(rows);
  const failing = judgeInTurns(
    rows,
    async () => undefined,
    (row) => (row === 3 ? Promise.reject(new Error('three')) : Promise.resolve(row)),
  );
  await expect(failing).rejects.toThrow('three');
});
