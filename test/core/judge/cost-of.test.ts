// What one build comes to: its own needs with those of what is built for it, and why it is known to fail.

import { describe, expect, it } from 'vitest';
import { assess, type Finding } from '../../../packages/core/src/assess/assess.ts';
import { readSdist } from '../../../packages/core/src/sdist/read-sdist.ts';
import type { SdistReading } from '../../../packages/core/src/sdist/sdist-reading.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { costOf } from '../../../packages/core/src/judge/cost.ts';
import type { Unisolated } from '../../../packages/core/src/manifest/unisolated.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { deadEndWords } from '../../../packages/core/src/report/dead-end-words.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { recordedSdist } from '../../support/sdist-shelf.ts';
import { reading as readingOf } from '../sdist/reading.ts';

const binaries = { noBinary: [], onlyBinary: [] };
const attrs = readSdist(recordedSdist('attrs-23.2.0').contents);
const lz4 = readSdist(recordedSdist('lz4-4.3.3').contents);
const pydanticCore = readSdist(recordedSdist('pydantic_core-2.18.2').contents);

function file(project: string, raw: string): DistributionFile {
  return { filename: parseFilename(raw, normalizeName(project)), raw, url: '', yanked: false, hashes: {} };
}

/** What the sdists are built with: the version, and its files. */
const backends: Readonly<Record<string, readonly string[]>> = {
  setuptools: ['80.0.0', 'setuptools-80.0.0-py3-none-any.whl'],
  'nvidia-stub': ['1.0', 'nvidia_stub-1.0-py3-none-any.whl'],
};

/** The cost of a pinned release, where the index has one version of each other project, and every sdist can be read. */
async function cost(
  pin: string,
  base: string,
  raws: readonly string[],
  readings: Readonly<Record<string, SdistReading>>,
  shop: Readonly<Record<string, readonly string[]>> = {},
  unisolated?: Unisolated,
): Promise<Finding> {
  const [project = '', version = ''] = pin.split('==');
  const name = normalizeName(project);
  const matcher = makeMatcher(await resolveTarget({ base, platform: 'linux/amd64' }), 'pip');
  const files = raws.map((raw) => file(project, raw));
  const pkg = {
    name,
    version,
    groups: [],
    extras: [],
    requires: [],
    source: { kind: 'index' as const },
    at: { path: 'requirements.txt', line: 1 },
  };
  return costOf(
    assess(match(name, files, matcher, { binaries }), files),
    { pkg, manifest: { binaries, ...(unisolated === undefined ? {} : { unisolated }) }, matcher },
    {
      inspect({ raw }) {
        const reading = readings[raw];
        return Promise.resolve(reading ? { state: 'read', reading } : { state: 'failed', problem: 'HTTP 404' });
      },
      project(asked) {
        const [taken = '1.0', ...others] = shop[asked] ?? backends[asked] ?? [];
        const found = others.map((raw) => file(asked, raw));
        return Promise.resolve(found.length === 0 ? undefined : new Map([[taken, found]]));
      },
    },
  );
}

describe('the PyO3 of an sdist', () => {
  it.each([
    ['wheels for one Python each', ['pydantic_core-2.18.2-cp312-cp312-manylinux_2_17_x86_64.whl'], [true]],
    ['wheels for the stable ABI', ['pydantic_core-2.18.2-cp38-abi3-musllinux_1_1_x86_64.whl'], []],
    ['no wheels', [], [false]],
  ])('refuses a newer Python: %s', async (_, wheels, certain) => {
    const raw = 'pydantic_core-2.18.2.tar.gz';
    const { build } = await cost('pydantic-core==2.18.2', 'python:3.13-slim', [...wheels, raw], {
      [raw]: pydanticCore,
    });
    const refusals = build?.deadEnds.filter(({ fact }) => fact.kind === 'pyo3-refuses');
    expect(refusals?.map((end) => end.certain)).toEqual(certain);
  });
});

