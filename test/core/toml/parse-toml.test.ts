// TOML: both readers are equal on every lock of the fixtures; every fault has its file, line and column.

import { readdirSync, readFileSync } from 'node:fs';
import { parse as parseSmol } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { parseString } from '../../../packages/core/src/toml/iarna-parser.ts';
import { parseToml } from '../../../packages/core/src/toml/parse-toml.ts';
import { cpuTime } from '../../support/cpu-time.ts';

const fixtures = new URL('../../../fixtures/', import.meta.url);
const tomlFiles = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(?:corpus|manifests)\/.*\/(?:(?:poetry|uv|pdm)\.lock|py(?:project|lock)\.toml)$/.test(path));

/** The message of the error that parsing ends in. */
function messageOf(text: string): string {
  try {
    parseToml(text, 'poetry.lock');
  } catch (error) {
    if (error instanceof WheelcheckError && error.code === 'file-broken') return error.message;
    throw error;
  }
  return 'no error';
}

describe('both readers', () => {
  test('the fixtures hold locks and project files', () => {
    expect(tomlFiles.filter((path) => path.endsWith('poetry.lock')).length).toBeGreaterThan(25);
    expect(tomlFiles.filter((path) => path.endsWith('pyproject.toml')).length).toBeGreaterThan(15);
  });

  test.each(tomlFiles)('%s', (path) => {
    const text = readFileSync(new URL(path, fixtures), 'utf8');
    const expected = JSON.stringify(parseSmol(text));
    expect(JSON.stringify(parseString(text))).toBe(expected);
    expect(JSON.stringify(parseToml(text, path))).toBe(expected);
    const fromWindows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(JSON.stringify(parseToml(fromWindows, path))).toBe(expected);
  });
});

test.each([
  [
    'cut short behind a key',
    '[[package]]\nname = "a"\nversion = ',
    'poetry.lock:3:11: not valid TOML: key without value',
  ],
  ['cut short in a string', '[[package]]\nname = "a', 'poetry.lock:2:11: not valid TOML: unterminated string'],
  [
    'cut short in an array',
    'a = 1\nfiles = [\n    {file = "x"},\n',
    'poetry.lock:4:1: not valid TOML: unterminated inline array',
  ],
  [
    'half a header',
    '[[package]\nname = "a"\n',
    'poetry.lock:1:11: not valid TOML: unexpected character, expected whitespace, . or ]',
  ],
  [
    'no value',
    'a = 1\nb = @\n',
    'poetry.lock:2:5: not valid TOML: unexpected character, expecting string, number, datetime, boolean, inline array or inline table',
  ],
  ['a key twice', 'a = 1\na = 2\n', "poetry.lock:2:6: not valid TOML: can't redefine existing key"],
  ['HTML', '<!doctype html>\n', 'poetry.lock:1:1: not valid TOML: found "<", expected a key or a [table]'],
  ['JSON', '{"a": 1}\n', 'poetry.lock:1:1: not valid TOML: found "{", expected a key or a [table]'],
  [
    'a merge conflict',
    'a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> other\n',
    'poetry.lock:2:1: an unresolved merge conflict; expected TOML',
  ],
  [
    'a merge conflict, CRLF',
    'a = 1\r\n<<<<<<< HEAD\r\nb = 1\r\n=======\r\n',
    'poetry.lock:2:1: an unresolved merge conflict; expected TOML',
  ],
  ['too deep, arrays', `a = 1\nb = ${'['.repeat(65)}${']'.repeat(65)}`, 'poetry.lock:2: nested deeper than 64 levels'],
  ['too deep, tables', `a = ${'{a='.repeat(100)}1${'}'.repeat(100)}`, 'poetry.lock:1: nested deeper than 64 levels'],
  ['too deep, a header', `[a${'.a'.repeat(100)}]`, 'poetry.lock:1: nested deeper than 64 levels'],
  ['too deep, a key', `"a"${' . "a"'.repeat(100)} = 1`, 'poetry.lock:1: nested deeper than 64 levels'],
  [
    'a string too long',
    `a = 1\nb = "${'x'.repeat(3_000_000)}"`,
    'poetry.lock:2: a string of 3000000 characters, more than the 2000000 that are read',
  ],
  [
    'too many keys',
    Array.from({ length: 300_001 }, (_, at) => `k${at} = 1\n`).join(''),
    'poetry.lock:300001: more than the 300000 keys and headers that are read',
  ],
  [
    'too long',
    `a = "${'x'.repeat(50_000_000)}"`,
    'poetry.lock: the file has 50000006 characters, more than the 50000000 that are read',
  ],
])('%s', (_, text, message) => {
  expect(messageOf(text)).toBe(message);
});

test.each([
  ['an empty file', '', {}],
  ['brackets in strings and comments', `a = "${'['.repeat(100)}" # ${'['.repeat(100)}`, { a: '['.repeat(100) }],
  ['an underlined title in a string', 'a = """\nTitle\n=======\n"""', { a: 'Title\n=======\n' }],
  ['a conflict quoted in a string', "a = '''\n<<<<<<< HEAD\n'''", { a: '<<<<<<< HEAD\n' }],
])('%s is read', (_, text, value) => {
  expect(JSON.parse(JSON.stringify(parseToml(text, 'poetry.lock')))).toEqual(value);
});

test('keys of the prototype are keys like others', () => {
  const table = parseToml('["__proto__"]\npolluted = true\n[constructor.prototype]\npolluted = true\n', 'poetry.lock');
  expect(Object.keys(table)).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each([
  ['a million brackets', '['.repeat(1_000_000)],
  ['a million quotes', '"'.repeat(1_000_000)],
  ['backslashes before every quote', `a = """${'\\\\\\"""'.repeat(100_000)}`],
  ['a million dots', `a${'.a'.repeat(500_000)} = 1`],
  ['a long line that is none', 'x'.repeat(500_000)],
  ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, index) => `k${index} = ${index}`).join('\n')],
])('%s end in bounded time', (_, text) => {
  const started = cpuTime();
  messageOf(text);
  expect(cpuTime() - started).toBeLessThan(20_000);
});

describe('days, which @iarna/toml reads at the end of a line alone', () => {
  test.each([
    'a = 2026-12-31',
    'a = 2026-12-31 # the last day',
    'a = [2026-12-31, 2027-01-01]',
    'a = [ 2026-12-31 , 2027-01-01 ]',
    'a = { b = 2026-12-31 }',
    'a = {b = 2026-12-31, c = 2026-12-31   }',
    'a = [{ b = 2026-12-31 }, { b = "2026-12-31 }" }]',
    'a = "2026-12-31, 2026-12-31 ]" # 2026-12-31, }',
    "a = '''\n2026-12-31 }\n'''",
    'a = [{ b = 2026-12-31T10:00:00Z }, { b = 2026-12-31 10:00:00Z }]',
    '2026-12-31 = 1\n[2026-12-32]\nb = 1',
  ])('%s', (text) => {
    const day = (value: unknown): unknown => JSON.stringify(value).replaceAll('T10:00:00Z', 'T10:00:00.000Z');
    expect(day(parseToml(text, 'wheelcheck.toml'))).toBe(day(parseSmol(text)));
  });
});
