// Patterns of names, as COPY and `case` have them.

import { describe, expect, it } from 'vitest';
import { fitsGlob } from '../../../packages/core/src/dockerfile/fits-glob.ts';

describe('fitsGlob', () => {
  it.each([
    ['requirements.txt', 'requirements.txt', true],
    ['requirements.txt', 'requirements', false],
    ['requirements.txt', '*.txt', true],
    ['requirements.txt', 'req*s.*', true],
    ['requirements.txt', 'req**', true],
    ['requirements.txt', '*', true],
    ['', '*', true],
    ['', '?', false],
    ['a.b', 'a?b', true],
    ['axb', 'a.b', false],
    ['armv7l', 'armv[67]l', true],
    ['armv8l', 'armv[67]l', false],
    ['i686', 'i[3-6]86', true],
    ['i786', 'i[3-6]86', false],
    ['ab', 'a[!a]', true],
    ['ab', 'a[^b]', false],
    ['a]', 'a[]]', true],
    ['a*', String.raw`a\*`, true],
    ['ab', String.raw`a\*`, false],
    ['a[', 'a[', true],
  ])('%s as %s: %s', (text, pattern, fits) => {
    expect(fitsGlob(text, pattern)).toBe(fits);
  });

  it('is not kept busy by many stars', () => {
    expect(fitsGlob('a'.repeat(10_000), `${'*a'.repeat(40)}*b`)).toBe(false);
  });
});
