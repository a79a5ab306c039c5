// Dotted numbers in order.

import { expect, it } from 'vitest';
import { compareDotted } from '../../../packages/core/src/text/compare-dotted.ts';

it.each([
  ['1.63.0', '1.63', 0],
  ['1.63', '1.64.0', -1],
  ['1.85.1', '1.85', 1],
  ['3.9', '3.10', -1],
  ['2022.8.5', '2022.8.13', -1],
  ['20.0.2', '20.0', 1],
])('%s and %s', (a, b, expected) => {
  expect(Math.sign(compareDotted(a, b))).toBe(expected);
});
