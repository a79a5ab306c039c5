// What a build needs first, against pip 26.3's own finder (fixtures/build-requirements.json, made by scripts/record/record-build-requirements.py).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AskRequirement, buildRequirements } from '../../../packages/core/src/judge/build-requirements.ts';
import { makeMatcher, type Matcher } from '../../../packages/core/src/match/compatibility.ts';
import { knownRequirements } from '../../../packages/core/src/assess/known-requirements.ts';
import { binaryRules } from '../../../packages/core/src/manifest/requirements/binary-options.ts';
import type { BinaryRules } from '../../../packages/core/src/manifest/binary-rules.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseRequirement } from '../../../packages/core/src/packaging/requirement.ts';
import { type DistributionFile, IndexError } from '../../../packages/core/src/package-index/package-index.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { Platform } from '../../../packages/core/src/target/platform.ts';
import type { Inspection } from '../../../packages/core/src/sdist/inspection.ts';
import { readSdist } from '../../../packages/core/src/sdist/read-sdist.ts';
import { recordedIndex } from '../../support/recorded-index.ts';
import { recordedSdist } from '../../support/sdist-shelf.ts';

interface Golden {
  readonly sdist: string;
  /** `py3.12-musl1.2-x86_64` */
  readonly target: string;
  readonly python: string;
  readonly flags: string;
  readonly requires: readonly string[];
  /** Name → the file that pip takes. */
  readonly files: Readonly<Record<string, string | null>>;
}

const goldens = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/build-requirements.json'), 'utf8'),
) as readonly Golden[];

const platforms: Readonly<Record<string, Platform>> = {
  x86_64: 'linux/amd64',
  aarch64: 'linux/arm64',
  armv7l: 'linux/arm/v7',
};

async function matcherFor(target: string, python: string): Promise<Matcher> {
  const [, free = '', libc = '', arch = ''] = /^py[\d.]+(t?)-(.*)-(.*)$/.exec(target) ?? [];
  const platform = platforms[arch];
  if (!platform) throw new Error(target);
  const request = { platform, python: `${python}${free}`, libc: libc.replace(/(?=\d)/, '-') };
  return makeMatcher(await resolveTarget(request), 'pip');
}

function rulesOf(flags: string): BinaryRules {
  const [flag = '', value = ''] = flags.split(' ');
  if (flag !== '--no-binary' && flag !== '--only-binary') return binaryRules([]);
  return binaryRules([{ option: flag === '--no-binary' ? 'no-binary' : 'only-binary', value }]);
}

/** `wheel 1.2`, `built 1.2`, `impossible`: what a file name and a row have in common. */
function inShort(name: string, raw: string | null): string {
  if (raw === null) return 'impossible';
  const filename = parseFilename(raw, normalizeName(name));
  if (filename.kind === 'other') throw new Error(raw);
  return `${filename.kind === 'wheel' ? 'wheel' : 'built'} ${filename.version}`;
}

describe("against pip's finder", () => {
  const index = recordedIndex();
  const ask: AskRequirement = { project: (name) => index.project(name) };

  it('has pip take wheels, sdists and nothing', () => {
    const taken = goldens.flatMap(({ files }) => Object.values(files));
    for (const kind of [/\.whl$/, /\.tar\.gz$/, /^null$/])
      expect(taken.map(String)).toContainEqual(expect.stringMatching(kind));
  });

  it.each(goldens)('$sdist on $target $flags', async ({ target, python, flags, requires, files }) => {
    const rows = await buildRequirements(requires, rulesOf(flags), await matcherFor(target, python), ask);
    const said = rows.map(({ name, verdict, version }) => {
      const word = verdict === 'wheel' || version === null ? verdict : 'built';
      return [name, version === null ? word : `${word} ${version}`];
    });
    expect(said).toEqual(Object.entries(files).map(([name, taken]) => [name, inShort(name, taken)]));
  });
});

function file(raw: string, more: Partial<DistributionFile> = {}): DistributionFile {
  const project = normalizeName(raw.replace(/-\d.*$/, ''));
  return { filename: parseFilename(raw, project), raw, url: '', yanked: false, hashes: {}, ...more };
}

const projects: Readonly<Record<string, ReadonlyMap<string, readonly DistributionFile[]>>> = {
  'pure-newest': new Map([
    ['1.0', [file('demo-1.0-py3-none-any.whl')]],
    ['2.0', [file('demo-2.0.tar.gz'), file('demo-2.0-py3-none-any.whl', { requiresPython: '<3' })]],
  ]),
  'native-newest': new Map([['1.0', [file('demo-1.0.tar.gz'), file('demo-1.0-cp311-cp311-manylinux1_x86_64.whl')]]]),
  'newer-python': new Map([
    ['1.0', [file('demo-1.0-py3-none-any.whl')]],
    ['2.0', [file('demo-2.0-py3-none-any.whl', { requiresPython: '>=3.13' })]],
  ]),
  'written-twice': new Map([
    ['1.0', [file('demo-1.0.tar.gz')]],
    ['1.0.0', [file('demo-1.0.0-py3-none-any.whl')]],
  ]),
  'sdist-alone': new Map([['1.0', [file('demo-1.0.tar.gz')]]]),
  odd: new Map([['not a version', [file('demo-1.0-py3-none-any.whl')]]]),
};

