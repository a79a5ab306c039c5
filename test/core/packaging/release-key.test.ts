// Keys of versions have the order of the versions.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseKey } from '../../../packages/core/src/packaging/release-key.ts';
import { compareVersions, parseVersion, type Version } from '../../../packages/core/src/packaging/version.ts';
import { holds } from '../../support/properties.ts';

const read = (text: string): Version => {
  const version = parseVersion(text);
  if (!version.ok) throw new Error(version.problem);
  return version.value;
};

const release = fc
  .array(fc.oneof(fc.nat(3), fc.nat(0xffff)), { minLength: 1, maxLength: 5 })
  .map((numbers) => numbers.join('.'));

describe('the key of a release', () => {
  it('has the order of its version', () =>
    holds(
      fc.property(release, release, (a, b) => {
        const [keyA = '', keyB = ''] = [releaseKey(a), releaseKey(b)];
        expect(Number(keyA > keyB) - Number(keyA < keyB)).toBe(compareVersions(read(a), read(b)));
      }),
    ));

  it.each(['1.0rc1', '1.0.post1', '1.0.dev1', '1!1.0', '1.0+cu121', '2026.65536', '01.0', ''])(
    '%s has none',
    (text) => {
      expect(releaseKey(text)).toBeUndefined();
    },
  );
});
