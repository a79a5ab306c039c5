import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeAddress, parseNamed } from '../../../../packages/core/src/manifest/requirements/parse-named.ts';
import { parseStated } from '../../../../packages/core/src/manifest/requirements/stated-requirement.ts';

const piece = fc.constantFrom(
  'six',
  '==',
  '1.0',
  ' @ ',
  'https://',
  'file:',
  'git+ssh://',
  ';',
  '; ',
  '[',
  ']',
  '/',
  '.',
  '#egg=',
  '.whl',
  '"',
  'os_name',
  '.tar.gz',
  '>=',
  ',',
);
const texts = fc.oneof(
  fc.string(),
  fc.array(piece).map((pieces) => pieces.join('')),
);

// What pip 26.3 makes of whole files is in requirement-row.test.ts; here stands what core decides without a disk.

describe('parseStated', () => {
  it.each<readonly [text: string, expected: object]>([
    ['six', { name: 'six', named: true, specifier: '', source: { kind: 'index' } }],
    ['six>=1, <2', { specifier: '>=1,<2' }],
    ['six==1.16.0;', { specifier: '==1.16.0' }],
    ['six[B_b, a]==1', { extras: ['a', 'b-b'] }],
    ['six==1 ; python_version > "3"', { markerText: 'python_version > "3"' }],
    ['./libs/inner', { named: false, name: 'inner', source: { kind: 'path', path: './libs/inner', editable: false } }],
    ['libs/inner[a]', { extras: ['a'], source: { kind: 'path', path: 'libs/inner', editable: false } }],
    ['.', { named: false, source: { kind: 'project', path: '.' } }],
    ['six-1.16.0-py2.py3-none-any.whl', { name: 'six', version: '1.16.0', source: { kind: 'path' } }],
    ['six @ https://files.example/v1.zip', { name: 'six', source: { kind: 'url' } }],
    ['six@https://files.example/six-1.16.0-py2.py3-none-any.whl', { name: 'six', version: '1.16.0' }],
    // for a URL only "; " begins a marker
    [
      'https://files.example/a;b/six-1.0.zip; python_version > "3"',
      { name: 'six', markerText: 'python_version > "3"' },
    ],
    ['https://files.example/a;b/six-1.0.zip', { name: 'six' }],
  ])('%s', (text, expected) => {
    expect(parseStated(text, false)).toMatchObject({ ok: true, value: expected });
  });

  it.each<readonly [text: string, expected: object]>([
    ['.', { source: { kind: 'project', path: '.' } }],
    ['.[dev]', { extras: ['dev'], source: { kind: 'project', path: '.' } }],
    ['libs', { source: { kind: 'path', path: 'libs', editable: true } }],
    ['file:./libs[dev]', { extras: ['dev'], source: { kind: 'path', path: './libs', editable: true } }],
    ['six @ file:///srv/six', { name: 'six', source: { kind: 'path', path: '/srv/six', editable: true } }],
    ['git:files.example/six#egg=six', { name: 'six', source: { kind: 'vcs', url: 'git+git:files.example/six' } }],
  ])('-e %s', (text, expected) => {
    expect(parseStated(text, true)).toMatchObject({ ok: true, value: expected });
  });

  it.each([
    ['six=1.16.0', false, /in "six=1\.16\.0" \(= is no operator: == is meant\)$/],
    ['six==1.*.2', false, /in "six==1\.\*\.2"$/],
    ['six>=1/2', false, /in "six>=1\/2"$/],
    ['six @ not a url', false, /./],
    ['six @ ./six.zip', false, /^expected a URL with a scheme that pip knows, found "\.\/six\.zip"$/],
    [
      'six @ https://files.example/attrs-1.0-py3-none-any.whl',
      false,
      /^expected a wheel of six, found "attrs-1\.0-py3-none-any\.whl"$/,
    ],
    ['six ; python_version >', false, /^expected a marker behind the ";" of six: /],
    ['https://user:secret@[files.example/six-1.0.whl', false, /^expected a wheel's file name/],
    ['six==1.0', true, /^expected a local folder or a version control URL behind -e/],
    ['https://user:secret@files.example/six.zip', true, /found "https:\/\/\*\*\*\*@files\.example\/six\.zip"$/],
    ['six @ https://files.example/six.zip', true, /^expected a local folder or a version control URL behind -e/],
    ['git+https://files.example/six.git', true, /^expected the project's name for -e/],
  ] as const)('refuses %s (editable: %s)', (text, editable, problem) => {
    expect(parseStated(text, editable)).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  });

  it('never throws', () => {
    fc.assert(fc.property(texts, fc.boolean(), (text, editable) => void parseStated(text, editable)));
  });

  it('of what is no address the reader of names alone makes the same', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!mayBeAddress(text));
        expect(parseNamed(text)).toEqual(parseStated(text, false));
      }),
      { numRuns: 1000 },
    );
  });
});
