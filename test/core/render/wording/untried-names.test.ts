// How far the line before pip is known.

import { describe, expect, it } from 'vitest';
import { untriedNames } from '../../../../packages/core/src/render/wording/untried-names.ts';

describe('untriedNames', () => {
  it.each([
    ['known', ['build-base'], 1],
    ['distribution', ['build-base'], 0],
    ['built', ['build-base'], 0],
    // There is no line that could be tried
    ['known', [], 0],
  ] as const)('%s %j', (evidence, names, count) => {
    const told = untriedNames({ names, evidence });
    expect(told).toHaveLength(count);
    for (const text of told) expect(text).toMatch(/^[A-Z][^()]*\.$/);
  });
});
