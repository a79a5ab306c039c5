// Conditions on releases of distributions.

import { expect, it } from 'vitest';
import { holdsFor, releaseTitle } from '../../../../packages/core/src/assess/toolchain/release-condition.ts';

it.each([
  ['', 'opensuse', '16.0', true],
  ['debian<12', 'debian', '11', true],
  ['debian<12', 'debian', '12', false],
  ['debian<12', 'ubuntu', '10.04', false],
  ['debian>=13', 'debian', '13', true],
  ['alpine<3.15', 'alpine', '3.9', true],
  ['alpine>=3.15', 'alpine', '3.20', true],
  ['ubuntu<22.04', 'ubuntu', '20.04', true],
  ['debian=12', 'debian', '12', false],
  ['nonsense', 'debian', '12', false],
])('%j for %s %s: %s', (condition, name, version, expected) => {
  expect(holdsFor(condition, { name, version })).toBe(expected);
});

it('writes a release with a capital', () => {
  expect(releaseTitle({ name: 'alpine', version: '3.20' })).toBe('Alpine 3.20');
});
