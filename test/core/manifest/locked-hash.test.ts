// The hash of a file, as poetry.lock, pdm.lock and uv.lock write it.

import { expect, test } from 'vitest';
import { lockedHash } from '../../../packages/core/src/manifest/locked-hash.ts';

test.each([
  ['sha256:0a1b', { sha256: '0a1b' }],
  ['SHA256:0A1B', { sha256: '0a1b' }],
  ['md5:0a1b', { md5: '0a1b' }],
  ['sha256:0a:1b', { sha256: '0a' }],
  ['sha256:', { sha256: '' }],
  ['0a1b', {}],
  ['', {}],
])('%s', (text, hashes) => {
  expect(lockedHash(text)).toEqual(hashes);
});

test('a key of every object is a name of an algorithm as any other', () => {
  expect(Object.keys(lockedHash('__proto__:0a1b'))).toEqual(['__proto__']);
});
