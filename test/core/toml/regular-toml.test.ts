// The reader for TOML as tools write locks: it gives what the whole readers give, or leaves a text to them.

import { readdirSync, readFileSync } from 'node:fs';
import { parse as parseSmol } from 'smol-toml';
import { describe, expect, it, test } from 'vitest';
import { cleanToml } from '../../../packages/core/src/toml/parse-toml.ts';
import { regularToml } from '../../../packages/core/src/toml/regular-toml.ts';
import { outline } from '../../../packages/core/src/toml/toml-scan.ts';

const fixtures = new URL('../../../fixtures/', import.meta.url);
const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(?:corpus|manifests)\/.*\/(?:(?:poetry|uv|pdm)\.lock|py(?:project|lock)\.toml)$/.test(path));
const textOf = (path: string): string => cleanToml(readFileSync(new URL(path, fixtures), 'utf8'));

/** What both say of a text; of one that is left to others, nothing. */
function both(text: string): { readonly read: unknown; readonly expected: unknown } {
  const read = regularToml(text);
  if (read === undefined) return { read, expected: undefined };
  const whole = { document: parseSmol(text, { integersAsBigInt: 'asNeeded' }), statements: outline(text).statements };
  return { read: JSON.stringify(read), expected: JSON.stringify(whole) };
}

test.each(files)('%s', (path) => {
  const { read, expected } = both(textOf(path));
  expect(read).toBe(expected);
});

it('reads every lock of uv and PDM, and of Poetry all that have no text over several lines', () => {
  const left = files.filter((path) => path.endsWith('.lock') && regularToml(textOf(path)) === undefined);
  expect(left.filter((path) => !/"""|'''/.test(textOf(path)))).toEqual([]);
  expect(left.length).toBeLessThan(3);
});

describe('mutated', () => {
  const alphabet = [
    ...Array.from('"\'\\{}[],=.#\n\t\r -_0159aefnrtuxZ\u0000\u007F\u00E9'),
    '"""',
    '\n\n',
    '[[',
    ']]',
    ' = ',
    '\\u00e9',
    '__proto__',
    'name',
    'true',
  ];

  /** Numbers that look like chance and are the same in each run. */
  function chance(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  }

  /** A package of a lock in which something is put in, left out, put in place of other text, or moved. */
  function mutated(packages: readonly string[], any: (below: number) => number): string {
    const piece = packages[any(packages.length)] ?? '';
    const at = any(piece.length);
    const length = any(3) === 0 ? any(30) : any(2);
    const added =
      any(5) === 0 ? piece.slice(any(piece.length)).slice(0, any(60)) : (alphabet[any(alphabet.length)] ?? '');
    return piece.slice(0, at) + (any(4) === 0 ? '' : added) + piece.slice(at + length);
  }

  test.each(files.filter((path) => path.endsWith('.lock')))('%s', (path) => {
    const text = textOf(path);
    const packages = text.split(/^(?=\[\[)/m);
    const any = chance(text.length);
    let [read, left] = [0, 0];
    for (let round = 0; round < 150; round++) {
      const other = mutated(packages, any);
      const said = both(other);
      if (said.read !== said.expected) expect(other).toBe('read alike');
      if (said.read === undefined) left++;
      else read++;
    }
    // Neither all nor none of them, or nothing was tried.
    expect(Math.min(read, left)).toBeGreaterThan(10);
  });
});

test.each([
  ['nothing', '', {}],
  ['no end of the last line', 'a = "b"', { a: 'b' }],
  ['remarks and empty lines', '# a\n\na = 1\n\n# b', { a: 1 }],
  ['escapes', 'a = "\\"b\\\\\\n\\""', { a: '"b\\\n"' }],
  ['a backslash at the end', 'a = "b\\\\"\nc = "d"', { a: 'b\\', c: 'd' }],
  [
    'quoted keys',
    '[package.dependencies]\n"backports.zoneinfo" = "*"',
    { package: { dependencies: { 'backports.zoneinfo': '*' } } },
  ],
  ['quoted headers', '[a."b.c"]\nd = true', { a: { 'b.c': { d: true } } }],
  ['what is empty', 'a = {}\nb = []\nc = [\n]\nd = ""\ne = { }', { a: {}, b: [], c: [], d: '', e: {} }],
  [
    'arrays in arrays',
    'a = [[1, 2],\n  [3, { b = false }],\n]',
    {
      a: [
        [1, 2],
        [3, { b: false }],
      ],
    },
  ],
  [
    'tables of elements',
    '[[p]]\nn = 1\n[p.d]\na = 1\n[[p]]\n[p.d]\na = 2',
    { p: [{ n: 1, d: { a: 1 } }, { d: { a: 2 } }] },
  ],
  [
    'names of what every object has',
    'constructor = 1\n[toString]\nvalueOf = 1',
    { constructor: 1, toString: { valueOf: 1 } },
  ],
])('%s is read', (_, text, value) => {
  expect(JSON.stringify(regularToml(text)?.document)).toBe(JSON.stringify(value));
  expect(both(text).read).toBe(both(text).expected);
});

test.each([
  ['a text over several lines', 'a = """\nb"""'],
  ['a literal text', "a = 'b'"],
  ['a day', 'a = 2026-12-31'],
  ['a time', 'a = 10:00:00'],
  ['a number with a point', 'a = 1.5'],
  ['a number that JavaScript rounds', 'a = 9007199254740993'],
  ['a number with a nought before it', 'a = 01'],
  ['a signed number', 'a = -1'],
  ['a hexadecimal number', 'a = 0x10'],
  ['an escape by a code', 'a = "\\u00e9"'],
  ['an escape of TOML 1.1', 'a = "\\e"'],
  ['a dotted key', 'a.b = 1'],
  ['a key twice', 'a = 1\na = 2'],
  ['a key twice, in quotes', 'a = 1\n"a" = 2'],
  ['a key twice, on a line', 'a = { b = 1, b = 2 }'],
  ['a table twice', '[a]\n[a]'],
  ['a table behind its part', '[a.b]\n[a]'],
  ['a table below a value', 'a = { b = 1 }\n[a.c]'],
  ['an element of what is no array of tables', 'a = []\n[[a]]'],
  ['an element of a table', '[a]\n[[a]]'],
  ['a header below a plain array', 'a = [{}]\n[a.b]'],
  ['the prototype', '"__proto__" = 1'],
  ['a header of the prototype', '[a.__proto__]'],
  ['a comma behind the last of a line', 'a = { b = 1, }'],
  ['a table over several lines', 'a = {\n  b = 1 }'],
  ['a string over a line', 'a = "b\nc"'],
  ['a comma too many', 'a = [1,,2]'],
  ['something behind a value', 'a = 1 # one'],
  ['a tab', 'a\t= 1'],
  ['a control character in a remark', '# \u0001'],
  ['nothing behind the sign', 'a = '],
  ['an end in an array', 'a = [\n  1,'],
  ['an end in a table', 'a = { b = 1'],
  ['an end in a string', 'a = "b\\'],
  ['more levels than any lock has', `a = ${'['.repeat(9)}${']'.repeat(9)}`],
  ['a header with more parts', `[a${'.a'.repeat(9)}]`],
  ['a string that is too long', `a = "${'x'.repeat(100_001)}"`],
  ['too many keys', Array.from({ length: 300_001 }, (_, at) => `k${at} = 1\n`).join('')],
])('%s is left to others', (_, text) => {
  expect(regularToml(text)).toBeUndefined();
});
