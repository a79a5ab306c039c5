// Which file is taken and why the others are not: real file names, each a case that a naive matcher gets wrong.

import { describe, expect, it } from 'vitest';
import type { InstallerName } from '../../../packages/core/src/manifest/installer-traits.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { type MatchRules } from '../../../packages/core/src/match/judge-file.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { Target } from '../../../packages/core/src/target/target.ts';
import type { Platform } from '../../../packages/core/src/target/platform.ts';

const plain: MatchRules = { binaries: { noBinary: [], onlyBinary: [] } };

function file(project: string, raw: string, more: Partial<DistributionFile> = {}): DistributionFile {
  return { filename: parseFilename(raw, normalizeName(project)), raw, url: '', yanked: false, hashes: {}, ...more };
}

/** `3.12 musl-1.2 amd64`, and pip's version where it matters. */
function target(words: string): Promise<Target> {
  const [python = '', libc = '', platform = '', pip] = words.split(' ');
  return resolveTarget({ python, libc, platform: `linux/${platform}` as Platform, ...(pip ? { pip } : {}) });
}

/** Project, files, target → the file taken (or null) and the reason of each refused file, in the order of the files. */
const cases: readonly (readonly [
  what: string,
  project: string,
  raws: readonly string[],
  on: string,
  taken: string | null,
  reasons: readonly (string | null)[],
])[] = [
  [
    'a musllinux_1_1 wheel on a musl 1.2 system: minors descend',
    'pydantic-core',
    ['pydantic_core-2.50.4-cp312-cp312-musllinux_1_1_x86_64.whl'],
    '3.12 musl-1.2 amd64',
    'pydantic_core-2.50.4-cp312-cp312-musllinux_1_1_x86_64.whl',
    [null],
  ],
  [
    'both musl minors present: the higher one first',
    'pymssql',
    ['pymssql-2.3.2-cp312-cp312-musllinux_1_1_x86_64.whl', 'pymssql-2.3.2-cp312-cp312-musllinux_1_2_x86_64.whl'],
    '3.12 musl-1.2 amd64',
    'pymssql-2.3.2-cp312-cp312-musllinux_1_2_x86_64.whl',
    [null, null],
  ],
  [
    'manylinux and musllinux in one wheel: decided per tag, not per libc',
    'uv',
    ['uv-0.10.0-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl'],
    '3.12 musl-1.2 arm64',
    'uv-0.10.0-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl',
    [null],
  ],
  [
    'two floors in one name: the lowest wins',
    'numpy',
    ['numpy-2.5.5-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl'],
    '3.12 glibc-2.27 amd64',
    'numpy-2.5.5-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl',
    [null],
  ],
  [
    'glibc too old',
    'triton',
    ['triton-3.9.0-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl'],
    '3.12 glibc-2.26 amd64',
    null,
    ['libc-version'],
  ],
  [
    'manylinux on musl',
    'cryptography',
    ['cryptography-3.4.7-cp36-abi3-manylinux2014_x86_64.whl'],
    '3.8 musl-1.2 amd64',
    null,
    ['libc'],
  ],
  [
    'another architecture is further away than another libc',
    'x',
    ['x-1-cp312-cp312-musllinux_1_1_x86_64.whl'],
    '3.12 musl-1.2 arm64',
    null,
    ['arch'],
  ],
  [
    'py39-none-<platform> on a newer Python',
    'xformers',
    ['xformers-0.0.35-py39-none-manylinux_2_28_x86_64.whl'],
    '3.12 glibc-2.36 amd64',
    'xformers-0.0.35-py39-none-manylinux_2_28_x86_64.whl',
    [null],
  ],
  ['py313-none-any is not for 3.12', 'x', ['x-1-py313-none-any.whl'], '3.12 glibc-2.36 amd64', null, ['python']],
  [
    'cp311-none is for 3.11 alone, unlike abi3',
    'x',
    ['x-1-cp311-none-manylinux_2_17_x86_64.whl', 'x-1-cp311-abi3-manylinux_2_17_x86_64.whl'],
    '3.12 glibc-2.36 amd64',
    'x-1-cp311-abi3-manylinux_2_17_x86_64.whl',
    ['python', null],
  ],
  [
    'cp3-none-any is no tag (kinto)',
    'kinto',
    ['kinto-11.2.1-cp3-none-any.whl'],
    '3.12 glibc-2.36 amd64',
    null,
    ['python'],
  ],
  [
    'abi3 has a floor',
    'duckdb',
    ['duckdb-2.0.0-cp312-abi3-manylinux_2_28_x86_64.whl'],
    '3.11 glibc-2.36 amd64',
    null,
    ['python'],
  ],
  [
    'a free-threaded Python takes no abi3',
    'x',
    ['x-1-cp39-abi3-manylinux_2_17_x86_64.whl'],
    '3.14t glibc-2.41 amd64',
    null,
    ['abi'],
  ],
  [
    'the ABI carries the t',
    'numpy',
    ['numpy-2.5.5-cp314-cp314t-musllinux_1_2_x86_64.whl', 'numpy-2.5.5-cp314-cp314-musllinux_1_2_x86_64.whl'],
    '3.14t musl-1.2 amd64',
    'numpy-2.5.5-cp314-cp314t-musllinux_1_2_x86_64.whl',
    [null, 'abi'],
  ],
  [
    'abi3.abi3t serves 3.15 by abi3',
    'cryptography',
    ['cryptography-50.0.2-cp315-abi3.abi3t-musllinux_1_2_x86_64.whl'],
    '3.15 musl-1.2 amd64',
    'cryptography-50.0.2-cp315-abi3.abi3t-musllinux_1_2_x86_64.whl',
    [null],
  ],
  [
    'abi3.abi3t serves 3.15t by abi3t',
    'cryptography',
    ['cryptography-50.0.2-cp315-abi3.abi3t-musllinux_1_2_x86_64.whl'],
    '3.15t musl-1.2 amd64',
    'cryptography-50.0.2-cp315-abi3.abi3t-musllinux_1_2_x86_64.whl',
    [null],
  ],
  [
    'abi3t alone is not for a GIL build',
    'x',
    ['x-1-cp315-abi3t-musllinux_1_2_x86_64.whl'],
    '3.15 musl-1.2 amd64',
    null,
    ['abi'],
  ],
  [
    'the m ABI is of 3.7 and older',
    'x',
    ['x-1-cp37-cp37m-manylinux1_x86_64.whl', 'x-1-cp38-cp38m-manylinux1_x86_64.whl'],
    '3.7 glibc-2.36 amd64',
    'x-1-cp37-cp37m-manylinux1_x86_64.whl',
    [null, 'python'],
  ],
  [
    'plain linux_armv7l fits Alpine armv7 (grpcio)',
    'grpcio',
    ['grpcio-1.85.1-cp312-cp312-linux_armv7l.whl'],
    '3.12 musl-1.2 arm/v7',
    'grpcio-1.85.1-cp312-cp312-linux_armv7l.whl',
    [null],
  ],
  [
    'armv6 takes linux_armv6l, no manylinux',
    'ruff',
    ['ruff-0.1-py3-none-linux_armv6l.whl', 'ruff-0.1-py3-none-manylinux_2_17_armv7l.whl'],
    '3.12 musl-1.2 arm/v6',
    'ruff-0.1-py3-none-linux_armv6l.whl',
    [null, 'arch'],
  ],
  [
    'soft float takes no manylinux',
    'x',
    ['x-1-py3-none-manylinux_2_17_armv7l.whl'],
    '3.12 glibc-2.41 arm/v5',
    null,
    ['arch'],
  ],
  [
    'orjson for cp315 armv7l has 2_39 only: misses bookworm',
    'orjson',
    ['orjson-3.12.0-cp315-cp315-manylinux_2_39_armv7l.whl'],
    '3.15 glibc-2.36 arm/v7',
    null,
    ['libc-version'],
  ],
  [
    'macOS, Windows, iOS and Android are other systems',
    'x',
    [
      'x-1-cp312-cp312-macosx_11_0_arm64.whl',
      'x-1-cp312-cp312-win_amd64.whl',
      'x-1-cp312-cp312-ios_13_0_arm64_iphoneos.whl',
      'x-1-cp312-cp312-android_24_arm64_v8a.whl',
    ],
    '3.12 musl-1.2 arm64',
    null,
    ['os', 'os', 'os', 'os'],
  ],
  [
    'PyPy wheels are for another interpreter',
    'x',
    ['x-1-pp311-pypy311_pp73-manylinux_2_17_x86_64.whl'],
    '3.11 glibc-2.36 amd64',
    null,
    ['python'],
  ],
  [
    'a bad name is no candidate (pydantic)',
    'pydantic',
    ['pydantic-0.18-py36+-none-any.whl', 'pydantic-0.18.tar.gz'],
    '3.12 glibc-2.36 amd64',
    'pydantic-0.18.tar.gz',
    ['bad-name', null],
  ],
  [
    'eggs and installers are no candidates',
    'x',
    ['x-1-py3.7.egg', 'x-1.win32.exe'],
    '3.7 glibc-2.36 amd64',
    null,
    ['legacy', 'legacy'],
  ],
  [
    'of several sdists the last of the page',
    'pytz',
    ['pytz-2024.1.zip', 'pytz-2024.1.tar.gz', 'pytz-2024.1.tar.bz2'],
    '3.12 musl-1.2 amd64',
    'pytz-2024.1.tar.bz2',
    [null, null, null],
  ],
];

