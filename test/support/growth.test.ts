// That the measure tells square time from linear.

import { expect, it } from 'vitest';
import { growth, SQUARE } from './growth.ts';

const numbers = (size: number): readonly number[] => Array.from({ length: size }, (_, index) => index);

it('linear time stays below', async () => {
  const sums: number[] = [];
  const each = (all: readonly number[]): void => {
    for (let round = 0; round < 100; round += 1) sums.push(all.reduce((sum, one) => sum + one, 0));
  };
  expect(await growth(numbers, each, 200_000)).toBeLessThan(SQUARE);
});

const pairs = (all: readonly number[]): number => {
  let sum = 0;
  for (const one of all) for (const other of all) sum += (one ^ other) & 1;
  return sum;
};

it('square time does not', async () => {
  expect(await growth(numbers, pairs, 16_000)).toBeGreaterThan(SQUARE);
});

it('square time is seen where the size that was asked for takes a few milliseconds', async () => {
  expect(await growth(numbers, pairs, 1000)).toBeGreaterThan(SQUARE);
});

it('a task that stays too short to tell is an error, not linear time', async () => {
  await expect(growth(numbers, () => undefined, 100)).rejects.toThrow('no growth shows');
});
