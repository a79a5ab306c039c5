// The way out of one package, in words and for programs.

import { describe, expect, it } from 'vitest';
import type { WayOut } from '../../../packages/core/src/advise/advice.ts';
import { findingWithout } from '../../../packages/core/src/assess/assess.ts';
import type { LockedPackage } from '../../../packages/core/src/manifest/manifest.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { fixOf, outlook, suggestionsOf } from '../../../packages/core/src/report/fix.ts';
import { resolveTarget } from '../../../packages/core/src/target/resolve-target.ts';

const cffi: LockedPackage = {
  name: normalizeName('cffi'),
  version: '1.14.5',
  groups: ['main'],
  extras: [],
  requires: [],
  source: { kind: 'index' },
  at: { path: 'requirements.txt', line: 1 },
};
const target = await resolveTarget({ base: 'python:3.8-alpine', platform: 'linux/amd64' });
const nothing: WayOut = {
  known: true,
  later: null,
  earlier: null,
  excluded: null,
  never: false,
  pythons: [],
  bases: [],
  alternative: null,
};
const later = { version: '1.15.1', filename: 'cffi-1.15.1-cp38-cp38-musllinux_1_1_x86_64.whl' };
const earlier = { version: '1.14.0', filename: 'cffi-1.14.0-cp38-cp38-musllinux_1_1_x86_64.whl' };

describe('one package', () => {
  it.each<[what: string, way: WayOut | undefined, sentence: string, fix: string, kinds: readonly string[]]>([
    ['not looked at', undefined, '', '', []],
    ['the index did not answer', { ...nothing, known: false }, '', '', []],
    [
      'a later version',
      { ...nothing, later, bases: ['python:3.8-slim'] },
      'The next release with a wheel for CPython 3.8 on musl x86_64 is 1.15.1.',
      'cffi 1.15.1 (cp38-cp38-musllinux_1_1_x86_64), or python:3.8-slim',
      ['version', 'base'],
    ],
    [
      'an earlier version alone',
      { ...nothing, earlier },
      'The last release with a wheel for CPython 3.8 on musl x86_64 is 1.14.0.',
      'cffi 1.14.0 (cp38-cp38-musllinux_1_1_x86_64)',
      ['version'],
    ],
    [
      'a version that something excludes',
      { ...nothing, excluded: { version: '1.15.1', by: 'cryptography 3.4.7 needs cffi <1.15' } },
      '1.15.1 has a wheel for it, but cryptography 3.4.7 needs cffi <1.15.',
      '',
      [],
    ],
    [
      'another Python, another image',
      {
        ...nothing,
        never: true,
        pythons: [{ python: '3.9', base: 'python:3.9-alpine', version: '1.15.1' }],
        bases: ['python:3.8-slim'],
      },
      'No cffi release has a wheel for CPython 3.8 on musl x86_64.',
      'Python 3.9 with cffi 1.15.1, or python:3.8-slim',
      ['base', 'python'],
    ],
    [
      'nothing at all',
      { ...nothing, never: true },
      'No cffi release has a wheel for CPython 3.8 on musl x86_64.',
      'build it in a separate stage',
      [],
    ],
    [
      'a drop-in alternative',
      { ...nothing, never: true, alternative: { name: 'cffi-binary', version: '1.14.5', source: 'its README' } },
      'No cffi release has a wheel for CPython 3.8 on musl x86_64.',
      'cffi-binary 1.14.5, the same modules from a wheel',
      ['alternative'],
    ],
  ])('%s', (_, way, sentence, fix, kinds) => {
    const finding = findingWithout('build', 'libc');
    expect(outlook(way, cffi, target)).toBe(sentence);
    expect(fixOf(finding, way, cffi)).toBe(fix);
    expect(suggestionsOf(false, way, cffi).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ['not-in-lock', 'lock again'],
    ['pip-too-old', 'pip install -U pip first'],
  ])('%s: %s', (reason, fix) => {
    expect(fixOf(findingWithout('build', reason), nothing, cffi)).toBe(fix);
  });

  it('names locking again among the suggestions where it helps', () => {
    expect(suggestionsOf(true, nothing, cffi)).toEqual([{ kind: 'relock' }]);
  });
});
