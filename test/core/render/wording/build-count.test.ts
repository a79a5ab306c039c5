// The row `to build` of a matrix.

import { expect, it } from 'vitest';
import { buildCount } from '../../../../packages/core/src/render/wording/build-count.ts';

const nothing = { wheel: 0, sdist: 0, build: 0, impossible: 0, unknown: 0, skipped: 0 };

it.each([
  [{}, '0'],
  [{ wheel: 3 }, '0'],
  [{ build: 2, unknown: 1 }, '2'],
  [{ wheel: 3, unknown: 40 }, '?'],
])('%j: %s', (counts, expected) => {
  expect(buildCount({ ...nothing, ...counts })).toBe(expected);
});
