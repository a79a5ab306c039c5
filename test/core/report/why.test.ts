// Why a package got its verdict, as a person reads it: real releases, the sentence that names the nearest miss.

import { sdistReading } from '../../support/sdist-reading.ts';
import { describe, expect, it } from 'vitest';
import { assess, type Build, buildKnownBy, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import type { FindingReason } from '../../../packages/core/src/assess/finding-reason.ts';
import { inspected } from '../../../packages/core/src/assess/inspected.ts';
import type { BuildRequirement } from '../../../packages/core/src/assess/build-requirement.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName, type PackageName } from '../../../packages/core/src/packaging/name.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { why } from '../../../packages/core/src/report/why.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { Platform } from '../../../packages/core/src/target/platform.ts';

function fileOf(raw: string, name: PackageName): DistributionFile {
  return { filename: parseFilename(raw, name), raw, url: '', size: 1_500_000, yanked: false, hashes: {} };
}

async function sentence(on: string, raws: readonly string[], requiresPython?: string): Promise<string> {
  const [python = '', libc = '', platform = ''] = on.split(' ');
  const target = await resolveTarget({ python, libc, platform: `linux/${platform}` as Platform });
  const name = normalizeName('x');
  const files = raws.map((raw) => ({ ...fileOf(raw, name), ...(requiresPython ? { requiresPython } : {}) }));
  const rules = { binaries: { noBinary: [], onlyBinary: [] } };
  return why(assess(match(name, files, makeMatcher(target, 'pip'), rules), files), target);
}

const rows: readonly (readonly [
  what: string,
  on: string,
  raws: readonly string[],
  requiresPython: string | undefined,
  said: string,
])[] = [
  [
    'another libc',
    '3.12 musl-1.2 arm64',
    [
      'x-1-cp312-cp312-manylinux_2_17_aarch64.whl',
      'x-1-cp312-cp312-musllinux_1_1_x86_64.whl',
      'x-1-cp312-cp312-win_amd64.whl',
      'x-1.tar.gz',
    ],
    undefined,
    'It has wheels for this Python on glibc (aarch64), musl (x86_64) and Windows, none on musl aarch64. The 1.5 MB sdist must be compiled.',
  ],
  [
    'an older glibc than the wheels need',
    '3.12 glibc-2.26 amd64',
    ['x-1-cp312-cp312-manylinux_2_28_x86_64.whl', 'x-1-cp312-cp312-manylinux_2_34_x86_64.whl'],
    undefined,
    'The nearest wheel needs glibc 2.28; this image has 2.26. There is no sdist that could be used instead.',
  ],
  [
    'a newer Python than the wheels are for',
    '3.14 glibc-2.41 amd64',
    [
      'x-1-cp39-cp39-manylinux_2_17_x86_64.whl',
      'x-1-cp310-cp310-manylinux_2_17_x86_64.whl',
      'x-1-cp312-cp312-manylinux_2_17_x86_64.whl',
      'x-1.tar.gz',
    ],
    undefined,
    'Its wheels are for CPython 3.9 and 3.10, 3.12; this image has CPython 3.14. The 1.5 MB sdist must be compiled.',
  ],
  [
    'the GIL build alone',
    '3.14t glibc-2.41 amd64',
    ['x-1-cp314-cp314-manylinux_2_17_x86_64.whl', 'x-1.tar.gz'],
    undefined,
    'Its wheels for CPython 3.14 need the GIL (cp314); this Python is free-threaded (cp314t). The 1.5 MB sdist must be compiled.',
  ],
  [
    'a Python that is refused',
    '3.8 glibc-2.36 amd64',
    ['x-1-py3-none-any.whl', 'x-1.tar.gz'],
    '>=3.10',
    'It requires Python >=3.10; this image has 3.8.20.',
  ],
  [
    'nothing but an sdist',
    '3.12 musl-1.2 amd64',
    ['x-1.tar.gz'],
    undefined,
    'The release has no wheels. The 1.5 MB sdist must be built; nothing shows whether there is anything to compile.',
  ],
  [
    'a pure sdist',
    '3.12 musl-1.2 amd64',
    ['x-1-py2-none-any.whl', 'x-1.tar.gz'],
    undefined,
    'Its wheels are for Python 2; this image has CPython 3.12. The 1.5 MB sdist is pure Python: it needs no compiler.',
  ],
  [
    'coverage 5.5: what PyPy alone may use is no wheel of this platform',
    '3.12 musl-1.2 arm64',
    [
      'x-1-cp38-cp38-manylinux1_x86_64.whl',
      'x-1-cp39-cp39-macosx_10_14_x86_64.whl',
      'x-1-pp36.pp37-none-any.whl',
      'x-1.tar.gz',
    ],
    undefined,
    'Its wheels are for CPython 3.8 and 3.9 (and none on musl aarch64); this image has CPython 3.12. The 1.5 MB sdist must be compiled.',
  ],
  [
    'PyPy beside CPython on the same platform',
    '3.12 glibc-2.36 amd64',
    ['x-1-cp39-cp39-manylinux1_x86_64.whl', 'x-1-pp36.pp37-none-any.whl', 'x-1.tar.gz'],
    undefined,
    'Its wheels are for CPython 3.9 and PyPy; this image has CPython 3.12. The 1.5 MB sdist must be compiled.',
  ],
  [
    'nothing but PyPy',
    '3.12 musl-1.2 arm64',
    ['x-1-pp36.pp37-none-any.whl'],
    undefined,
    'Its wheels are for PyPy; this image has CPython 3.12. There is no sdist that could be used instead.',
  ],
  ['a plain wheel', '3.12 musl-1.2 amd64', ['x-1-py3-none-any.whl'], undefined, ''],
];

describe('why', () => {
  it.each(rows)('%s', async (_, on, raws, requiresPython, said) => {
    expect(await sentence(on, raws, requiresPython)).toBe(said);
  });

  const causes: readonly (readonly [reason: FindingReason, more: object, said: string])[] = [
    ['unpinned', {}, 'No pin: the installer chooses a version when the image is built.'],
    [
      'unpinned',
      { detail: { kind: 'given-up' } },
      'It has no pin, and the search for versions that fit together was given up.',
    ],
    ['no-solution', {}, 'It has no pin, and no set of versions satisfies what is asked for.'],
    ['no-project', {}, 'The index has no project of this name: check the spelling.'],
    ['no-version', {}, 'The index has no such release.'],
    [
      'index',
      {
        fault: {
          fault: { kind: 'status', status: 503 },
          tries: { count: 4, elapsed: 7400, alike: true },
          index: 'https://offline.example/simple',
        },
      },
      'The index did not answer: HTTP 503 four times (https://offline.example/simple).',
    ],
    [
      'index',
      { fault: { fault: { kind: 'offline' }, tries: null, index: 'https://index.example/simple' } },
      'The index was not asked: the run is offline.',
    ],
    ['group', { needs: ['dev', 'test'] }, 'Only groups dev and test need it.'],
    ['extra', { needs: ['fast'] }, 'Only extra fast brings it in.'],
    ['member', {}, 'Only other members of the workspace need it.'],
    [
      'requires-python',
      { detail: { kind: 'pythons', ranges: '<3.9' } },
      'It requires Python <3.9; this image has 3.12.14.',
    ],
    [
      'conflict',
      { detail: { kind: 'installer', title: 'uv' } },
      'Its requirements contradict one another: uv installs nothing.',
    ],
    [
      'repeated',
      { detail: { kind: 'line', path: 'a.txt', line: 3 } },
      'Judged at a.txt:3, together with this requirement.',
    ],
    ['direct-reference', { detail: { kind: 'source', from: 'vcs' } }, 'It is built from version control.'],
    ['no-file', { detail: { kind: 'absent', what: 'folder', path: './libs' } }, 'There is no folder ./libs.'],
    [
      'no-file',
      { detail: { kind: 'absent', what: 'project', path: '.' } },
      'There is neither pyproject.toml nor setup.py in ..',
    ],
    // The backend's own reason, which nobody was told.
    [
      'metadata',
      { detail: { kind: 'refused-project', problem: '[project] has no name' } },
      'Its project cannot be built: [project] has no name.',
    ],
  ];
  it.each(causes)('%s', async (reason, more, said) => {
    const target = await resolveTarget({ python: '3.12', libc: 'musl-1.2', platform: 'linux/amd64' });
    expect(why(findingWithout('unknown', reason, more), target)).toBe(said);
  });

  const built = (name: string, verdict: BuildRequirement['verdict'], version: string | null): BuildRequirement => ({
    name: normalizeName(name),
    text: name,
    verdict,
    version,
  });
  const builds: readonly (readonly [what: string, native: boolean | null, more: Partial<Build>, said: string])[] = [
    [
      'native, and not read',
      true,
      { unread: { kind: 'sdist-not-inspected' } },
      'must be compiled (the sdist was not inspected).',
    ],
    [
      'not read',
      null,
      { unread: { kind: 'sdist-unreadable', problem: 'HTTP 404' } },
      'must be built; nothing shows whether there is anything to compile (the sdist could not be read: HTTP 404).',
    ],
    [
      'extension modules that may be left out (peewee 3.17.8)',
      true,
      { reading: sdistReading({ optional: true }) },
      'is compiled where there is a compiler.',
    ],
    [
      'the same where it is not known whether its build comes so far',
      true,
      { reading: sdistReading({ optional: true }), requirements: [built('toolx', 'unknown', '1.0')] },
      'must be compiled.',
    ],
    [
      'compiled, and what comes of it fails on import',
      true,
      { deadEnds: [{ fact: { kind: 'openssl-3' }, source: 'acme/acme#1', certain: true }] },
      'must be compiled, and then cannot be imported here.',
    ],
    [
      'stopped before it could be imported',
      true,
      {
        deadEnds: [
          { fact: { kind: 'openssl-3' }, source: 'acme/acme#1', certain: true },
          { fact: { kind: 'fd-set' }, source: 'acme/acme#2', certain: true },
        ],
      },
      'must be compiled, which is known to fail here.',
    ],
    [
      'pure, but a requirement is compiled',
      false,
      { requirements: [built('numpy', 'build', '1.17.3'), built('toolx', 'unknown', '1.0')] },
      'is pure Python, but what builds it must be compiled.',
    ],
    [
      'pure, and nobody knows of a requirement',
      false,
      { requirements: [built('toolx', 'unknown', '1.0'), built('wheel', 'unknown', null)] },
      'is pure Python, but whether its build requirement toolx must be compiled is not known.',
    ],
    [
      'pure, and nobody knows of two',
      false,
      { requirements: [built('toolx', 'unknown', '1.0'), built('tooly', 'unknown', '2.0')] },
      'is pure Python, but whether its build requirements toolx and tooly must be compiled is not known.',
    ],
  ];
  it.each(builds)('%s', async (_, native, more, said) => {
    const target = await resolveTarget({ python: '3.12', libc: 'musl-1.2', platform: 'linux/amd64' });
    const file = {
      filename: parseFilename('x-1.tar.gz', normalizeName('x')),
      raw: 'x-1.tar.gz',
      url: '',
      size: 1_500_000,
      yanked: false as const,
      hashes: {},
    };
    const build = { ...buildKnownBy(native, []), ...more };
    expect(why(findingWithout('build', 'no-wheel', { file, build }), target)).toBe(
      `The release has no wheels. The 1.5 MB sdist ${said}`,
    );
  });
});

describe('a release whose wheels hold a library, and whose sdist compiles nothing', () => {
  const reading = sdistReading({ native: false, plain: true, requires: ['setuptools', 'wheel'] });

  it.each([
    [
      'rtree: for any Python 3',
      'x-1-py3-none-manylinux_2_28_x86_64.whl',
      'It has wheels for this Python on glibc (x86_64), none on glibc armv7l. The 1.5 MB sdist is pure Python: it needs no compiler. What its wheels hold for one platform is not in it: where that is a library, the image must have it.',
    ],
    [
      'watchdog 4.0.0: an extension module on macOS alone',
      'x-1-py3-none-manylinux_2_28_x86_64.whl x-1-cp312-cp312-macosx_11_0_arm64.whl',
      'It has wheels for this Python on glibc (x86_64) and macOS, none on glibc armv7l. The 1.5 MB sdist is pure Python: it needs no compiler. What its wheels hold for one platform is not in it: where that is a library, the image must have it.',
    ],
    [
      'a module for one interpreter of Linux beside those for any',
      'x-1-py3-none-manylinux_2_28_x86_64.whl x-1-cp312-cp312-manylinux_2_28_x86_64.whl',
      'It has wheels for this Python on glibc (x86_64), none on glibc armv7l. The 1.5 MB sdist must be compiled.',
    ],
    [
      'a module for one interpreter was compiled somehow',
      'x-1-cp312-cp312-manylinux_2_28_x86_64.whl',
      'It has wheels for this Python on glibc (x86_64), none on glibc armv7l. The 1.5 MB sdist must be compiled.',
    ],
    [
      "as Windows' wheels of old",
      'x-1-cp27-none-win32.whl',
      'Its wheels are for CPython 2.7 (and none on glibc armv7l); this image has CPython 3.12. The 1.5 MB sdist must be compiled.',
    ],
  ])('%s', async (_, wheel, said) => {
    const target = await resolveTarget({ python: '3.12', libc: 'glibc-2.41', platform: 'linux/arm/v7' });
    const name = normalizeName('x');
    const files = [...wheel.split(' '), 'x-1.tar.gz'].map((raw) => fileOf(raw, name));
    const rules = { binaries: { noBinary: [], onlyBinary: [] } };
    const finding = assess(match(name, files, makeMatcher(target, 'pip'), rules), files);
    expect(why(inspected(finding, { state: 'read', reading }), target)).toBe(said);
  });
});

it('says what of large things the build of a pure sdist fetches: basicsr 1.4.2 has setup_requires', async () => {
  const target = await resolveTarget({ python: '3.12', libc: 'glibc-2.41', platform: 'linux/amd64' });
  const named = (name: string) => ({
    name: normalizeName(name),
    text: name,
    verdict: 'wheel' as const,
    version: '2.9',
  });
  const build = { ...buildKnownBy(false, []), requirements: ['cython', 'torch'].map(named) };
  expect(why(findingWithout('sdist', 'no-wheel', { build }), target)).toBe(
    'The release has no wheels. The sdist is pure Python: it needs no compiler. Its build fetches torch first: hundreds of MB.',
  );
});
