import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  isPrerelease,
  normalVersion,
  parseVersion,
  sameVersion,
  type Version,
} from '../../../packages/core/src/packaging/version.ts';
import { golden, hostile, slow } from './golden.ts';

interface Golden {
  readonly versions: readonly {
    readonly text: string;
    readonly normal: string | null;
    readonly prerelease: boolean | null;
  }[];
  /** Ascending; the texts of one row are one version. */
  readonly order: readonly (readonly string[])[];
}

const { versions, order } = golden<Golden>('versions.json');

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

describe('parseVersion', () => {
  it.each(versions)('reads $text as packaging does', ({ text, normal, prerelease }) => {
    const parsed = parseVersion(text);
    expect(parsed.ok ? parsed.value.text : null).toBe(normal);
    expect(parsed.ok ? isPrerelease(parsed.value) : null).toBe(prerelease);
  });

  it('takes a version apart', () => {
    expect(version('1!2.0-RC.3.post4-dev5+Ubuntu_6')).toEqual({
      epoch: 1n,
      release: [2n, 0n],
      pre: { letter: 'rc', number: 3n },
      post: 4n,
      dev: 5n,
      local: ['ubuntu', 6n],
      text: '1!2.0rc3.post4.dev5+ubuntu.6',
    });
  });

  it('says what is wrong, in one short line', () => {
    expect(parseVersion('2004d')).toEqual({ ok: false, problem: 'not a version (PEP 440): "2004d"' });
    const long = parseVersion('x'.repeat(100_000));
    expect(long.ok ? '' : long.problem.length).toBeLessThan(150);
  });
});

describe('compareVersions', () => {
  const ranked = order.flatMap((texts, rank) => texts.map((text) => ({ text, rank, parsed: version(text) })));

  it('orders every pair of versions as packaging does', () => {
    const wrong: string[] = [];
    for (const a of ranked) {
      for (const b of ranked) {
        if (Math.sign(compareVersions(a.parsed, b.parsed)) !== Math.sign(a.rank - b.rank))
          wrong.push(`${a.text} ? ${b.text}`);
      }
    }
    expect(ranked.length).toBeGreaterThan(700);
    expect(wrong).toEqual([]);
  });
});

describe('sameVersion', () => {
  it.each([
    ['1.0', '1.0.0', true],
    ['4.0.0-b1', '4.0.0b1', true],
    ['1.0+A', '1.0+a', true],
    ['1.0', '1.0+local', false],
    ['1.0', '1.0.post0', false],
    ['20230101120000123456', '20230101120000123457', false],
    ['2004d', '2004d', true],
    ['2004d', '2004D', false],
    ['1.0', 'one', false],
    ['', '', true],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameVersion(a, b)).toBe(same);
  });
});

describe('any version', () => {
  const number = fc.bigInt({ min: 0n, max: 10n ** 25n });
  const maybe = (...prefixes: string[]): fc.Arbitrary<string> =>
    fc.oneof(
      fc.constant(''),
      fc
        .tuple(fc.constantFrom(...prefixes), fc.oneof(fc.constant(''), number.map(String)))
        .map(([prefix, n]) => prefix + n),
    );
  const texts = fc
    .tuple(
      fc.oneof(
        fc.constant(''),
        number.map((epoch) => `${epoch}!`),
      ),
      fc.array(fc.oneof(fc.constant(0n), number), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.')),
      maybe('a', '-alpha', '.b', 'rc', '_c', 'preview.'),
      maybe('.post', '-r', 'rev'),
      maybe('.dev', '-DEV', 'dev_'),
      fc
        .array(fc.stringMatching(/^[a-zA-Z0-9]{1,4}$/), { maxLength: 3 })
        .map((parts) => (parts.length === 0 ? '' : `+${parts.join('-')}`)),
    )
    .map((parts) => parts.join(''));

  it('is read, and its normal form is read to the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = version(text);
        expect(version(parsed.text)).toEqual(parsed);
      }),
    );
  });

  it('stands in one total order', () => {
    fc.assert(
      fc.property(texts, texts, texts, (x, y, z) => {
        const [a, b, c] = [version(x), version(y), version(z)];
        expect(compareVersions(a, a)).toBe(0);
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
        const [first, second, third] = [a, b, c].toSorted(compareVersions);
        if (first && second && third)
          expect(compareVersions(first, third)).toBeLessThanOrEqual(Math.min(0, compareVersions(first, second)));
      }),
    );
  });
});

// Plain releases are not taken apart.
it('has the same normal form and equals the same versions, taken apart or not', () => {
  const parts = fc.constantFrom('0', '1', '01', '10', '.', '.0', '0.0', 'rc1', ' ', 'v');
  const any = fc.array(parts, { minLength: 1, maxLength: 6 }).map((all) => all.join(''));
  fc.assert(
    fc.property(any, any, (x, y) => {
      const [a, b] = [parseVersion(x), parseVersion(y)];
      expect(normalVersion(x)).toEqual(a.ok ? { ok: true, value: a.value.text } : a);
      expect(sameVersion(x, y)).toBe(a.ok && b.ok ? compareVersions(a.value, b.value) === 0 : x === y);
    }),
  );
});

describe('any text', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseVersion(text).ok).toBe('boolean');
      }),
    );
  });

  it('is answered at once, even 100 kB of it', () => {
    expect(slow(hostile(100_000), parseVersion)).toEqual([]);
  });
});