describe('the file taken', () => {
  it.each(cases)('%s', async (_, project, raws, on, taken, reasons) => {
    const files = raws.map((raw) => file(project, raw));
    const matched = match(normalizeName(project), files, makeMatcher(await target(on), 'pip'), plain);
    expect(matched.taken?.file.raw ?? null).toBe(taken);
    expect(files.map(({ raw }) => matched.refused.find((refusal) => refusal.file.raw === raw)?.reason ?? null)).toEqual(
      reasons,
    );
  });

  it('takes the higher build tag of equal tags', async () => {
    const files = [
      'numpy-1.13.3-cp36-none-any.whl',
      'numpy-1.13.3-10-cp36-none-any.whl',
      'numpy-1.13.3-2-cp36-none-any.whl',
    ].map((raw) => file('numpy', raw));
    const matched = match(
      normalizeName('numpy'),
      files,
      makeMatcher(await target('3.6 glibc-2.28 amd64'), 'pip'),
      plain,
    );
    expect([matched.taken, ...matched.alternatives].map((each) => each?.file.raw)).toEqual([
      'numpy-1.13.3-10-cp36-none-any.whl',
      'numpy-1.13.3-2-cp36-none-any.whl',
      'numpy-1.13.3-cp36-none-any.whl',
    ]);
  });

  it('prefers an sdist that was not yanked to a wheel that was (PEP 592)', async () => {
    const files = [file('x', 'x-1-py3-none-any.whl', { yanked: 'broken' }), file('x', 'x-1.tar.gz')];
    expect(
      match(normalizeName('x'), files, makeMatcher(await target('3.12 glibc-2.36 amd64'), 'pip'), plain).taken?.file
        .raw,
    ).toBe('x-1.tar.gz');
  });

  it('prefers the higher local version, even as an sdist', async () => {
    const files = ['torch-2.9.0-py3-none-any.whl', 'torch-2.9.0+cpu-py3-none-any.whl', 'torch-2.9.0+cpu.1.tar.gz'].map(
      (raw) => file('torch', raw),
    );
    expect(
      match(normalizeName('torch'), files, makeMatcher(await target('3.12 glibc-2.36 amd64'), 'pip'), plain).taken?.file
        .raw,
    ).toBe('torch-2.9.0+cpu.1.tar.gz');
  });

  it('orders plain linux_* as the pip of the image does: last before 26.3, first since', async () => {
    const files = ['x-1-py3-none-linux_armv7l.whl', 'x-1-py3-none-musllinux_1_2_armv7l.whl'].map((raw) =>
      file('x', raw),
    );
    const taken = async (on: string, installer: InstallerName = 'pip'): Promise<string | undefined> =>
      match(normalizeName('x'), files, makeMatcher(await target(on), installer), plain).taken?.file.raw;
    expect(await taken('3.12 musl-1.2 arm/v7 25.0')).toBe('x-1-py3-none-musllinux_1_2_armv7l.whl');
    expect(await taken('3.12 musl-1.2 arm/v7 26.3')).toBe('x-1-py3-none-linux_armv7l.whl');
    expect(await taken('3.12 musl-1.2 arm/v7')).toBe('x-1-py3-none-linux_armv7l.whl');
    expect(await taken('3.12 musl-1.2 arm/v7 25.0', 'poetry')).toBe('x-1-py3-none-linux_armv7l.whl');
  });
});

