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

it('square time does not', async () => {
  const pairs = (all: readonly number[]): number => {
    let sum = 0;
    for (const one of all) for (const other of all) sum += (one ^ other) & 1;
    return sum;
  };
  expect(await growth(numbers, pairs, 16_000)).toBeGreaterThan(SQUARE);
});
