import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidName, normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { hostile, slow } from './golden.ts';

describe('normalizeName', () => {
  // Answers of packaging 26.3: canonicalize_name.
  it.each([
    ['Django', 'django'],
    ['zope.interface', 'zope-interface'],
    ['backports.zoneinfo', 'backports-zoneinfo'],
    ['foo__bar', 'foo-bar'],
    ['A.-_.B', 'a-b'],
    ['_leading', '-leading'],
    ['trailing.', 'trailing-'],
    ['', ''],
    ['Ünder', 'ünder'],
  ])('%s → %s', (text, normal) => {
    expect(normalizeName(text)).toBe(normal);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ0-_. é'.split('')) }), (text) => {
        expect(normalizeName(normalizeName(text))).toBe(normalizeName(text));
      }),
    );
  });
});

describe('isValidName', () => {
  // Answers of packaging 26.3: canonicalize_name(validate=True).
  it.each([
    ['a', true],
    ['3to2', true],
    ['A.b_c-d', true],
    ['a..b', true],
    ['', false],
    ['-a', false],
    ['a-', false],
    ['a b', false],
    ['naïve', false],
    ['a\n', false],
    ['ſ', false],
    ['__proto__', false],
  ])('%j: %s', (text, valid) => {
    expect(isValidName(text)).toBe(valid);
  });

  it('answers at once for a long name that is none', () => {
    expect(isValidName('a-'.repeat(50_000))).toBe(false);
    expect(slow(hostile(100_000), (text) => [isValidName(text), normalizeName(text)])).toEqual([]);
  });
});