describe('Requires-Python', () => {
  // Seen with each pip on an index that holds such files; clickhouse-driver 0.2.2 has `>=3.4.*, <4`.
  const ofPips: readonly (readonly [range: string, python: string, pip: string, admitted: boolean])[] = [
    ['>=3.4.*, <4', '2.7', '20.0.2', false],
    ['>=3.4.*, <4', '3.11', '24.0', true],
    ['>=3.99.*', '3.11', '24.0', false],
    ['>=3.99.*', '3.11', '24.1', true],
    ['!=3.0*,!=3.11*', '3.11', '24.0', true],
    ['foo', '3.11', '24.0', true],
  ];
  it.each(ofPips)('%s on %s with pip %s: %s', async (requiresPython, python, pip, admitted) => {
    const files = [file('x', 'x-1-py2.py3-none-any.whl', { requiresPython })];
    const taken = async (installer: InstallerName): Promise<boolean> => {
      const matcher = makeMatcher(await target(`${python} glibc-2.36 amd64 ${pip}`), installer);
      return match(normalizeName('x'), files, matcher, plain).taken !== undefined;
    };
    expect([await taken('pip'), await taken('poetry')]).toEqual([admitted, true]);
  });

  const rows: readonly (readonly [range: string, python: string, admitted: boolean])[] = [
    ['>=3.8', '3.8', true],
    ['>=3.9', '3.8', false],
    ['>=3.6,', '3.8', true],
    ['!=3.0*', '3.8', true],
    ['>=3.4.*, <4', '3.8', true],
    ['>=3.15', '3.15rc1', true],
    ['<3.15', '3.15rc1', false],
  ];
  it.each(rows)('%s on %s: %s', async (requiresPython, python, admitted) => {
    const files = [file('x', 'x-1-py3-none-any.whl', { requiresPython })];
    const { taken, refused } = match(
      normalizeName('x'),
      files,
      makeMatcher(await target(`${python} glibc-2.36 amd64`), 'pip'),
      plain,
    );
    expect([taken !== undefined, refused[0]?.reason]).toEqual([admitted, admitted ? undefined : 'requires-python']);
  });
});