/** Requirements, the project behind the name demo → text, verdict and version. */
const cases: readonly (readonly [string, readonly string[], string, readonly string[]])[] = [
  ['nothing is required', [], 'odd', []],
  ['the newest is an sdist, its only wheel a pure one', ['demo'], 'pure-newest', ['demo: sdist 2.0']],
  ['an older pure wheel is asked for', ['Demo <2'], 'pure-newest', ['Demo <2: wheel 1.0']],
  ['wheels for others show that there is something to compile', ['demo'], 'native-newest', ['demo: build 1.0']],
  ['an sdist that nobody looks into', ['demo'], 'sdist-alone', ['demo: unknown 1.0']],
  ['Requires-Python leaves an older version', ['demo'], 'newer-python', ['demo: wheel 1.0']],
  ['Requires-Python leaves nothing', ['demo>=2'], 'newer-python', ['demo>=2: impossible null']],
  ['two spellings of one version are one', ['demo'], 'written-twice', ['demo: wheel 1.0']],
  ['versions that are none', ['demo'], 'odd', ['demo: impossible null']],
  ['a project that is not there', ['demo'], 'none', ['demo: impossible null']],
  ['an index that does not answer', ['demo'], 'fault', ['demo: unknown null']],
  [
    'a marker that excludes it',
    ['demo; sys_platform == "win32"', 'demo<2; os_name == "posix"'],
    'pure-newest',
    ['demo<2; os_name == "posix": wheel 1.0'],
  ],
  [
    'a marker of the running kernel',
    ['demo; platform_release >= "6"'],
    'pure-newest',
    ['demo; platform_release >= "6": unknown null'],
  ],
  ['an extra cannot be asked for', ['demo; extra == "x"'], 'pure-newest', []],
  [
    'a URL',
    ['demo @ https://files.example/demo-1.0.zip'],
    'pure-newest',
    ['demo @ https://files.example/demo-1.0.zip: unknown null'],
  ],
  ['lines of one name count together', ['demo>1', 'demo<2'], 'pure-newest', ['demo>1, demo<2: impossible null']],
  [
    'what is no requirement stops pip',
    ['demo', 'demo =='],
    'pure-newest',
    ['demo: sdist 2.0', 'demo ==: impossible null'],
  ],
];

describe('one level, on CPython 3.12 and musl', () => {
  it.each(cases)('%s', async (_, requires, project, expected) => {
    const matcher = await matcherFor('py3.12-musl1.2-x86_64', '3.12.12');
    const ask: AskRequirement = {
      project: () =>
        project === 'fault'
          ? Promise.reject(new IndexError({ kind: 'status', status: 503 }))
          : Promise.resolve(projects[project]),
    };
    const rows = await buildRequirements(requires, { noBinary: [], onlyBinary: [] }, matcher, ask);
    expect(rows.map(({ text, verdict, version }) => `${text}: ${verdict} ${version}`)).toEqual(expected);
  });

  it.each([new IndexError({ kind: 'aborted' }), new TypeError('a mistake')])('lets %s through', async (error) => {
    const matcher = await matcherFor('py3.12-musl1.2-x86_64', '3.12.12');
    const asked = buildRequirements(['demo'], { noBinary: [], onlyBinary: [] }, matcher, {
      project: () => Promise.reject(error),
    });
    await expect(asked).rejects.toBe(error);
  });
});

const inspections: Readonly<Record<string, Inspection>> = {
  pure: { state: 'read', reading: readSdist(recordedSdist('attrs-23.2.0').contents) },
  native: { state: 'read', reading: readSdist(recordedSdist('lz4-4.3.3').contents) },
  'left open': { state: 'read', reading: { ...readSdist(recordedSdist('attrs-23.2.0').contents), native: null } },
  'not had': { state: 'failed', problem: 'HTTP 404' },
};

