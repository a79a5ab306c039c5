import { expect, test } from 'vitest';
import type { PackageName } from '../../../packages/core/src/packaging/name.ts';
import type { Choice } from '../../../packages/core/src/resolve/choice.ts';
import { nothingSettled, type Settled } from '../../../packages/core/src/resolve/settled.ts';

const choice = (key: string): Choice => ({
  key,
  option: { name: key as PackageName, version: undefined, yanked: false },
  extras: [],
});
const keys = (settled: Settled): string[] => [...settled.all()].map(([key]) => key);

test('each round keeps what was settled until then, in its order', () => {
  const one = nothingSettled.with('a', choice('a'));
  const two = one.with('b', choice('b'));
  const three = two.with('a', choice('a'));
  const back = two.without('b').with('c', choice('c'));
  expect([one, two, three, back].map(keys)).toEqual([['a'], ['a', 'b'], ['b', 'a'], ['a', 'c']]);
  expect(three.without('a').has('a')).toBe(false);
  expect([three.size, three.last?.key, nothingSettled.last]).toEqual([2, 'a', undefined]);
});
