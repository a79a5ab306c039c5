// Ranges of Requires-Python that a target is not in, in the order in which uv meets them: which of them it looks up in Python itself.

import { expect, it } from 'vitest';
import { pythonRefusals } from '../../../packages/core/src/resolve/python-refusals.ts';

it.each([
  ['the same again', ['>=3.10', '>=3.10'], [true, false]],
  ['a smaller one', ['>=3.10', '>=3.11', '>=3.10,<4'], [true, false, false]],
  ['a larger one', ['>=3.11', '>=3.10'], [true, true]],
  ['one that goes on beyond', ['>=3.10,<3.13', '>=3.10', '>=3.10,<4'], [true, true, false]],
  ['one besides', ['<3.8', '>=3.12'], [true, true]],
])('of %s', (_, ranges, expected) => {
  const isNew = pythonRefusals();
  expect(ranges.map(isNew)).toEqual(expected);
});
