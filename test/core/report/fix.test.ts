// The way out of one package, in words and for programs.

import { describe, expect, it } from 'vitest';
import type { WayOut } from '../../../packages/core/src/advise/advice.ts';
import { buildKnownBy, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import type { FindingReason } from '../../../packages/core/src/assess/finding-reason.ts';
import type { LockedPackage } from '../../../packages/core/src/manifest/manifest.ts';
import type { BuildRequirement } from '../../../packages/core/src/assess/build-requirement.ts';
import { sdistReading } from '../../support/sdist-reading.ts';
import type { DeadEnd } from '../../../packages/core/src/assess/dead-end.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { needsOf } from '../../../packages/core/src/assess/toolchain/needs-of.ts';
import { fixOf, outlook, suggestionsOf } from '../../../packages/core/src/report/fix.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';

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
  excludedEarlier: null,
  along: { moves: [], adds: [] },
  unchecked: [],
  meant: null,
  held: [],
  never: false,
  newestPython: null,
  pythons: [],
  bases: [],
  builtIn: null,
  alternative: null,
};
const tag = { python: 'cp38', abi: 'cp38', platform: 'musllinux_1_1_x86_64' };
const later = { version: '1.15.1', tag };
const earlier = { version: '1.14.0', tag };

const needed = (by: string, range: string) => ({ kind: 'needed', by, name: 'cffi', range }) as const;
const excluded = {
  version: '1.15.0',
  why: { kind: 'asked-for', by: 'c.txt:1', name: 'cffi', range: '!=1.15.0' },
} as const;
const python = {
  python: '3.10',
  base: 'python:3.10-alpine',
  asked: null,
  withGil: false,
  version: '1.15.1',
  pastSupport: false,
};
const noneHere = 'No cffi release has a wheel for CPython 3.8 on musl x86_64.';

it('of xmlsec beside an lxml wheel: both are built', () => {
  const end: DeadEnd = { fact: { kind: 'libxml2-apart' }, source: '', certain: false };
  const build = { ...buildKnownBy(true, []), deadEnds: [end] };
  expect(fixOf(findingWithout('build', 'no-wheel', { build }), nothing, cffi, target)).toBe(
    'build lxml too (--no-binary lxml), build it in a separate stage',
  );
});

it('of what comes from version control names no project of the index, which may be another one (clip)', () => {
  const clip: LockedPackage = {
    ...cffi,
    name: normalizeName('clip'),
    source: { kind: 'vcs', url: 'git+https://git.example/openai/CLIP.git' },
  };
  expect(
    fixOf({ ...findingWithout('build', 'direct-reference'), build: buildKnownBy(null, []) }, undefined, clip, target),
  ).toBe('');
});

it('names the extra that brings the same in a wheel', () => {
  const way = { ...nothing, otherExtra: 'psycopg[binary] in place of psycopg[c]' };
  expect(fixOf(findingWithout('build', 'no-wheel'), way, cffi, target)).toBe('psycopg[binary] in place of psycopg[c]');
});

it('names no separate stage where another stage than this one runs', () => {
  const stage = {
    path: 'Dockerfile',
    name: 'builder',
    line: 1,
    installs: [],
    pip: 'image',
    packages: [],
    runtime: { name: 1, line: 8, fromLine: 6, base: 'python:3.8-alpine', platform: 'linux/amd64', packages: [] },
  } as const;
  const finding = findingWithout('build', 'libc');
  expect(fixOf(finding, nothing, cffi, { ...target, stage })).toBe('');
  const vcs = { ...cffi, source: { kind: 'vcs', url: 'git+https://git.example/cffi.git' } } as const;
  expect(fixOf(finding, nothing, vcs, { ...target, stage })).toBe('');
});