describe('a pure package', () => {
  const raw = 'attrs-23.2.0.tar.gz';
  const requiring = (requirement: string) => ({ [raw]: { ...attrs, requires: [requirement] } });

  it('whose build compiles another needs what that needs, and fails where that fails', async () => {
    const shop = { numpy: ['1.17.3', 'numpy-1.17.3-cp38-cp38-manylinux1_x86_64.whl', 'numpy-1.17.3.tar.gz'] };
    const { verdict, build } = await cost('attrs==23.2.0', 'python:3.12-alpine', [raw], requiring('numpy'), shop);
    expect([verdict, build?.native]).toEqual(['build', false]);
    expect(build?.needs).toMatchObject({
      things: [{ kind: 'for-requirement', needs: [{ kind: 'compiler', languages: ['C'] }], title: 'numpy 1.17.3' }],
      packages: { manager: 'apk', names: ['build-base'] },
    });
    expect(build?.deadEnds).toEqual([
      expect.objectContaining({
        of: 'numpy 1.17.3',
        fact: { kind: 'distutils', by: 'it' },
        certain: true,
      }),
    ]);
  });

  it.each<readonly [what: string, toolx: SdistReading | undefined, verdict: string, names: readonly string[] | null]>([
    ['pure as well', attrs, 'sdist', null],
    ['native', { ...lz4, tools: [] }, 'build', ['build-base']],
    // Nothing proves that it needs no compiler, and nothing that it needs one.
    ['not to be read', undefined, 'build', null],
  ])('whose build requires an sdist that is %s', async (_, toolx, verdict, names) => {
    const readings = { ...requiring('toolx'), ...(toolx ? { 'toolx-1.0.tar.gz': toolx } : {}) };
    const shop = { toolx: ['1.0', 'toolx-1.0.tar.gz'] };
    const found = await cost('attrs==23.2.0', 'python:3.12-alpine', [raw], readings, shop);
    expect([found.verdict, found.build?.needs?.packages?.names ?? null]).toEqual([verdict, names]);
  });
});

describe('a pure sdist that is known to fail', () => {
  it.each([
    ['python:3.12-slim', 'build'],
    ['python:3.8-slim', 'sdist'],
  ])('on %s', async (base, verdict) => {
    const pure = readingOf({ 'setup.py': 'setup(use_2to3=True)' });
    const found = await cost('suds-jurko==0.6', base, ['suds-jurko-0.6.tar.bz2'], { 'suds-jurko-0.6.tar.bz2': pure });
    expect([found.verdict, found.build?.native]).toEqual([verdict, false]);
    expect(found.build?.deadEnds.map(deadEndWords)).toEqual([
      expect.stringContaining('use_2to3, which setuptools 58 removed'),
    ]);
  });
});

describe('a pip that reads no pyproject.toml', () => {
  it.each([
    ['python:3.5.0', []],
    ['python:3.12-slim', ['numpy']],
  ])('as %s has it', async (base, names) => {
    const raw = 'attrs-23.2.0.tar.gz';
    const found = await cost('attrs==23.2.0', base, [raw], { [raw]: { ...attrs, requires: ['numpy'] } });
    expect(found.build?.requirements.map(({ name }) => name)).toEqual(names);
  });
});

describe('an sdist that no image of the platform can build', () => {
  const downloads = {
    'pyproject.toml': '[build-system]\nrequires = ["nvidia-stub"]\nbuild-backend = "nvidia_stub.buildapi"\n',
    'PKG-INFO': 'Name: cudf-cu12',
  };
  const refuses = {
    'setup.py': 'import sys, setuptools\nif "bdist_wheel" in sys.argv:\n  raise Exception(WARNING)\nsetuptools.setup()',
  };
  it.each<
    readonly [
      what: string,
      base: string,
      files: Readonly<Record<string, string>>,
      verdict: string,
      why: string | undefined,
    ]
  >([
    ['cudf-cu12==24.8.3', 'python:3.12-slim', downloads, 'sdist', undefined],
    ['cudf-cu12==24.8.3', 'python:3.12-alpine', downloads, 'impossible', 'none for musl x86_64'],
    ['tensorflow-gpu==2.12.0', 'python:3.12-slim', refuses, 'impossible', 'an error of its own'],
  ])('%s on %s', async (pin, base, files, verdict, why) => {
    const raw = `${pin.replace('==', '-')}.tar.gz`;
    const found = await cost(pin, base, [raw], { [raw]: readingOf(files) });
    expect([found.verdict, found.file?.raw]).toEqual([verdict, why === undefined ? raw : undefined]);
    if (why !== undefined) expect(found.detail?.kind === 'no-build' && deadEndWords(found.detail.end)).toContain(why);
  });
});

