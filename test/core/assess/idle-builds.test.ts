// Releases that compile nothing by themselves, whatever they hold.

import { expect, it } from 'vitest';
import { buildKnownBy, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { heedIdle } from '../../../packages/core/src/assess/idle-builds.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { sdistReading } from '../../support/sdist-reading.ts';

const native = { ...buildKnownBy(true, []), reading: sdistReading() };

it.each([
  ['deepspeed', '0.14.4', 'sdist'],
  ['deepspeed', '0.19.8', 'sdist'],
  // It stops where torch cannot be imported.
  ['deepspeed', '0.3.16', 'build'],
  ['deepspeed', 'latest', 'build'],
  ['flash-attn', '2.5.0', 'build'],
])('%s %s: %s', (name, version, verdict) => {
  const finding = findingWithout('build', 'no-wheel', { build: native });
  expect(heedIdle(finding, normalizeName(name), version).verdict).toBe(verdict);
});

it('is not known of what was not read', () => {
  const finding = findingWithout('build', 'no-wheel', { build: { ...native, reading: null } });
  expect(heedIdle(finding, normalizeName('deepspeed'), '0.14.4')).toBe(finding);
});

it('compiles where the variable is set that asks for it', () => {
  const finding = findingWithout('build', 'no-wheel', { build: native });
  expect(heedIdle(finding, normalizeName('deepspeed'), '0.14.4', ['DS_BUILD_OPS'])).toBe(finding);
});