describe('a requirement that has an sdist alone', () => {
  it.each([
    ['pure', 'sdist'],
    ['native', 'build'],
    ['left open', 'unknown'],
    ['not had', 'unknown'],
  ] as const)('that is %s: %s', async (sdist, verdict) => {
    const asked: string[] = [];
    const ask: AskRequirement = {
      project: () => Promise.resolve(projects['sdist-alone']),
      inspect({ raw }) {
        asked.push(raw);
        return Promise.resolve(inspections[sdist] ?? { state: 'off', problem: '' });
      },
    };
    const matcher = await matcherFor('py3.12-musl1.2-x86_64', '3.12.12');
    const [row] = await buildRequirements(['demo'], { noBinary: [], onlyBinary: [] }, matcher, ask);
    expect(row).toMatchObject({ verdict, version: '1.0' });
    expect(asked).toEqual(['demo-1.0.tar.gz']);
  });

  it('is not looked into where wheels of its version tell', async () => {
    const asked: string[] = [];
    const ask: AskRequirement = {
      project: () => Promise.resolve(projects['native-newest']),
      inspect({ raw }) {
        asked.push(raw);
        return Promise.resolve({ state: 'off', problem: '' });
      },
    };
    const matcher = await matcherFor('py3.12-musl1.2-x86_64', '3.12.12');
    const [row] = await buildRequirements(['demo'], { noBinary: [], onlyBinary: [] }, matcher, ask);
    expect(row?.verdict).toBe('build');
    expect(asked).toEqual([]);
  });
});

/** Name → version → its files. */
const shop: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'oldest-supported-numpy': { '2023.12.21': ['oldest_supported_numpy-2023.12.21-py3-none-any.whl'] },
  numpy: {
    '1.17.3': ['numpy-1.17.3-cp38-cp38-manylinux1_x86_64.whl', 'numpy-1.17.3.tar.gz'],
    '1.25.0': ['numpy-1.25.0-cp312-cp312-musllinux_1_1_x86_64.whl', 'numpy-1.25.0.tar.gz'],
  },
  'setuptools-scm': { '8.1.0': ['setuptools_scm-8.1.0-py3-none-any.whl'] },
  packaging: { '24.1': ['packaging-24.1-py3-none-any.whl'] },
  tomli: { '2.0.1': ['tomli-2.0.1-py3-none-any.whl'] },
  many: { '1.0': ['many-1.0-py3-none-any.whl'] },
  ...Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`dep${at}`, { '1.0': [`dep${at}-1.0-py3-none-any.whl`] }]),
  ),
};

/** Requires-Dist by file. */
const metadata: Readonly<Record<string, readonly string[]>> = {
  // That of the real one, cut down.
  'oldest_supported_numpy-2023.12.21-py3-none-any.whl': [
    "numpy==1.17.3; python_version=='3.12' and platform_machine not in 'arm64|aarch64|loongarch64' and platform_python_implementation != 'PyPy'",
    "numpy==1.19.2; python_version=='3.12' and platform_machine=='aarch64' and platform_python_implementation != 'PyPy'",
    "numpy; python_version>='3.13.0.dev0'",
  ],
  'setuptools_scm-8.1.0-py3-none-any.whl': [
    'packaging>=20',
    'gone>=1',
    'tomli>=1; extra == "toml"',
    'not a requirement ==',
    'packaging<25',
  ],
  'packaging-24.1-py3-none-any.whl': ['never-asked'],
  'many-1.0-py3-none-any.whl': Array.from({ length: 40 }, (_, at) => `dep${at}`),
};