describe('what the file forbids', () => {
  const files = [
    file('x', 'x-1-py3-none-any.whl', { hashes: { sha256: 'aa' } }),
    file('x', 'x-1.tar.gz', { hashes: { sha256: 'bb' } }),
  ];
  const rows: readonly (readonly [
    what: string,
    rules: Partial<MatchRules>,
    taken: string | undefined,
    reasons: readonly string[],
  ])[] = [
    ['nothing', {}, 'x-1-py3-none-any.whl', []],
    ['wheels of this name', { binaries: { noBinary: ['x'], onlyBinary: [] } }, 'x-1.tar.gz', ['no-binary']],
    ['all wheels', { binaries: { noBinary: [':all:'], onlyBinary: [] } }, 'x-1.tar.gz', ['no-binary']],
    ['wheels of another name', { binaries: { noBinary: ['y'], onlyBinary: [] } }, 'x-1-py3-none-any.whl', []],
    ['sdists', { binaries: { noBinary: [], onlyBinary: [':all:'] } }, 'x-1-py3-none-any.whl', ['only-binary']],
    [
      'all sdists, and the wheels of this name',
      { binaries: { noBinary: ['x'], onlyBinary: [':all:'] } },
      'x-1.tar.gz',
      ['no-binary'],
    ],
    [
      'all wheels, and the sdist of this name',
      { binaries: { noBinary: [':all:'], onlyBinary: ['x'] } },
      'x-1-py3-none-any.whl',
      ['only-binary'],
    ],
    [
      'both of this name, which uv and Poetry can be told',
      { binaries: { noBinary: ['x'], onlyBinary: ['x'] } },
      undefined,
      ['only-binary', 'no-binary'],
    ],
    [
      'both of everything',
      { binaries: { noBinary: [':all:'], onlyBinary: [':all:'] } },
      undefined,
      ['only-binary', 'no-binary'],
    ],
    ["the wheel's hash", { allowedHashes: ['sha256:bb'] }, 'x-1.tar.gz', ['hash']],
    ['every hash', { allowedHashes: ['sha256:cc'] }, undefined, ['hash', 'hash']],
    [
      'a digest that the index does not give: told after the download',
      { allowedHashes: ['sha512:aa', 'sha512:bb'] },
      'x-1-py3-none-any.whl',
      [],
    ],
  ];
  it.each(rows)('%s', async (_, rules, taken, reasons) => {
    const matched = match(normalizeName('x'), files, makeMatcher(await target('3.12 glibc-2.36 amd64'), 'pip'), {
      ...plain,
      ...rules,
    });
    expect(matched.taken?.file.raw).toBe(taken);
    expect(matched.refused.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('says of a wheel for another machine that it is that, whatever is forbidden', async () => {
    const other = [file('x', 'x-1-cp312-cp312-manylinux_2_17_aarch64.whl')];
    const on = makeMatcher(await target('3.12 glibc-2.36 amd64'), 'pip');
    const { refused } = match(normalizeName('x'), other, on, { binaries: { noBinary: ['x'], onlyBinary: [] } });
    expect(refused.map(({ reason }) => reason)).toEqual(['arch']);
  });

  it('says of an sdist whose ending the installer does not read that it is too old', async () => {
    const old = [file('x', 'x-1.tar.bz2')];
    const on = async (by: InstallerName) => makeMatcher(await target('3.12 glibc-2.36 amd64'), by);
    const said = async (by: InstallerName) => match(normalizeName('x'), old, await on(by), plain).refused;
    expect((await said('uv')).map(({ reason }) => reason)).toEqual(['legacy']);
    expect(await said('pip')).toEqual([]);
  });

  it('takes no file without a digest where the best one has a wrong digest: pip fails on that', async () => {
    const mixed = [files[0]!, file('x', 'x-1.tar.gz')];
    const on = makeMatcher(await target('3.12 glibc-2.36 amd64'), 'pip');
    const matched = match(normalizeName('x'), mixed, on, { ...plain, allowedHashes: ['sha256:cc'] });
    expect([matched.taken, matched.refused.map(({ reason }) => reason)]).toEqual([undefined, ['hash', 'hash']]);
  });

  it('says whether no file has a locked hash', async () => {
    const on = makeMatcher(await target('3.12 glibc-2.36 amd64'), 'pip');
    const gone = (allowedHashes?: readonly string[]): boolean =>
      match(normalizeName('x'), files, on, { ...plain, ...(allowedHashes ? { allowedHashes } : {}) }).hashGone;
    expect([gone(), gone(['sha256:aa']), gone(['sha256:cc'])]).toEqual([false, false, true]);
  });
});

describe('an old pip', () => {
  const rows: readonly (readonly [what: string, rules: Partial<MatchRules>, reason: string])[] = [
    ['does not know the tag', {}, 'pip-too-old'],
    [
      'a newer one would not take it either: wheels are forbidden',
      { binaries: { noBinary: [':all:'], onlyBinary: [] } },
      'no-binary',
    ],
    ['a newer one would not take it either: its hash is not listed', { allowedHashes: ['sha256:bb'] }, 'hash'],
  ];
  it.each(rows)('%s', async (_, rules, reason) => {
    const files = [
      file('x', 'x-1-cp312-cp312-manylinux_2_17_x86_64.whl', { hashes: { sha256: 'aa' } }),
      file('x', 'x-1.tar.gz', { hashes: { sha256: 'bb' } }),
    ];
    const on = makeMatcher(await target('3.12 glibc-2.36 amd64 19.0'), 'pip');
    const matched = match(normalizeName('x'), files, on, { ...plain, ...rules });
    expect([matched.taken?.file.raw, matched.refused[0]?.reason]).toEqual(['x-1.tar.gz', reason]);
  });
});

describe('monotonicity', () => {
  it('a newer glibc or musl never takes a wheel away', async () => {
    const raws = ['2_5', '2_12', '2_17', '2_28', '2_34', '2_39'].map(
      (floor) => `x-1-cp312-cp312-manylinux_${floor}_x86_64.whl`,
    );
    const files = raws.map((raw) => file('x', raw));
    let before = 0;
    for (const version of ['2.5', '2.12', '2.17', '2.24', '2.28', '2.31', '2.36', '2.41']) {
      const { taken, alternatives } = match(
        normalizeName('x'),
        files,
        makeMatcher(await target(`3.12 glibc-${version} amd64`), 'pip'),
        plain,
      );
      const accepted = alternatives.length + (taken ? 1 : 0);
      expect(accepted).toBeGreaterThanOrEqual(before);
      before = accepted;
    }
    expect(before).toBe(raws.length);
  });
});
