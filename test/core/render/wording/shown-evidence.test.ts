// How many of the reasons why something is compiled a reader is shown.

import { describe, expect, it } from 'vitest';
import { shownEvidence } from '../../../../packages/core/src/render/wording/shown-evidence.ts';

function reasons(count: number): readonly string[] {
  return Array.from({ length: count }, (_, position) => `file ${position} names Cython`);
}

describe('shownEvidence', () => {
  it.each([
    [0, 0, undefined],
    [5, 5, undefined],
    // A count of one would take as much room as the reason
    [6, 6, undefined],
    [7, 5, 'and 2 more reasons; --format json has them all'],
    // numpy 1.25.2
    [25, 5, 'and 20 more reasons; --format json has them all'],
  ])('of %i shows %i', (count, shown, rest) => {
    expect(shownEvidence(reasons(count))).toEqual({ shown: reasons(shown), rest });
  });
});
