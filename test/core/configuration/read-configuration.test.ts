// Configurations: what they set, and the line of everything that is wrong.

import { describe, expect, it } from 'vitest';
import type { ConfigurationKey } from '../../../packages/core/src/configuration/configuration.ts';
import { readConfiguration } from '../../../packages/core/src/configuration/read-configuration.ts';
import { WheelcheckError } from '../../../packages/core/src/error.ts';

const keys: readonly ConfigurationKey[] = [
  { name: 'base', kind: 'texts' },
  { name: 'python', kind: 'text' },
  { name: 'color', kind: 'text', choices: ['auto', 'always', 'never'] },
  { name: 'retries', kind: 'number', least: 0, whole: true },
  { name: 'timeout', kind: 'number', least: 0.1 },
  { name: 'fail-on', kind: 'texts' },
  { name: 'exit-zero', kind: 'switch' },
  { name: 'index-url', kind: 'text', address: true },
  { name: 'extra-index-url', kind: 'texts', address: true },
  { name: 'cache-dir', kind: 'text', refused: 'the cache belongs to the machine' },
];

function settingsOf(text: string, path = 'wheelcheck.toml'): unknown {
  const read = readConfiguration(text, path, keys);
  return read && Object.fromEntries([...read.settings].map(([key, { value, line }]) => [key, [value, line]]));
}

describe('what is set', () => {
  const rows: readonly (readonly [what: string, text: string, expected: unknown])[] = [
    ['an empty file', '', {}],
    ['a comment', '# nothing yet\n', {}],
    ['an array', 'base = ["a", "b"]', { base: [['a', 'b'], 1] }],
    ['one string for an array', '\nbase = "a"', { base: [['a'], 2] }],
    ['an empty array', 'fail-on = []', { 'fail-on': [[], 1] }],
    ['a string', "python = '3.12'", { python: ['3.12', 1] }],
    ['one of several words', 'color = "never"', { color: ['never', 1] }],
    ['a whole number', 'retries = 0', { retries: [0, 1] }],
    ['a number', 'timeout = 2.5', { timeout: [2.5, 1] }],
    ['a switch', 'exit-zero = false', { 'exit-zero': [false, 1] }],
    ['an address', 'index-url = "https://index.example/simple"', { 'index-url': ['https://index.example/simple', 1] }],
    [
      'an address with an @ in its path',
      'index-url = "https://index.example/@team/simple"',
      { 'index-url': ['https://index.example/@team/simple', 1] },
    ],
    ['a BOM and CRLF', '\uFEFFretries = 1\r\ncolor = "auto"\r\n', { retries: [1, 1], color: ['auto', 2] }],
    ['a quoted key', '"fail-on" = ["sdist"]', { 'fail-on': [['sdist'], 1] }],
  ];
  it.each(rows)('%s', (_what, text, expected) => {
    expect(settingsOf(text)).toEqual(expected);
  });

  const projects: readonly (readonly [what: string, text: string, expected: unknown])[] = [
    ['a table', '[project]\nname = "shop"\n\n[tool.wheelcheck]\nretries = 2\n', { retries: [2, 5] }],
    ['an inline table', '[tool]\nwheelcheck = { retries = 2 }\n', { retries: [2, 2] }],
    ['dotted keys', 'tool.wheelcheck.retries = 2\n', { retries: [2, 1] }],
    ['an empty table', '[tool.wheelcheck]\n', {}],
    ['no such table', '[tool.poetry]\nname = "shop"\n', undefined],
    ['the name alone', '[project]\ndependencies = ["wheelcheck==1.0"]\n', undefined],
  ];
  it.each(projects)('pyproject.toml: %s', (_what, text, expected) => {
    expect(settingsOf(text, 'services/a/pyproject.toml')).toEqual(expected);
  });

  it('a pyproject.toml that does not speak of it is not even parsed', () => {
    expect(settingsOf('this is no TOML', 'pyproject.toml')).toBe(undefined);
  });
});

describe('what is accepted', () => {
  const at = (line: number): unknown => ({ path: 'wheelcheck.toml', line });
  const rows: readonly (readonly [what: string, text: string, ignores: readonly unknown[]])[] = [
    ['a name', 'ignore = ["NumPy"]', [{ package: 'numpy', rule: null, reason: null, until: null, at: at(1) }]],
    [
      'a name and a rule',
      'ignore = ["typing_extensions:wc101"]',
      [{ package: 'typing-extensions', rule: 'WC101', reason: null, until: null, at: at(1) }],
    ],
    [
      'a table with a date',
      'ignore = [\n  { package = "a", rule = "WC101", reason = " why ", until = 2026-12-31 },\n  { package = "b", until = "2028-02-29"}\n]',
      [
        { package: 'a', rule: 'WC101', reason: 'why', until: '2026-12-31', at: at(2) },
        { package: 'b', rule: null, reason: null, until: '2028-02-29', at: at(3) },
      ],
    ],
    [
      'an array of tables',
      'retries = 1\n[[ignore]]\npackage = "a"\n[[ignore]]\npackage = "b"\n',
      [
        { package: 'a', rule: null, reason: null, until: null, at: at(2) },
        { package: 'b', rule: null, reason: null, until: null, at: at(4) },
      ],
    ],
    ['none', 'ignore = []', []],
  ];
  it.each(rows)('%s', (_what, text, ignores) => {
    const expected = ignores.map((ignore) => Object.assign({ by: 'config' }, ignore));
    expect(readConfiguration(text, 'wheelcheck.toml', keys)?.ignores).toEqual(expected);
  });
});