describe('what the requirements require', () => {
  async function followed(requires: readonly string[], asked: string[] = []): Promise<readonly string[]> {
    const ask: AskRequirement = {
      project(name) {
        asked.push(name);
        const versions = Object.entries(shop[name] ?? {});
        return Promise.resolve(
          versions.length === 0
            ? undefined
            : new Map(versions.map(([text, raws]) => [text, raws.map((raw) => file(raw))])),
        );
      },
      requires: ({ raw }) => Promise.resolve(metadata[raw]),
    };
    const matcher = await matcherFor('py3.12-musl1.2-x86_64', '3.12.12');
    const rows = await buildRequirements(requires, { noBinary: [], onlyBinary: [] }, matcher, ask);
    return rows.map(({ name, verdict, version }) => `${name}: ${verdict} ${version}`);
  }

  it.each<readonly [what: string, requires: readonly string[], rows: readonly string[]]>([
    [
      'a package that is nothing but another (h5py 3.6.0, pandas 1.3.5)',
      ['oldest-supported-numpy'],
      ['oldest-supported-numpy: wheel 2023.12.21', 'numpy: build 1.17.3'],
    ],
    [
      'both are named: the version that both admit',
      ['numpy', 'oldest-supported-numpy'],
      ['numpy: build 1.17.3', 'oldest-supported-numpy: wheel 2023.12.21'],
    ],
    [
      'the one that is named admits no such version: pip would look on',
      ['numpy>=1.25', 'oldest-supported-numpy'],
      ['numpy: wheel 1.25.0', 'oldest-supported-numpy: wheel 2023.12.21'],
    ],
    [
      'one level, and what cannot be had there stops nothing',
      ['setuptools-scm'],
      ['setuptools-scm: wheel 8.1.0', 'packaging: wheel 24.1', 'gone: unknown null'],
    ],
    [
      'an extra',
      ['setuptools_scm[toml]>=8'],
      ['setuptools-scm: wheel 8.1.0', 'packaging: wheel 24.1', 'gone: unknown null', 'tomli: wheel 2.0.1'],
    ],
    ['nothing known of it', ['numpy'], ['numpy: wheel 1.25.0']],
  ])('%s', async (_, requires, rows) => {
    expect(await followed(requires)).toEqual(rows);
  });

  it('knows what oldest-supported-numpy is where nobody keeps its metadata', () => {
    const at = (version: string) => knownRequirements(normalizeName('oldest_supported_numpy'), version);
    expect(at('2023.12.21')?.map((text) => parseRequirement(text).ok)).toEqual(Array.from({ length: 11 }, () => true));
    expect(at('2022.11.19')).toBeUndefined();
  });

  it.each([
    ['py3.8-musl1.2-x86_64', '3.8.20', '1.17.3'],
    ['py3.8-musl1.2-aarch64', '3.8.20', '1.19.3'],
    ['py3.9-musl1.2-aarch64', '3.9.20', '1.19.3'],
    ['py3.10-musl1.2-x86_64', '3.10.21', '1.21.6'],
    ['py3.10-glibc2.41-armv7l', '3.10.21', '1.21.6'],
    ['py3.12-musl1.2-x86_64', '3.12.12', '1.26.2'],
    ['py3.13-musl1.2-x86_64', '3.13.5', '2.0.0'],
  ])('there it is, on %s with Python %s, numpy %s', async (target, python, numpy) => {
    const versions = ['1.17.3', '1.19.3', '1.21.6', '1.26.2', '2.0.0'];
    const ask: AskRequirement = {
      project: (name) =>
        Promise.resolve(
          name === 'numpy'
            ? new Map(versions.map((text) => [text, [file(`numpy-${text}.tar.gz`)]]))
            : new Map([['2023.12.21', [file('oldest_supported_numpy-2023.12.21-py3-none-any.whl')]]]),
        ),
    };
    const matcher = await matcherFor(target, python);
    const rows = await buildRequirements(
      ['oldest-supported-numpy>=0.10'],
      { noBinary: [], onlyBinary: [] },
      matcher,
      ask,
    );
    expect(rows.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'oldest-supported-numpy 2023.12.21',
      `numpy ${numpy}`,
    ]);
  });

  it.each<readonly [what: string, needed: Readonly<Record<string, readonly string[] | undefined>>, scipy: string]>([
    [
      'an older version of what does not go with it (scikit-learn 1.3.2)',
      { '1.13.1': ['numpy<2.3,>=1.22.4'], '1.11.0': ['numpy>=1.21.6'], '1.9.3': ['numpy>=1.18.5'] },
      'build 1.9.3',
    ],
    ['the newest where it goes with it', { '1.13.1': ['numpy>=1.19'], '1.9.3': ['numpy'] }, 'build 1.13.1'],
    ['none where none does', { '1.13.1': ['numpy>=1.22'], '1.9.3': ['numpy>=1.20'] }, 'unknown null'],
    ['none where an older one does not say it', { '1.13.1': ['numpy>=1.22'], '1.9.3': undefined }, 'unknown null'],
    ['the newest where nobody says it', { '1.13.1': undefined, '1.9.3': undefined }, 'build 1.13.1'],
  ])('beside a pinned numpy: %s', async (_, needed, scipy) => {
    const releases: Readonly<Record<string, readonly (readonly [version: string, raws: readonly string[]])[]>> = {
      scipy: Object.keys(needed).map((version) => [
        version,
        [`scipy-${version}.tar.gz`, `scipy-${version}-cp39-cp39-manylinux_2_17_x86_64.whl`],
      ]),
      numpy: [['1.19.3', ['numpy-1.19.3.tar.gz']]],
    };
    const ask: AskRequirement = {
      project: (name) =>
        Promise.resolve(
          new Map((releases[name] ?? []).map(([version, raws]) => [version, raws.map((raw) => file(raw))])),
        ),
      requires: ({ raw }) => Promise.resolve(needed[raw.split('-')[1] ?? '']),
    };
    const matcher = await matcherFor('py3.9-musl1.2-aarch64', '3.9.20');
    const rows = await buildRequirements(
      ['scipy>=1.3.2', 'numpy==1.19.3'],
      { noBinary: [], onlyBinary: [] },
      matcher,
      ask,
    );
    expect(rows.map(({ name, verdict, version }) => `${name} ${verdict} ${version}`)[0]).toBe(`scipy ${scipy}`);
  });

  it('asks for a dozen projects more at most', async () => {
    const asked: string[] = [];
    await followed(['many'], asked);
    expect(asked).toHaveLength(1 + 12);
  });
});