describe('a separate stage', () => {
  it.each<readonly [what: string, base: string, packages: string | null, fix: string]>([
    ['no compiler', 'python:3.12-slim', '', 'build it in a separate stage'],
    ['a library is missing', 'python:3.12-slim', 'gcc libc6-dev', 'build it in a separate stage'],
    ['a compiler without headers', 'python:3.12-slim', 'gcc libpq-dev', 'build it in a separate stage'],
    ['all is there', 'python:3.12-slim', 'gcc libc6-dev libpq-dev', ''],
    ['all is in the image', 'python:3.12', null, ''],
  ])('is named where it changes something: %s', async (_what, base, packages, fix) => {
    const plain = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image' };
    const staged = packages === null ? {} : { stage: { ...plain, packages: packages.split(' ') } };
    const image = await resolveTarget({ base, platform: 'linux/amd64', ...staged });
    const [name, version] = [normalizeName('psycopg2'), '2.9.9'];
    const build = { ...buildKnownBy(true, []), needs: needsOf({ name, version, reading: null, target: image }) };
    expect(fixOf(findingWithout('build', 'no-wheel', { build }), nothing, { ...cffi, name, version }, image)).toBe(fix);
  });

  it.each([
    ['a compiler is there, and whether it needs more is not known: rcssmin 1.0.6', 'gcc libc6-dev', false, ''],
    ['it is not there', '', false, 'build it in a separate stage'],
    ['it goes on without its extension modules', '', true, ''],
  ])('is named where the image does not build it as it is: %s', async (_what, packages, optional, fix) => {
    const stage = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: packages.split(' ') };
    const image = await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64', stage });
    const [name, version] = [normalizeName('rcssmin'), '1.0.6'];
    const reading = sdistReading({ languages: ['c'], optional });
    const build = { ...buildKnownBy(true, []), reading, needs: needsOf({ name, version, reading, target: image }) };
    expect(fixOf(findingWithout('build', 'no-wheel', { build }), nothing, { ...cffi, name, version }, image)).toBe(fix);
  });

  it.each([
    ['one stage', 'FROM python:3.12-slim\nRUN pip install six\n', undefined],
    ['a stage upon it', 'FROM python:3.12-slim AS a\nRUN pip install six\nFROM a\n', undefined],
    [
      'another image, of which nothing is known',
      'FROM python:3.12-slim AS a\nRUN pip install six\nFROM company.example/base\nCOPY --from=a /usr/local /usr/local\n',
      true,
    ],
  ])('is there already, or not: %s', async (_what, text, there) => {
    const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
    const found = await findStage(asked, []);
    const { stage } = await found.elsewhere(found.installs, undefined);
    expect([found.request(found.installs).stage?.runsElsewhere, stage.runsElsewhere]).toEqual([there, there]);
    expect(fixOf(findingWithout('build', 'libc'), nothing, cffi, { ...target, stage })).toBe(
      there === true ? '' : 'build it in a separate stage',
    );
  });
});

it.each([
  ['libc', 'The last release with a wheel for CPython 3.8 on musl x86_64 is 1.14.0.'],
  ['libc-version', 'The last release with a wheel for CPython 3.8 on musl 1.2 x86_64 is 1.14.0.'],
] as const)('of which libc the others have wheels: %s', (reason, said) => {
  expect(outlook(findingWithout('build', reason), { ...nothing, earlier }, cffi, target)).toBe(said);
});