describe('what is wrong', () => {
  const rows: readonly (readonly [text: string, message: string, hint?: string])[] = [
    ['retries = 1\nfail_on = ["build"]', "2: there is no key 'fail_on'", 'did you mean fail-on?'],
    ['Base = "x"', "1: there is no key 'Base'", 'did you mean base?'],
    ['ignores = []', "1: there is no key 'ignores'", 'did you mean ignore?'],
    ['files = []', "1: there is no key 'files'", 'the keys are the names of the options: wheelcheck --help'],
    ['__proto__ = 1', "1: there is no key '__proto__'"],
    ['constructor = 1', "1: there is no key 'constructor'"],
    [
      '[tool.wheelcheck]\nretries = 1',
      "1: there is no key 'tool'",
      'in this file the keys stand at the top, without [tool.wheelcheck]',
    ],
    ['cache-dir = "/x"', '1: cache-dir cannot be configured'],
    ['base = [1]', '1: base: expected an array of strings, found an array'],
    ['base = true', '1: base: expected an array of strings, found true'],
    ['base = ""', '1: base: expected an array of strings, found ""'],
    ['python = 3.12', '1: python: expected a string, found 3.12'],
    ['python = ""', '1: python: expected a string, found ""'],
    ['python = 2026-01-01', '1: python: expected a string, found a date'],
    ['color = "blue"', '1: color: expected one of auto, always, never, found "blue"'],
    ['retries = -1', '1: retries: expected a whole number from 0 up, found -1'],
    ['retries = 1.5', '1: retries: expected a whole number from 0 up, found 1.5'],
    ['retries = "3"', '1: retries: expected a whole number from 0 up, found "3"'],
    ['retries = 9007199254740993', '1: retries: expected a whole number from 0 up, found 9007199254740993'],
    ['timeout = inf', '1: timeout: expected a number from 0.1 up, found Infinity'],
    ['exit-zero = 1', '1: exit-zero: expected true or false, found 1'],
    ['index-url = "https://me:secret@index.example/"', '1: index-url holds a user or a password'],
    ['index-url = "https://token@index.example/"', '1: index-url holds a user or a password'],
    [
      'extra-index-url = ["https://a.example", "https://b:c@d.example"]',
      '1: extra-index-url holds a user or a password',
    ],
    ['ignore = "numpy"', '1: ignore: expected an array of tables'],
    ['ignore = [\n1]', '2: ignore: expected tables or strings'],
    ['ignore = ["not a name!"]', "1: ignore: 'not a name!' is no PACKAGE or PACKAGE:RULE"],
    ['ignore = ["a:WC999"]', "1: ignore: there is no rule 'WC999' (they are WC101 to WC403)"],
    ['ignore = [{ rule = "WC101" }]', '1: ignore: package = "…" is missing'],
    ['[[ignore]]\npackage = "a"\nrules = "WC101"', "3: ignore: there is no key 'rules'", 'did you mean rule?'],
    ['[[ignore]]\npackage = "a"\nrule = "101"', "3: ignore: there is no rule '101' (they are WC101 to WC403)"],
    ['[[ignore]]\npackage = "a"\nreason = 1', '3: ignore: reason: expected a string'],
    ['[[ignore]]\npackage = "a"\nuntil = "soon"', '3: ignore: until: expected a day, such as 2026-12-31'],
    ['[[ignore]]\npackage = "a"\nuntil = "2026-02-30"', '3: ignore: until: expected a day, such as 2026-12-31'],
    ['[[ignore]]\npackage = "a"\nuntil = 2026-12-31T10:00:00Z', '3: ignore: until: expected a day, such as 2026-12-31'],
  ];
  it.each(rows.map(([text, message, hint]) => ({ text, message, hint })))('$text', ({ text, message, hint }) => {
    const error = caught(() => readConfiguration(text, 'wheelcheck.toml', keys));
    expect(error.code).toBe('configuration');
    expect(error.message).toBe(`wheelcheck.toml:${message}`);
    expect(error.hint).toBe(hint ?? error.hint);
  });

  it('text that is no TOML', () => {
    const error = caught(() => readConfiguration('retries = \n', 'wheelcheck.toml', keys));
    expect([error.code, error.message.startsWith('wheelcheck.toml:1:')]).toEqual(['file-broken', true]);
  });

  it('a table that is none', () => {
    const error = caught(() => readConfiguration('[tool]\nwheelcheck = 1\n', 'pyproject.toml', keys));
    expect(error.message).toBe('pyproject.toml:2: tool.wheelcheck must be a table');
  });

  it('never repeats a secret', () => {
    const error = caught(() => readConfiguration('index-url = "https://me:s3cret@index.example/"', 'w.toml', keys));
    expect(JSON.stringify([error.message, error.reason, error.hint])).not.toContain('s3cret');
  });
});

function caught(act: () => unknown): WheelcheckError {
  try {
    act();
  } catch (error) {
    if (error instanceof WheelcheckError) return error;
    throw error;
  }
  throw new Error('no error');
}
