// Lists that one sentence can hold.

import { expect, it } from 'vitest';
import { listWords } from '../../../packages/core/src/text/list-words.ts';
import { shortened } from '../../../packages/core/src/text/shortened.ts';

it.each<[count: number, most: number, said: string]>([
  [0, 3, ''],
  [3, 3, '1, 2 and 3'],
  [4, 3, '1, 2 and 2 more'],
  [100, 3, '1, 2 and 98 more'],
  [3, 2, '1 and 2 more'],
])('%i words, at most %i', (count, most, said) => {
  const words = Array.from({ length: count }, (_, position) => String(position + 1));
  expect(listWords(shortened(words, most))).toBe(said);
});

it('counts others', () => {
  expect(shortened(['a', 'b', 'c'], 2, 'others')).toEqual(['a', '2 others']);
});
