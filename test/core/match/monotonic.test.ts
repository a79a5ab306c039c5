// What more of something never does: a newer libc takes no wheel away, another file makes no wheel a build, another package changes no verdict.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { makeMatcher, type Matcher } from '../../../packages/core/src/match/compatibility.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { holds, holdsLater } from '../../support/properties.ts';
import { type SmallIndex, smallIndex } from '../../support/small-index.ts';

const demo = normalizeName('demo');
const rules = { binaries: { noBinary: [], onlyBinary: [] } };
const installers = ['pip', 'uv', 'poetry', 'pdm'] as const;

const glibcs = ['glibc-2.5', 'glibc-2.12', 'glibc-2.17', 'glibc-2.28', 'glibc-2.31', 'glibc-2.36', 'glibc-2.41'];
const musls = ['musl-1.1', 'musl-1.2'];

/** By libc and installer, for each machine, as few times as can be. */
const matchers = new Map<string, Matcher>();
for (const libc of [...glibcs, ...musls])
  for (const platform of ['linux/amd64', 'linux/arm64'] as const)
    for (const installer of installers)
      matchers.set(
        `${libc} ${platform} ${installer}`,
        makeMatcher(await resolveTarget({ python: '3.12', libc, platform }), installer),
      );

function matcher(...words: readonly string[]): Matcher {
  const known = matchers.get(words.join(' '));
  if (known === undefined) throw new Error(words.join(' '));
  return known;
}

const platforms = [
  'any',
  'linux_x86_64',
  'manylinux1_x86_64',
  'manylinux2010_x86_64',
  'manylinux2014_aarch64',
  'manylinux_2_5_x86_64.manylinux1_x86_64',
  'manylinux_2_28_x86_64',
  'manylinux_2_34_aarch64',
  'manylinux_2_39_x86_64',
  'musllinux_1_1_x86_64',
  'musllinux_1_2_aarch64',
  'macosx_11_0_arm64',
  'win_amd64',
];
const pythons = [
  'py3-none',
  'py2.py3-none',
  'cp312-cp312',
  'cp38-abi3',
  'cp313-cp313',
  'cp312-abi3',
  'py312-none',
  'pp310-pypy310_pp73',
];

const ending = fc
  .tuple(fc.constantFrom(...pythons), fc.constantFrom(...platforms), fc.constantFrom('', '', '1-'))
  .map(([python, platform, build]) => `${build}${python}-${platform}`);
const anEnding = fc.oneof({ arbitrary: fc.constant('tar.gz'), weight: 1 }, { arbitrary: ending, weight: 4 });

function file(each: string): DistributionFile {
  const raw = each === 'tar.gz' ? 'demo-1.0.tar.gz' : `demo-1.0-${each}.whl`;
  return { filename: parseFilename(raw, demo), raw, url: '', yanked: false, hashes: {} };
}

const takesWheel = (endings: readonly string[], by: Matcher): boolean =>
  match(demo, endings.map(file), by, rules).taken?.file.filename.kind === 'wheel';

describe('more never takes away', () => {
  it.each([
    ['glibc', glibcs],
    ['musl', musls],
  ] as const)('a newer %s accepts every wheel that an older one accepts', (_, libcs) => {
    const position = fc.nat({ max: libcs.length - 1 });
    holds(
      fc.property(
        ending,
        position,
        position,
        fc.constantFrom('linux/amd64', 'linux/arm64'),
        fc.constantFrom(...installers),
        (each, one, other, platform, installer) => {
          const [older = '', newer = ''] = [libcs[Math.min(one, other)], libcs[Math.max(one, other)]];
          if (takesWheel([each], matcher(older, platform, installer)))
            expect(takesWheel([each], matcher(newer, platform, installer))).toBe(true);
        },
      ),
    );
  });

  it('a file more makes no build of what was a wheel', () => {
    holds(
      fc.property(
        fc.array(anEnding, { maxLength: 6 }),
        anEnding,
        fc.nat({ max: 6 }),
        fc.constantFrom(...matchers.keys()),
        (endings, more, at, on) => {
          if (takesWheel(endings, matcher(on)))
            expect(takesWheel(endings.toSpliced(at, 0, more), matcher(on))).toBe(true);
        },
      ),
    );
  });

  it('a package more changes no verdict of the others', async () => {
    const release = fc.uniqueArray(anEnding, { minLength: 0, maxLength: 4 });
    const world = fc.array(release, { minLength: 2, maxLength: 6 });
    await holdsLater(
      fc.asyncProperty(world, async (releases) => {
        const index: SmallIndex = Object.fromEntries(releases.map((files, at) => [`demo${at}`, { '1.0': { files } }]));
        const names = Object.keys(index);
        const all = await verdicts(names, index);
        const fewer = await verdicts(names.slice(0, -1), index);
        expect(Object.keys(fewer)).toHaveLength(names.length - 1);
        expect(all).toMatchObject(fewer);
      }),
      40,
    );
  });
});

async function verdicts(
  names: readonly string[],
  index: SmallIndex,
): Promise<Readonly<Record<string, string | undefined>>> {
  const { packages } = await check({
    resolve: false,
    files: [
      {
        path: 'requirements.txt',
        text: names.map((name) => `${name}==1.0\n`).join(''),
        sibling: () => Promise.resolve(undefined),
      },
    ],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex(index),
  });
  return Object.fromEntries(packages.map(({ name, results: [result] }) => [name, result?.verdict]));
}
