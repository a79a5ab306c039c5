// Why a package of a pylock.toml is left out, and what is not sure. Who is installed: pylock-recorded.test.ts.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Selection } from '../../../packages/core/src/manifest/selection.ts';
import { pylock } from '../../../packages/core/src/manifest/pylock/pylock.ts';
import { select } from '../../../packages/core/src/select/select.ts';
import { linux, nothingAsked } from '../manifest/machines.ts';
import { readWith } from '../../support/read-manifest.ts';

const fixture = new URL('../../../fixtures/manifests/pylock.toml/extras-and-groups/pylock.toml', import.meta.url);
const manifest = await readWith(pylock, readFileSync(fixture, 'utf8'), 'pylock.toml', async () => undefined);

/** `name` for what is installed, `name: reason needs` for what is not. */
async function outcome(asked: Partial<Selection>, arch = 'x86_64', from = manifest): Promise<readonly string[]> {
  return (await select(from, { ...nothingAsked, ...asked }, linux('3.12.1', arch))).map((one) =>
    one.state === 'installed' ? one.package.name : `${one.package.name}: ${[one.reason, ...one.needs].join(' ')}`,
  );
}

async function lockOf(marker: string, top = ''): Promise<typeof manifest> {
  const text = `lock-version = "1.0"\ncreated-by = "hand"\n${top}\n[[packages]]\nname = "a"\nmarker = "${marker}"\nsdist = { path = "a-1.tar.gz", hashes = { sha256 = "00" } }\n`;
  return readWith(pylock, text, 'pylock.toml', async () => undefined);
}

describe('extras and groups', () => {
  test('main is what pip installs without being asked for more', async () => {
    expect(await outcome({})).toEqual([
      'always',
      'by-default',
      'dev-only: group dev',
      'dev-or-base',
      'dev-on-arm: marker',
      'docs-or-arm: group docs',
      'lint: group lint-tools',
      'fast: extra fast-io',
      'plots: extra viz viz-all',
      'plots-for-docs: extra viz',
      'without-viz',
      'windows-only: marker',
      'undeclared: marker',
      'odd-comparisons',
    ]);
  });

  test('on another machine', async () => {
    expect((await outcome({}, 'aarch64')).slice(4, 6)).toEqual(['dev-on-arm: group dev', 'docs-or-arm']);
  });

  test('a group alone comes without main, and with what no marker holds back', async () => {
    expect(await outcome({ only: ['dev'] })).toEqual([
      'always',
      'by-default: group main',
      'dev-only',
      'dev-or-base',
      'dev-on-arm: marker',
      'docs-or-arm: group docs',
      'lint: group lint-tools',
      'fast: extra fast-io',
      'plots: extra viz viz-all',
      'plots-for-docs: extra viz',
      'without-viz: marker',
      'windows-only: marker',
      'undeclared: marker',
      'odd-comparisons',
    ]);
  });

  test('everything leaves out what other machines, or not having an extra, would bring', async () => {
    expect((await outcome({ allGroups: true, allExtras: true })).filter((row) => row.includes(':'))).toEqual([
      'dev-on-arm: marker',
      'without-viz: marker',
      'windows-only: marker',
      'undeclared: marker',
    ]);
  });

  test('a group that the lock does not declare cannot be asked for, the default one neither', async () => {
    await expect(outcome({ with: ['hidden'] })).rejects.toThrow(/has no group hidden/);
    await expect(outcome({ with: ['base'] })).rejects.toThrow(/has no group base/);
    await expect(outcome({ extras: ['secret'] })).rejects.toThrow(/has no extra secret/);
  });

  test("PDM's default group is what main stands for, and a group that can be asked for", async () => {
    const lock = await lockOf(
      "'default' in dependency_groups",
      'dependency-groups = ["default", "dev"]\ndefault-groups = ["default"]',
    );
    expect(await outcome({}, 'x86_64', lock)).toEqual(['a']);
    expect(await outcome({ only: ['default'] }, 'x86_64', lock)).toEqual(['a']);
    expect(await outcome({ only: ['dev'] }, 'x86_64', lock)).toEqual(['a: group main']);
  });
});

describe('what depends on the running machine', () => {
  const under = (text: string, top?: string): Promise<object | undefined> =>
    lockOf(text, top).then(
      async (lock) =>
        (
          await select(lock, nothingAsked, linux('3.12.1', 'i686'), { ...linux('3.12.1'), platform_machine: 'x86_64' })
        )[0],
    );

  test.each([
    ["platform_release >= '5'", 'installed', 'platform_release >= "5"'],
    ["platform_machine == 'i686'", 'installed', 'platform_machine == "i686"'],
    ["platform_machine == 'x86_64'", 'skipped', 'platform_machine == "x86_64"'],
    ["platform_release >= '5' and 'b' not in extras", 'installed', 'platform_release >= "5" and "b" not in extras'],
  ])('%s', async (marker, state, undecided) => {
    expect(await under(marker)).toMatchObject({ state, undecided });
  });

  test.each([
    ["'dev' in dependency_groups and platform_release >= '5'", { reason: 'group', needs: ['dev'] }],
    ["'dev' in dependency_groups or platform_machine == 'arm64'", { reason: 'group', needs: ['dev'] }],
  ])('%s is left out for its group, surely', async (marker, expected) => {
    const found = await under(marker, 'dependency-groups = ["dev"]');
    expect(found).toMatchObject({ state: 'skipped', ...expected });
    expect(found).not.toHaveProperty('undecided');
  });
});
