import { describe, expect, it } from 'vitest';
import { parseLegacySpecifiers, satisfiesLegacy } from '../../../packages/core/src/packaging/legacy-specifier.ts';
import { parseAnyVersion } from '../../../packages/core/src/packaging/legacy-version.ts';
import { golden, hostile, slow } from './golden.ts';

interface Golden {
  readonly versions: readonly string[];
  /** One character a version, 1 where packaging 21.3's set contains it; null where it refuses the set. */
  readonly sets: readonly { readonly set: string; readonly admits: string | null }[];
}

const { versions, sets } = golden<Golden>('legacy.json');
const parsedVersions = versions.map(parseAnyVersion);

describe('parseLegacySpecifiers and satisfiesLegacy', () => {
  it.each(sets)('$set admits what packaging 21.3 says', ({ set, admits }) => {
    const parsed = parseLegacySpecifiers(set);
    const admitted = parsed.ok
      ? versions.filter((_, i) => satisfiesLegacy(parsedVersions[i] ?? parseAnyVersion(''), parsed.value))
      : null;
    expect(admitted).toEqual(admits && versions.filter((_, i) => admits[i] === '1'));
  });

  it('covers what PEP 440 refuses', () => {
    expect(sets.filter(({ admits }) => admits !== null).length * versions.length).toBeGreaterThan(40_000);
  });

  it.each([
    ['>=3.4.*, <4', '<4,>=3.4.*'],
    ['==2013d,==2013d', '==2013d'],
  ])('%s prints as %s', (set, text) => {
    expect(parseLegacySpecifiers(set)).toMatchObject({ ok: true, value: { text } });
  });
});

describe('any text', () => {
  it('is answered at once, even 10 kB of it', () => {
    expect(slow(hostile(10_000), parseLegacySpecifiers)).toEqual([]);
  });
});
