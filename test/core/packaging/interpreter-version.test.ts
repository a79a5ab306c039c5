import { expect, it } from 'vitest';
import { interpreterVersion } from '../../../packages/core/src/packaging/interpreter-version.ts';

it.each([
  ['3.15.0rc1', '3.15.0'],
  ['3.12.10', '3.12.10'],
  ['3.12', '3.12'],
  ['3.14t', '3.14'],
  ['10.20.30+local', '10.20.30'],
  ['pypy3.10', 'pypy3.10'],
  ['', ''],
])('%s is %s', (version, seen) => {
  expect(interpreterVersion(version)).toBe(seen);
});
