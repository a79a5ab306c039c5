import { describe, expect, it } from 'vitest';
import { compareAnyVersions, isLegacy, parseAnyVersion } from '../../../packages/core/src/packaging/legacy-version.ts';
import { golden, hostile, slow } from './golden.ts';

/** Ascending; the texts of one row are the same version to packaging 21.3. */
const { order } = golden<{ readonly order: readonly (readonly string[])[] }>('legacy.json');

describe('compareAnyVersions', () => {
  it('orders versions and what is none as packaging 21.3 does', () => {
    const texts = order.flatMap((row, rank) => row.map((text) => ({ rank, version: parseAnyVersion(text) })));
    const wrong = texts.flatMap((a) =>
      texts
        .filter((b) => Math.sign(compareAnyVersions(a.version, b.version)) !== Math.sign(a.rank - b.rank))
        .map((b) => `${a.version.text} and ${b.version.text}`),
    );
    expect(wrong).toEqual([]);
    expect(texts.length).toBeGreaterThan(70);
  });

  it.each([
    ['2013d', true],
    ['2013b', false],
    ['0.14.*', true],
    ['1.0', false],
  ])('%s: none of PEP 440: %s', (text, legacy) => {
    expect(isLegacy(parseAnyVersion(text))).toBe(legacy);
  });
});

describe('any text', () => {
  it('is answered at once, even 10 kB of it', () => {
    expect(slow(hostile(10_000), parseAnyVersion)).toEqual([]);
  });
});
