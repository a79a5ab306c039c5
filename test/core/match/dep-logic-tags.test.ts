// PDM's ranks of tags against dep_logic 0.7.2: fixtures/packaging/dep-logic-tags.json, made by scripts/record/record-dep-logic.py.

import { describe, expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { depLogicRanks } from '../../../packages/core/src/match/dep-logic-tags.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { formatTag } from '../../../packages/core/src/packaging/tag.ts';
import type { Platform } from '../../../packages/core/src/target/platform.ts';
import { golden } from '../packaging/golden.ts';

type Ranks = Readonly<Record<string, readonly number[] | null>>;

const { tables } = golden<{
  readonly tables: Readonly<
    Record<string, { readonly pairs: Ranks; readonly platforms: Readonly<Record<string, number | null>> }>
  >;
}>('dep-logic-tags.json');

const platforms: Readonly<Record<string, Platform>> = {
  x86_64: 'linux/amd64',
  aarch64: 'linux/arm64',
  i686: 'linux/386',
  riscv64: 'linux/riscv64',
};

async function targetOf(name: string) {
  const [, python = '', libc = '', machine = ''] = /^py([^-]+)-([^-]+)-(.+)$/.exec(name) ?? [];
  const platform = platforms[machine];
  if (!platform) throw new Error(name);
  return resolveTarget({ python, libc: libc.replace(/(?=\d)/, '-'), platform });
}

describe('depLogicRanks', () => {
  it.each(Object.entries(tables))('%s', async (name, table) => {
    const target = await targetOf(name);
    const keys = new Map<string, string>();
    for (const tag of target.tags) {
      const pair = table.pairs[`${tag.python}-${tag.abi}`];
      const platform = table.platforms[tag.platform];
      if (pair && platform) keys.set(formatTag(tag), [...pair, platform].map((n) => String(n).padStart(4, '0')).join());
    }
    const order = [...new Set(keys.values())].toSorted().toReversed();
    const found = depLogicRanks(target.tags, target);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries([...keys].map(([tag, key]) => [tag, order.indexOf(key)])),
    );
  });
});

describe('PDM takes', () => {
  it.each<
    [
      what: string,
      libc: string,
      endings: readonly string[],
      expected: string | undefined,
      platform?: 'linux/amd64' | 'linux/386',
    ]
  >([
    [
      'the oldest musl',
      'musl-1.2',
      ['cp312-cp312-musllinux_1_2_x86_64', 'cp312-cp312-musllinux_1_1_x86_64'],
      'cp312-cp312-musllinux_1_1_x86_64',
    ],
    [
      'the Python that it runs on before the stable ABI',
      'glibc-2.36',
      ['cp39-abi3-manylinux2014_x86_64', 'py312-none-any'],
      'py312-none-any',
    ],
    ['nothing that is for an older Python alone', 'glibc-2.36', ['py311-none-any'], undefined],
    ['nothing for 32-bit x86', 'glibc-2.36', ['cp312-cp312-manylinux2014_i686'], undefined, 'linux/386'],
  ])('%s', async (_, libc, endings, expected, platform = 'linux/amd64') => {
    const name = normalizeName('demo');
    const target = await resolveTarget({ python: '3.12', libc, platform });
    const files = endings.map((ending) => {
      const raw = `demo-1.0-${ending}.whl`;
      return { filename: parseFilename(raw, name), raw, url: '', yanked: false, hashes: {} } as const;
    });
    const { taken, refused } = match(name, files, makeMatcher(target, 'pdm'), {
      binaries: { noBinary: [], onlyBinary: [] },
    });
    expect(taken?.file.raw).toBe(expected === undefined ? undefined : `demo-1.0-${expected}.whl`);
    // A tag that fits the machine is told from one that does not.
    expect(refused.map(({ reason }) => reason)).toEqual(expected === undefined ? ['installer-tag'] : []);
  });
});
