// Which of several pages the thread is given next.

import { expect, it } from 'vitest';
import { shortBeforeLong } from '../../../packages/core/src/node/short-before-long.ts';

const megabyte = 1024 * 1024;
const [short, long] = [100 * 1024, 3 * megabyte];

it.each<readonly [what: string, pages: readonly number[], read: number, given: readonly number[]]>([
  ['short ones at once', [short, short, short], 0, [0, 1, 2]],
  ['the first long one at once', [long, short], 0, [0, 1]],
  ['two of a megabyte, since there is little to do', [megabyte, megabyte, megabyte], 0, [0, 1]],
  ['another long one behind short ones that come later', [long, long, short, short], 0, [0, 2, 3]],
  ['and when the one before it was read', [long, long, short, short], 1, [0, 2, 3, 1]],
  ['long ones as they came', [long, long, long, long], 2, [0, 1, 2]],
  ['as many as are little to do', [long, megabyte, megabyte, megabyte], 1, [0, 1, 2]],
  ['all of them in the end', [long, long, short, long], 4, [0, 2, 1, 3]],
])('%s', async (_, pages, read, expected) => {
  const turns = shortBeforeLong();
  const given: number[] = [];
  const asked = pages.map(async (bytes, at) => {
    const turn = turns.wait(bytes);
    if (turn) await turn;
    given.push(at);
  });
  for (let count = 0; count < read; count += 1) {
    turns.done(pages[given[count] ?? 0] ?? 0);
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await Promise.resolve();
    // oxlint-disable-next-line no-await-in-loop -- and what waited for it
    await Promise.resolve();
  }
  expect(given).toEqual(expected);
  if (given.length === pages.length) await Promise.all(asked);
});