describe('one package', () => {
  it.each<[what: string, way: WayOut | undefined, sentence: string, fix: string, kinds: readonly string[]]>([
    ['not looked at', undefined, '', 'build it in a separate stage', []],
    ['the index did not answer', { ...nothing, known: false }, '', 'build it in a separate stage', []],
    [
      'the index did not answer, the files tell of another image',
      { ...nothing, known: false, bases: ['python:3.8-slim', 'python:3.8'] },
      '',
      'python:3.8-slim',
      ['base', 'base'],
    ],
    [
      'a later version; of the images the nearest',
      { ...nothing, later, bases: ['python:3.8-slim', 'python:3.8'] },
      'The next release with a wheel for CPython 3.8 on musl x86_64 is 1.15.1.',
      'cffi 1.15.1 (cp38-cp38-musllinux_1_1_x86_64), or python:3.8-slim',
      ['version', 'base', 'base'],
    ],
    [
      'a later version, nearer ones passed over',
      { ...nothing, later, excluded },
      '1.15.0 has a wheel for it, but c.txt:1 asks for cffi !=1.15.0; 1.15.1 is the next that goes with the rest.',
      'cffi 1.15.1 (cp38-cp38-musllinux_1_1_x86_64)',
      ['version'],
    ],
    [
      'what is not known, once',
      { ...nothing, later, earlier, unchecked: [{ kind: 'others-unknown', packages: ['paramiko 2.7.2'] }] },
      'The next release with a wheel for CPython 3.8 on musl x86_64 is 1.15.1.',
      'cffi 1.15.1 (cp38-cp38-musllinux_1_1_x86_64; not checked against paramiko 2.7.2, whose needs are not known)',
      ['version'],
    ],
    [
      'an earlier version alone',
      { ...nothing, earlier },
      'The last release with a wheel for CPython 3.8 on musl x86_64 is 1.14.0.',
      'cffi 1.14.0 (cp38-cp38-musllinux_1_1_x86_64)',
      ['version'],
    ],
    [
      'an earlier version, nearer ones passed over',
      { ...nothing, earlier, excludedEarlier: { version: '1.14.4', why: needed('eggs 1.0', '!=1.14.4') } },
      '1.14.4 has a wheel for it, but eggs 1.0 needs cffi !=1.14.4; 1.14.0 is the last before it that goes with the rest.',
      'cffi 1.14.0 (cp38-cp38-musllinux_1_1_x86_64)',
      ['version'],
    ],
    [
      'an earlier version, all later ones passed over',
      { ...nothing, earlier, excluded, excludedEarlier: { version: '1.14.4', why: needed('eggs 1.0', '!=1.14.4') } },
      '1.15.0 has a wheel for it, but c.txt:1 asks for cffi !=1.15.0; 1.14.0 is the last before it that goes with the rest.',
      'cffi 1.14.0 (cp38-cp38-musllinux_1_1_x86_64)',
      ['version'],
    ],
    [
      'a version that something excludes',
      { ...nothing, excluded: { version: '1.15.1', why: needed('cryptography 3.4.7', '<1.15') } },
      '1.15.1 has a wheel for it, but cryptography 3.4.7 needs cffi <1.15.',
      'build it in a separate stage',
      [],
    ],
    [
      'an earlier version that something excludes',
      { ...nothing, excludedEarlier: { version: '1.14.4', why: needed('eggs 1.0', '>1.14.4') } },
      '1.14.4 has a wheel for it, but eggs 1.0 needs cffi >1.14.4.',
      'build it in a separate stage',
      [],
    ],
    [
      'another Python, another image',
      { ...nothing, never: true, pythons: [python], bases: ['python:3.8-slim', 'python:3.8'] },
      noneHere,
      'python:3.10-alpine with cffi 1.15.1, or python:3.8-slim',
      ['base', 'base'],
    ],
    [
      'an image that has no Python of its own',
      { ...nothing, never: true, pythons: [{ ...python, python: '3.13', base: 'debian:13', asked: '3.13' }] },
      noneHere,
      'debian:13 with Python 3.13 and cffi 1.15.1',
      [],
    ],
    [
      'another Python without an image',
      { ...nothing, never: true, pythons: [{ ...python, base: null }] },
      noneHere,
      'Python 3.10 with cffi 1.15.1',
      [],
    ],
    [
      'the build with the GIL of a free-threaded Python',
      { ...nothing, never: true, pythons: [{ ...python, python: '3.13', asked: '3.13', withGil: true }] },
      noneHere,
      'Python 3.13 with the GIL and cffi 1.15.1',
      [],
    ],
    [
      'another Python, past support',
      { ...nothing, never: true, pythons: [{ ...python, pastSupport: true }] },
      noneHere,
      'python:3.10-alpine with cffi 1.15.1 (past support)',
      [],
    ],
    [
      'another Python past support, behind another image',
      { ...nothing, never: true, pythons: [{ ...python, pastSupport: true }], bases: ['python:3.8-slim'] },
      noneHere,
      'python:3.8-slim',
      ['base'],
    ],
    [
      'another Python, with what is not known',
      { ...nothing, never: true, pythons: [python], unchecked: [{ kind: 'own-unknown', packages: ['cffi 1.15.1'] }] },
      noneHere,
      'python:3.10-alpine with cffi 1.15.1 (what cffi 1.15.1 needs is not known)',
      [],
    ],
    [
      'a Python that is too new',
      { ...nothing, never: true, newestPython: '3.7' },
      'No cffi release has a wheel for CPython 3.8 yet: the newest is for 3.7.',
      'build it in a separate stage',
      [],
    ],
    [
      'modules that the Python has itself, before every other way',
      {
        ...nothing,
        never: true,
        newestPython: '3.7',
        builtIn: { module: 'pickle', since: [3, 8] },
        pythons: [{ ...python, pastSupport: true }],
      },
      'Python 3.8 and later have it themselves, as pickle.',
      'leave it out (or add to it: ; python_version < "3.8"), or python:3.10-alpine with cffi 1.15.1 (past support)',
      [],
    ],
    [
      'an sdist that holds nothing to compile',
      { ...nothing, earlier: { version: '1.14.0', tag: null } },
      'The last release that installs without a compiler is 1.14.0.',
      'cffi 1.14.0 (sdist of pure Python)',
      ['version'],
    ],
    [
      'the version that was meant',
      { ...nothing, later: { version: '1.14.5.1', tag }, meant: '1.14.5.1' },
      'Perhaps 1.14.5.1 is meant, a release with a wheel for CPython 3.8 on musl x86_64.',
      'cffi 1.14.5.1 (cp38-cp38-musllinux_1_1_x86_64)',
      ['version'],
    ],
    [
      'of a version that does not exist: what does',
      { ...nothing, never: true, held: ['0.1', '0.2', '0.9'] },
      `It has 3, from 0.1 to 0.9. ${noneHere}`,
      'build it in a separate stage',
      [],
    ],
    [
      'the only one that exists',
      { ...nothing, never: true, held: ['0.1'] },
      `It has only 0.1. ${noneHere}`,
      'build it in a separate stage',
      [],
    ],
    ['nothing at all', { ...nothing, never: true }, noneHere, 'build it in a separate stage', []],
    [
      'a drop-in alternative',
      { ...nothing, never: true, alternative: { name: 'cffi-binary', version: '1.14.5', source: 'its README' } },
      noneHere,
      'cffi-binary 1.14.5, the same modules from a wheel',
      ['alternative'],
    ],
    [
      'a drop-in alternative beside which another version of something else must stand',
      {
        ...nothing,
        never: true,
        along: { moves: [{ name: 'numpy', version: '1.26.4' }], adds: [] },
        alternative: { name: 'cffi-binary', version: '1.14.5', source: 'its README' },
      },
      noneHere,
      'cffi-binary 1.14.5 with numpy 1.26.4, the same modules from a wheel',
      [],
    ],
    [
      'a drop-in alternative that is asked for as well',
      {
        ...nothing,
        never: true,
        alternative: { name: 'cffi-binary', version: '1.14.5', source: 'its README', held: true },
      },
      noneHere,
      'leave it out: cffi-binary 1.14.5, which is asked for too, has the same modules',
      ['alternative'],
    ],
    [
      'a Python past support, behind a drop-in alternative',
      {
        ...nothing,
        never: true,
        pythons: [{ ...python, pastSupport: true }],
        alternative: { name: 'cffi-binary', version: '1.14.5', source: 'its README' },
      },
      noneHere,
      'cffi-binary 1.14.5, the same modules from a wheel',
      ['alternative'],
    ],
    [
      'a drop-in alternative, with what is not known',
      {
        ...nothing,
        alternative: { name: 'cffi-binary', version: '1.14.5', source: 'its README' },
        unchecked: [{ kind: 'others-unknown', packages: ['eggs 1.0'] }],
      },
      '',
      'cffi-binary 1.14.5, the same modules from a wheel (not checked against eggs 1.0, whose needs are not known)',
      ['alternative'],
    ],
  ])('%s', (_, way, sentence, fix, kinds) => {
    const finding = findingWithout('build', 'libc');
    expect(outlook(finding, way, cffi, target)).toBe(sentence);
    expect(fixOf(finding, way, cffi, target)).toBe(fix);
    expect(suggestionsOf(false, way, cffi).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each<[reason: FindingReason, fix: string]>([
    ['not-in-lock', 'lock again'],
    ['hash', 'lock again'],
    ['pip-too-old', 'pip install -U pip first'],
    ['no-binary', 'build it in a separate stage'],
  ])('%s: %s, and no word of other releases, since this one has a wheel that fits', (reason, fix) => {
    const finding = findingWithout('build', reason);
    expect(fixOf(finding, { ...nothing, never: true }, cffi, target)).toBe(fix);
    expect(
      [{ later }, { earlier }, { never: true }].map((way) => outlook(finding, { ...nothing, ...way }, cffi, target)),
    ).toEqual(['', '', '']);
  });

  const older = { refusedLine: { line: 'pytz (>dev)', by: 'pip', olderPip: true } } as const;
  it.each<
    [
      what: string,
      finding: ReturnType<typeof findingWithout>,
      command: string,
      pipCommand: string | undefined,
      way: WayOut,
      fix: string,
    ]
  >([
    [
      'newer pip',
      findingWithout('build', 'pip-too-old'),
      'pip3 install -r requirements.txt',
      undefined,
      nothing,
      'above Dockerfile:9: RUN pip3 install -U pip',
    ],
    [
      'newer pip where a line brought an older one',
      findingWithout('build', 'pip-too-old'),
      '/venv/bin/pip install -r requirements.txt',
      '/venv/bin/pip install pip==19.0',
      { ...nothing, pip: 'before-24.1' },
      'Dockerfile:3: /venv/bin/pip install pip==19.0 → /venv/bin/pip install "pip<24.1"',
    ],
    [
      'older pip',
      { ...findingWithout('impossible', 'metadata'), ...older },
      'python3.12 -m pip install -r requirements.txt',
      undefined,
      { ...nothing, later },
      'cffi 1.15.1 (cp38-cp38-musllinux_1_1_x86_64), or above Dockerfile:9: RUN python3.12 -m pip install "pip<24.1"',
    ],
  ])('names the line of a Dockerfile where %s comes in', (_what, finding, command, pipCommand, way, fix) => {
    const install = {
      line: 9,
      command,
      files: ['requirements.txt'],
      atClosedPython: 'free',
      ...(pipCommand === undefined ? {} : { pipCommand: { line: 3, command: pipCommand } }),
    } as const;
    const stage = { path: 'Dockerfile', name: 0, line: 1, installs: [install], pip: 'image', packages: [] };
    expect(fixOf(finding, way, cffi, { ...target, stage })).toBe(fix);
  });

  it('says nothing of a build where nothing helps and nothing is built', () => {
    expect(fixOf(findingWithout('impossible', 'requires-python'), nothing, cffi, target)).toBe('');
    expect(fixOf(findingWithout('impossible', 'requires-python'), undefined, cffi, target)).toBe('');
  });

  it.each([
    ['certain', true, ''],
    ['not certain', false, 'build it in a separate stage'],
  ])('a failure that is %s', (_, certain, fix) => {
    const deadEnds: readonly DeadEnd[] = [{ fact: { kind: 'gcc-14' }, source: 'its changelog', certain }];
    const build = { ...buildKnownBy(true, []), deadEnds };
    expect(fixOf(findingWithout('build', 'libc', { build }), nothing, cffi, target)).toBe(fix);
  });

  it.each<readonly [what: string, base: string, line: number | undefined, fact: DeadEnd['fact'] | null, fix: string]>([
    [
      'the CUDA compiler and torch (flash-attn 2.7.4.post1)',
      'nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04',
      undefined,
      { kind: 'undeclared', names: ['torch'] },
      'take nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04, which has the CUDA compiler; install torch and ninja before it, and cffi with --no-build-isolation',
    ],
    [
      'the CUDA compiler, in a Dockerfile',
      'nvidia/cuda:12.4.1-base-ubuntu22.04',
      3,
      null,
      'change Dockerfile:3 to FROM nvidia/cuda:12.4.1-devel-ubuntu22.04, which has the CUDA compiler',
    ],
    [
      'what an isolated build would have had',
      'nvidia/cuda:12.4.1-devel-ubuntu22.04',
      3,
      { kind: 'unisolated', names: ['packaging', 'ninja'] },
      'install packaging and ninja before it',
    ],
    [
      'the versions of it that do',
      'nvidia/cuda:12.4.1-devel-ubuntu22.04',
      3,
      { kind: 'unisolated', names: ['packaging', 'cython'], ranges: { cython: '<3' } },
      'install packaging and cython<3 before it',
    ],
    ['nothing where it fails all the same', 'nvidia/cuda:12.4.1-runtime-ubuntu22.04', 3, { kind: 'gcc-14' }, ''],
    ['nothing of the kind', 'nvidia/cuda:12.4.1-devel-ubuntu22.04', 3, null, 'build it in a separate stage'],
  ])('names %s', async (_what, base, imageLine, fact, fix) => {
    const plain = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: [] };
    const staged = imageLine === undefined ? {} : { stage: { ...plain, imageLine } };
    const image = await resolveTarget({ base, platform: 'linux/amd64', python: '3.10', ...staged });
    const reading = sdistReading({ languages: ['c++', 'cuda'] });
    const needs = needsOf({ name: cffi.name, version: '1.0', reading, target: image });
    const ninja = { name: 'ninja', version: '1.13', text: 'ninja', verdict: 'wheel' } as unknown;
    const deadEnds = fact === null ? [] : [{ fact, source: '', certain: true }];
    const build = { ...buildKnownBy(true, []), needs, deadEnds, requirements: [ninja as BuildRequirement] };
    expect(fixOf(findingWithout('build', 'no-wheel', { build }), nothing, cffi, image)).toBe(fix);
  });

  it('suggests another Python only where the pinned version fits there', () => {
    const pythons = ['1.14.5', '1.15.1'].map((version, each) => ({ ...python, python: `3.${9 + each}`, version }));
    expect(suggestionsOf(false, { ...nothing, pythons }, cffi)).toEqual([
      { kind: 'python', python: '3.9', base: 'python:3.10-alpine' },
    ]);
  });

  it('names locking again among the suggestions where it helps', () => {
    expect(suggestionsOf(true, nothing, cffi)).toEqual([{ kind: 'relock' }]);
  });
});

describe('a build that is known to fail', () => {
  const end = (more: Partial<DeadEnd>): DeadEnd => ({
    fact: { kind: 'gcc-14' },
    source: 'acme/acme#1',
    certain: true,
    ...more,
  });

  it.each([
    [
      'the first version that builds',
      [end({ fixedIn: '1.15.0' })],
      'cffi 1.15.0 (it must be built too, and is not known to fail)',
    ],
    [
      'the last that takes what there is',
      [end({ instead: '1.14.0' })],
      'cffi 1.14.0 (it must be built too, and is not known to fail)',
    ],
    ['causes that lead apart', [end({ fixedIn: '1.15.0' }), end({})], ''],
    ['a cause that is not certain', [end({ fixedIn: '1.15.0', certain: false })], 'build it in a separate stage'],
  ] as const)('%s', (_, deadEnds, fix) => {
    const build = { ...buildKnownBy(true, []), deadEnds };
    expect(fixOf(findingWithout('build', 'libc', { build }), nothing, cffi, target)).toBe(fix);
  });
});
