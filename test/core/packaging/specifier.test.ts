import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseSpecifiers,
  pinOf,
  satisfies,
  type SpecifierSet,
} from '../../../packages/core/src/packaging/specifier.ts';
import { parseVersion, type Version } from '../../../packages/core/src/packaging/version.ts';
import { golden, hostile, slow } from './golden.ts';

interface Golden {
  readonly versions: readonly string[];
  /** `admits`, `finals`: one character a version, 1 where the set contains it (finals: with prereleases=False). */
  readonly sets: readonly ({ readonly set: string } & (
    | { readonly normal: null }
    | { readonly normal: string; readonly admits: string; readonly finals: string }
  ))[];
}

const { versions, sets } = golden<Golden>('specifiers.json');

function specifiers(text: string): SpecifierSet {
  const parsed = parseSpecifiers(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const parsedVersions = versions.map((text) => ({ text, parsed: version(text) }));

/** The versions that a golden row admits, by name. */
function named(bits: string): readonly string[] {
  return versions.filter((_, i) => bits[i] === '1');
}

describe('parseSpecifiers', () => {
  it.each(sets)('reads $set as packaging does', ({ set, normal }) => {
    const parsed = parseSpecifiers(set);
    expect(parsed.ok ? parsed.value.text : null).toBe(normal);
  });

  it('keeps the clauses in the order written, with what they say', () => {
    expect(specifiers('>= 3.8,!=3.9.*,').specifiers).toEqual([
      { operator: '>=', version: '3.8', base: version('3.8'), wildcard: false },
      { operator: '!=', version: '3.9.*', base: version('3.9'), wildcard: true },
    ]);
  });

  it('says which clause is wrong', () => {
    expect(parseSpecifiers('>=3.4.*, <4')).toEqual({
      ok: false,
      problem: 'not a version specifier (PEP 440): ">=3.4.*"',
    });
  });
});

describe('satisfies', () => {
  const valid = sets.filter((row) => row.normal !== null);

  it.each(valid)('$set admits what packaging says', ({ set, admits, finals }) => {
    const parsed = specifiers(set);
    const admitted = (prereleases?: boolean): readonly string[] =>
      parsedVersions.filter((one) => satisfies(one.parsed, parsed, prereleases)).map(({ text }) => text);
    expect(admitted()).toEqual(named(admits));
    expect(admitted(true)).toEqual(named(admits));
    expect(admitted(false)).toEqual(named(finals));
  });

  it('covers enough', () => {
    expect(valid.length * versions.length).toBeGreaterThan(15_000);
    expect(sets.length - valid.length).toBeGreaterThan(50);
  });
});

describe('pinOf', () => {
  it.each([
    ['==1.0', { version: '1.0', arbitrary: false }],
    ['>=1,==1.5,<2', { version: '1.5', arbitrary: false }],
    ['===2004d', { version: '2004d', arbitrary: true }],
    ['==1.*,==1.2', { version: '1.2', arbitrary: false }],
    ['==1.16.*', undefined],
    ['~=1.0', undefined],
    ['>=1,<=1', undefined],
    ['', undefined],
  ])('%s → %j', (set, pin) => {
    expect(pinOf(specifiers(set))).toEqual(pin);
  });
});

describe('any text', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseSpecifiers(text).ok).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('=', '~', '<', '>', '!', '1', '.', '*', 'a', 'rc', '+', ' ', ',', 'post', 'dev')),
        (parts) => {
          const parsed = parseSpecifiers(parts.join(''));
          // What is read can be read again from its normal form.
          if (parsed.ok) expect(specifiers(parsed.value.text).text).toBe(parsed.value.text);
        },
      ),
    );
  });

  it('is answered at once, even 100 kB of it', () => {
    expect(slow(hostile(100_000), parseSpecifiers)).toEqual([]);
  });
});
