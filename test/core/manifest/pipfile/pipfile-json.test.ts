// JSON with lines: what JSON.parse gives, where each member stands, and what is said of broken text.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import { parsePipfileJson } from '../../../../packages/core/src/manifest/pipfile/pipfile-json.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { growth, SQUARE } from '../../../support/growth.ts';

function errorOf(text: string): string {
  try {
    parsePipfileJson(text, 'Pipfile.lock');
  } catch (error) {
    if (error instanceof WheelcheckError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Null members and a null in a list are the two differences to JSON.parse. */
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
}));

test('every document is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), values.value), fc.constantFrom(0, 2, '\t'), (document, indent) => {
      const text = JSON.stringify(document, null, indent);
      expect(JSON.stringify(parsePipfileJson(text, 'x').root)).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test('what JSON.parse refuses is an error of ours, and nothing else is', () => {
  const pieces = fc.constantFrom(
    '',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\n',
    '\\',
    '0',
    '-',
    '.',
    'e',
    'true',
    'nul',
    '\u0001',
    ' ',
  );
  const base = '{"_meta": {"a": [1, -2.5e3, true], "b": "x\\n\\u00e9"}, "default": {"c": {}}}';
  fc.assert(
    fc.property(fc.nat(base.length), fc.nat(6), pieces, (at, length, by) => {
      const text = base.slice(0, at) + by + base.slice(at + length);
      const ours = errorOf(text);
      expect(ours === 'no error').toBe(isJson(text));
      expect(ours).toMatch(/^(?:no error$|file-broken: Pipfile\.lock:\d+:\d+: )/);
    }),
    { numRuns: 3000 },
  );
});

test('lines of the members of the document and of its sections', () => {
  const { root, lineOf } = parsePipfileJson('{\n "a": {"b": 1,\r\n  "c":\n\n 2},\n "d": []\n}\n', 'x');
  const section = root['a'];
  expect([lineOf(root, 'a'), lineOf(root, 'd')]).toEqual([2, 6]);
  expect(typeof section === 'object' && !Array.isArray(section) && lineOf(section as typeof root, 'c')).toBe(3);
});

test('a byte order mark and null members are passed over', () => {
  expect({ ...parsePipfileJson('\uFEFF{"a": null, "b": 1}', 'x').root }).toEqual({ b: 1 });
});

test('__proto__ and constructor are keys like any other', () => {
  const { root } = parsePipfileJson('{"__proto__": {"polluted": 1}, "constructor": 2}', 'x');
  expect(Object.keys(root)).toEqual(['__proto__', 'constructor']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('a key that stands twice counts as Python has it, the second time, and both lines are known', () => {
  const { root, repeated } = parsePipfileJson('{"a": 1,\n"b": 2,\n"a": 3, "c": {"x": 1,\n"\\u0078": 2}}', 'x');
  expect(root['a']).toBe(3);
  expect(repeated).toEqual([
    { key: 'a', firstLine: 1, line: 3 },
    { key: 'x', firstLine: 3, line: 4 },
  ]);
});

describe('broken text', () => {
  test.each([
    ['', '1:1: not valid JSON: expected the { of a JSON object, found the end of the file: it is cut short'],
    ['[]', '1:1: not valid JSON: expected the { of a JSON object, found "["'],
    ['{"a": 1', '1:8: not valid JSON: expected "," or "}", found the end of the file: it is cut short'],
    ['{"a": "x', '1:9: not valid JSON: expected the end of a string, found the end of the file: it is cut short'],
    ['{"a": "x\ny"}', '1:7: a string that does not end on its line'],
    ['{\n"a": 1,\n}', '3:1: not valid JSON: expected a key in double quotes, found "}"'],
    ['{"a": [1,]}', '1:10: not valid JSON: expected a value, found "]"'],
    ['{"a" 1}', '1:6: not valid JSON: expected ":", found "1"'],
    ["{'a': 1}", '1:2: not valid JSON: expected a key in double quotes, found "\'"'],
    ['{"a": 01}', '1:8: not valid JSON: expected "," or "}", found "1"'],
    ['{"a": NaN}', '1:7: not valid JSON: expected a value, found "N"'],
    ['{"a": "\\x"}', '1:7: a string with an escape that JSON does not have'],
    ['{"a": [null]}', '1:12: null in a list, where every item must be a value'],
    ['{} {}', '1:4: not valid JSON: expected the end of the file, found "{"'],
    ['{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> other\n}', '2:1: an unresolved merge conflict; expected JSON'],
    ['{\r\n "a": 1,\r\n<<<<<<< HEAD\r\n', '3:1: an unresolved merge conflict; expected JSON'],
    ['{"a": '.repeat(64) + '{', '1:385: nested deeper than 64 levels'],
    [`{"a": ${'['.repeat(100)}`, '1:70: nested deeper than 64 levels'],
  ])('%j', (text, message) => {
    expect(errorOf(text)).toBe(`file-broken: Pipfile.lock:${message}`);
  });
});

test.each<[string, number, (size: number) => string]>([
  [
    'many keys',
    200_000,
    (size) => `{${Array.from({ length: size }, (_, key) => `"${key.toString(36)}": 1`).join(',')}}`,
  ],
  ['a long string', 40_000_000, (size) => `{"a": "${'x'.repeat(size)}"}`],
  ['a string of escapes', 1_500_000, (size) => `{"a": "${'\\n'.repeat(size)}"}`],
  ['one key many times', 200_000, (size) => `{${'"a": 1,'.repeat(size)}"a": 2}`],
  ['white space', 5_000_000, (size) => `{${' \n'.repeat(size)}}`],
  ['deep', 5_000_000, (size) => '{"a":'.repeat(size)],
])('%s: no square of anything', async (_, size, make) => {
  expect(await growth(make, errorOf, size)).toBeLessThan(SQUARE);
});

test('more than is read is refused at once', () => {
  const started = cpuTime();
  expect(errorOf(' '.repeat(50_000_001))).not.toBe('no error');
  expect(cpuTime() - started).toBeLessThan(20_000);
});