describe('a build without isolation', () => {
  const files = {
    'setup.py':
      'import torch\nfrom torch.utils.cpp_extension import CUDAExtension\nimport setuptools\nsetuptools.setup()\n',
    'pyproject.toml': '[build-system]\nrequires = ["setuptools", "ninja; python_version < \\"3\\""]\n',
    'PKG-INFO': 'Name: flash-attn',
  };
  const all = { names: [':all:'], there: [] };
  const isolated = ['setuptools'];
  const stops = ['undeclared: torch', 'certain'] as const;
  it.each<
    readonly [
      unisolated: Unisolated | undefined,
      requirements: readonly string[],
      ends: readonly (readonly [string, string])[],
    ]
  >([
    [undefined, isolated, [stops]],
    [all, [], [['unisolated: setuptools torch', 'uncertain']]],
    [{ ...all, there: ['torch'] }, [], [['unisolated: setuptools', 'uncertain']]],
    [{ ...all, there: ['setuptools', 'torch'] }, [], []],
    [{ names: ['flash-attn'], there: ['torch'] }, [], [['unisolated: setuptools', 'uncertain']]],
    [{ names: ['other'], there: ['torch'] }, isolated, [stops]],
  ])('is built with what is there: %j', async (unisolated, requirements, ends) => {
    const raw = 'flash_attn-2.7.3.tar.gz';
    const { build } = await cost(
      'flash-attn==2.7.3',
      'python:3.11',
      [raw],
      { [raw]: readingOf(files) },
      {},
      unisolated,
    );
    expect(build?.requirements.map(({ name }) => name)).toEqual(requirements);
    expect(
      build?.deadEnds.map(({ fact, certain }) => [
        `${fact.kind}: ${'names' in fact ? fact.names.join(' ') : ''}`,
        certain ? 'certain' : 'uncertain',
      ]),
    ).toEqual(ends);
  });

  it.each<[what: string, pin: string, requires: string, there: readonly string[], words: RegExp]>([
    // pip takes none of what pyproject.toml asks for then, and whoever installs the names alone has the newest of each
    [
      'bounds of pyproject.toml',
      'spam==1.0',
      '["cython>=0.29,<3", "setuptools>=40", "numpy==1.25.0"]',
      [],
      /stops where cython<3,>=0\.29, setuptools and numpy==1\.25\.0 are not\.$/,
    ],
    ['what is there', 'spam==1.0', '["cython<3", "setuptools>=40"]', ['cython'], /stops where setuptools is not\.$/],
    [
      'bounds of what it imports, and what it goes on as',
      'fbprophet==0.7.1',
      '["setuptools"]',
      ['setuptools', 'numpy', 'pandas', 'pystan', 'python-dateutil', 'tqdm'],
      /stops where convertdate, lunarcalendar and holidays<0\.25 are not; the project goes on as prophet, /,
    ],
    [
      'a version that is known to stop it, where nobody sees which is there',
      'fbprophet==0.7.1',
      '["setuptools"]',
      [
        'setuptools',
        'numpy',
        'pandas',
        'pystan',
        'convertdate',
        'lunarcalendar',
        'holidays',
        'python-dateutil',
        'tqdm',
      ],
      /stops where holidays<0\.25 is not; /,
    ],
  ])('names %s', async (_, pin, requires, there, words) => {
    const [name = '', version = ''] = pin.split('==');
    const raw = `${name}-${version}.tar.gz`;
    const read = readingOf({
      'setup.py': 'from setuptools import Extension, setup\nsetup(ext_modules=[Extension("a", ["a.c"])])\n',
      'pyproject.toml': `[build-system]\nrequires = ${requires}\n`,
      'PKG-INFO': `Name: ${name}`,
    });
    const { build } = await cost(pin, 'python:3.9', [raw], { [raw]: read }, {}, { names: [':all:'], there });
    const [first] = build?.deadEnds.filter(({ fact }) => fact.kind === 'unisolated') ?? [];
    expect(first && deadEndWords(first)).toMatch(words);
  });
});
