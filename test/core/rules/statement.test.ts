// When each rule is found of a package, what it says, and how grave it is there: on real releases.

import { describe, expect, it } from 'vitest';
import { type Finding, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { LockedPackage } from '../../../packages/core/src/manifest/manifest.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { ruleIds, rules } from '../../../packages/core/src/rules/rules.ts';
import { statementsOf } from '../../../packages/core/src/rules/statement.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';

function file(raw: string, change: Partial<DistributionFile> = {}): DistributionFile {
  const name = normalizeName(raw.split('-')[0] ?? '');
  return { filename: parseFilename(raw, name), raw, url: '', yanked: false, hashes: {}, ...change };
}

/** A wheel that fits by the first of its tags. */
function wheel(raw: string, change: Partial<DistributionFile> = {}): Partial<Finding> {
  const taken = file(raw, change);
  return { file: taken, tag: taken.filename.kind === 'wheel' ? (taken.filename.tags[0] ?? null) : null };
}

const alpine = { base: 'python:3.12-alpine', platform: 'linux/amd64' } as const;
const slim = { base: 'python:3.12-slim', platform: 'linux/amd64' } as const;
const sdist = file('x-1.0.tar.gz');
const manylinux = file('x-1.0-cp312-cp312-manylinux_2_17_x86_64.whl');

type Row = readonly [
  what: string,
  finding: Finding,
  said: readonly string[],
  change?: { readonly pkg?: Partial<LockedPackage>; readonly on?: TargetRequest },
];

const stage = {
  path: 'Dockerfile',
  name: 0,
  line: 1,
  imageLine: 1,
  installs: [],
  pip: 'image',
  packages: [],
} as const;

/** What is installed at line 1 is copied at line 8 to where it runs. */
function copied(base: string) {
  const runtime = { name: 1, line: 8, fromLine: 6, imageLine: 6, base, platform: 'linux/amd64', packages: [] } as const;
  return { platform: 'linux/amd64', stage: { ...stage, runtime } } as const;
}

const rows: readonly Row[] = [
  ['a plain wheel', { ...findingWithout('wheel', null), ...wheel('x-1.0-py3-none-any.whl') }, []],
  ['a build', findingWithout('build', 'libc', { file: sdist }), ['error WC101 Why.']],
  ['a pure sdist', findingWithout('sdist', 'no-wheel', { file: sdist }), ['warning WC106 Why.']],
  ['no release', findingWithout('impossible', 'no-version'), ['error WC102 Why.']],
  [
    'files for other Pythons alone',
    findingWithout('impossible', 'requires-python', { refused: [{ file: sdist, reason: 'requires-python' }] }),
    ['error WC103 Why.'],
  ],
  [
    'a file for another Python and one for another libc',
    findingWithout('impossible', 'requires-python', {
      refused: [
        { file: sdist, reason: 'requires-python' },
        { file: manylinux, reason: 'libc' },
      ],
    }),
    ['error WC102 Why.'],
  ],
  [
    'no file with a locked hash',
    { ...findingWithout('impossible', 'hash', { refused: [{ file: manylinux, reason: 'hash' }] }), hashGone: true },
    ['error WC104 Why.'],
  ],
  ['an index that failed', findingWithout('unknown', 'index'), ['warning WC201 Why.']],
  ['no pin', findingWithout('unknown', 'unpinned'), ['warning WC202 Why.']],
  [
    'a pip that is too old',
    findingWithout('build', 'pip-too-old', { file: sdist }),
    ['error WC101 Why.', 'error WC105 A wheel fits, but pip 25.0.1 of this image does not know its tag.'],
  ],
  [
    'a yanked release, with a reason',
    findingWithout('build', 'libc', { file: file('x-1.0.tar.gz', { yanked: 'broken' }) }),
    ['error WC101 Why.', 'warning WC107 1.0 was yanked: broken'],
  ],
  [
    'a yanked release, without one',
    { ...findingWithout('wheel', null), ...wheel('x-1.0-py3-none-any.whl', { yanked: '' }) },
    ['warning WC107 1.0 was yanked'],
  ],
  [
    'grpcio on Alpine, armv7: a wheel for glibc, as it happens',
    { ...findingWithout('wheel', null), ...wheel('grpcio-1.85.1-cp312-cp312-linux_armv7l.whl') },
    [
      'error WC108 grpcio-1.85.1-cp312-cp312-linux_armv7l.whl does not say which libc it needs; if it is glibc, the import fails on musl.',
    ],
    { on: { base: 'python:3.12-alpine', platform: 'linux/arm/v7' } },
  ],
  [
    'the same where it is at home',
    { ...findingWithout('wheel', null), ...wheel('grpcio-1.85.1-cp312-cp312-linux_armv7l.whl') },
    ['note WC108 grpcio-1.85.1-cp312-cp312-linux_armv7l.whl does not say which libc it needs.'],
    { on: { base: 'python:3.12-slim', platform: 'linux/arm/v7' } },
  ],
  [
    'a wheel that came after the lock',
    findingWithout('build', 'not-in-lock', { file: sdist, refused: [{ file: manylinux, reason: 'not-in-lock' }] }),
    ['error WC101 Why.', `note WC109 The index has ${manylinux.raw}, which the lock does not name.`],
  ],
  [
    'a name on two indexes',
    {
      ...findingWithout('wheel', null),
      ...wheel('x-1.0-py3-none-any.whl'),
      rivals: ['https://a.example', 'https://b.example'],
    },
    [
      'warning WC110 Several indexes have this name, and the files of all of them count: https://a.example, https://b.example.',
    ],
  ],
  [
    'a wheel from an address',
    { ...findingWithout('wheel', null), ...wheel('x-1.0-py3-none-any.whl') },
    [
      'warning WC203 It comes from an address of its own, not from an index: judged by the name x-1.0-py3-none-any.whl.',
    ],
    { pkg: { source: { kind: 'url', url: 'https://a.example/x-1.0-py3-none-any.whl' } } },
  ],
  [
    'a repository, of which nothing but the address is known',
    findingWithout('build', 'direct-reference'),
    ['error WC101 Why.', 'warning WC203'],
    { pkg: { source: { kind: 'vcs', url: 'git+https://a.example/x' } } },
  ],
  [
    'a marker on the kernel',
    findingWithout('skipped', 'marker', { undecided: 'platform_release >= "5"' }),
    ['note WC204 Its marker depends on the machine that runs the image: platform_release >= "5"'],
    { pkg: { source: { kind: 'vcs', url: 'git+https://a.example/x' } } },
  ],
  [
    'numpy 2.5.5 on Alpine 3.17',
    {
      ...findingWithout('wheel', null),
      ...wheel('numpy-2.5.5-cp312-cp312-musllinux_1_2_x86_64.whl', { uploaded: '2026-04-01T00:00:00Z' }),
    },
    [
      'warning WC304 Built in 2025 or later for musl 1.2, and this image has 1.2.3: it may crash at import; Alpine 3.18 has 1.2.4.',
    ],
    { on: { base: 'python:3.12-alpine3.17', platform: 'linux/amd64' } },
  ],
  [
    'the same of what another package brings, in a stage of a Dockerfile',
    {
      ...findingWithout('wheel', null),
      ...wheel('numpy-2.5.5-cp312-cp312-musllinux_1_2_x86_64.whl', { uploaded: '2026-04-01T00:00:00Z' }),
    },
    [
      'warning WC304 Built in 2025 or later for musl 1.2, and this image has 1.2.3: it may crash at import; Alpine 3.18 has 1.2.4 (the image stands at Dockerfile:1). pandas needs it.',
    ],
    {
      pkg: { resolved: { path: [normalizeName('shap'), normalizeName('pandas')] } },
      on: { base: 'python:3.12-alpine3.17', platform: 'linux/amd64', stage },
    },
  ],
  [
    'the same where it is run by another stage, of an older Alpine than the one that installs it',
    {
      ...findingWithout('wheel', null),
      ...wheel('numpy-2.5.5-cp312-cp312-musllinux_1_2_x86_64.whl', { uploaded: '2026-04-01T00:00:00Z' }),
    },
    [
      'warning WC304 Built in 2025 or later for musl 1.2, and this image has 1.2.3: it may crash at import; Alpine 3.18 has 1.2.4 (the image stands at Dockerfile:6).',
    ],
    { on: { ...copied('python:3.12-alpine3.17'), base: 'python:3.12-alpine3.18' } },
  ],
  [
    'the same where a newer Alpine runs it',
    {
      ...findingWithout('wheel', null),
      ...wheel('numpy-2.5.5-cp312-cp312-musllinux_1_2_x86_64.whl', { uploaded: '2026-04-01T00:00:00Z' }),
    },
    [],
    { on: { ...copied('python:3.12-alpine3.18'), base: 'python:3.12-alpine3.17' } },
  ],
  [
    'the same on Alpine 3.18, whose musl 1.2.4 reads what is in it',
    {
      ...findingWithout('wheel', null),
      ...wheel('numpy-2.5.5-cp312-cp312-musllinux_1_2_x86_64.whl', { uploaded: '2026-04-01T00:00:00Z' }),
    },
    [],
    { on: { base: 'python:3.12-alpine3.18', platform: 'linux/amd64' } },
  ],
];

describe('the statements of a package', () => {
  it.each(rows.map(([what, ...row]) => ({ what, row })))(
    '$what',
    async ({ row: [finding, said, { pkg, on = slim } = {}] }) => {
      const target = await resolveTarget(on);
      const locked = { name: normalizeName('x'), version: '1.0', source: { kind: 'index' }, ...pkg } as LockedPackage;
      const found = statementsOf({ finding, pkg: locked, target, why: 'Why.' });
      expect(found.map(({ rule, level, sentence }) => `${level} ${rule} ${sentence}`.trimEnd())).toEqual(said);
    },
  );

  it('has a row for every rule about packages', () => {
    const shown = new Set(rows.flatMap(([, , said]) => said.map((text) => text.split(' ')[1])));
    expect(ruleIds.filter((id) => rules[id].ofPackage && !shown.has(id))).toEqual([]);
  });

  it('come with what they are made from', async () => {
    const finding = findingWithout('build', 'libc', { file: file('x-1.0.tar.gz', { yanked: 'broken' }) });
    const locked = { name: normalizeName('x'), version: '1.0', source: { kind: 'index' } } as LockedPackage;
    const found = statementsOf({ finding, pkg: locked, target: await resolveTarget(alpine), why: 'Why.' });
    expect(found.map(({ facts }) => facts)).toEqual([{ why: 'Why.' }, { version: '1.0', reason: 'broken' }]);
  });
});
