// From what was selected to a finding: what decides, and what is asked for it.

import { describe, expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { Ask } from '../../../packages/core/src/judge/ask.ts';
import { judge } from '../../../packages/core/src/judge/judge.ts';
import type { InstallerName } from '../../../packages/core/src/manifest/installer-traits.ts';
import type { LockedPackage } from '../../../packages/core/src/manifest/manifest.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { IndexError } from '../../../packages/core/src/package-index/package-index.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import type { Selected } from '../../../packages/core/src/select/selected.ts';
import { readManifest } from '../../support/read-manifest.ts';
import { smallIndex } from '../../support/small-index.ts';

const [pure, gnu] = ['py3-none-any', 'cp312-cp312-manylinux_2_17_x86_64'];
const index = smallIndex({
  spam: { '1.0': { files: [pure, 'tar.gz'] }, '2.0': { files: [gnu, 'tar.gz'] }, '3.0': { files: [gnu] } },
});

const spam: LockedPackage = {
  name: normalizeName('spam'),
  version: '1.0',
  groups: ['main'],
  extras: [],
  requires: [],
  source: { kind: 'index' },
  at: { path: 'requirements.txt', line: 1 },
};

function rangeOf(text: string): Pick<LockedPackage, 'requiresPython'> {
  const parsed = parseSpecifiers(text);
  return parsed.ok ? { requiresPython: [parsed.value] } : {};
}

const locked = { files: [{ filename: `spam-2.0-${gnu}.whl`, hashes: {} }] };
const folder = { kind: 'path', path: 'lib', editable: false } as const;

/** @returns the verdict, its reason, the file, and what was asked */
async function judged(
  pkg: Partial<LockedPackage>,
  { state = 'installed', installer = 'pip', down = false }: More = {},
): Promise<readonly unknown[]> {
  const manifest = { ...(await readManifest('requirements.txt', '', async () => undefined)), installer };
  const target = await resolveTarget({ base: 'python:3.12-alpine', platform: 'linux/amd64' });
  const asked: string[] = [];
  const ask: Ask = {
    async release({ name, version = '' }) {
      asked.push(`release ${version}`);
      const fault = new IndexError({ kind: 'offline' });
      return down
        ? { found: null, fault: { fault: fault.fault, tries: null, index: null } }
        : index.release(name, version);
    },
    async exists(path) {
      asked.push(`exists ${path}`);
      return path === 'there';
    },
  };
  const one = { ...spam, ...pkg };
  const selected: Selected =
    state === 'installed'
      ? { package: one, state, extras: [] }
      : { package: one, state: 'skipped', reason: state, needs: [] };
  const { verdict, reason, file } = await judge(selected, manifest, makeMatcher(target, installer), ask);
  return [verdict, reason, file?.raw ?? null, asked.join()];
}

interface More {
  readonly state?: 'installed' | 'marker' | 'group';
  readonly installer?: InstallerName;
  readonly down?: boolean;
}

describe('judge', () => {
  it.each<[what: string, pkg: Partial<LockedPackage>, expected: readonly unknown[], more?: More]>([
    ['a wheel for all', {}, ['wheel', null, `spam-1.0-${pure}.whl`, 'release 1.0']],
    ['wheels for glibc', { version: '2.0' }, ['build', 'libc', 'spam-2.0.tar.gz', 'release 2.0']],
    ['no sdist', { version: '3.0' }, ['impossible', 'libc', null, 'release 3.0']],
    ['no such version', { version: '4.0' }, ['impossible', 'no-version', null, 'release 4.0']],
    ['no such project', { name: normalizeName('ham') }, ['impossible', 'no-project', null, 'release 1.0']],
    ['an index that fails', {}, ['unknown', 'index', null, 'release 1.0'], { down: true }],
    // Nothing is asked for what is not installed, or cannot be.
    ['left out', {}, ['skipped', 'group', null, ''], { state: 'group' }],
    ['another Python', rangeOf('>=3.13'), ['impossible', 'requires-python', null, '']],
    // A lock that names its files decides with them; the index may fail.
    ['files of a lock', { version: '2.0', ...locked }, ['impossible', 'libc', null, 'release 2.0']],
    [
      'the same without an index',
      { version: '2.0', ...locked },
      ['impossible', 'libc', null, 'release 2.0'],
      { down: true },
    ],
    // A direct reference leaves no choice.
    ['a folder', { source: { ...folder, path: 'there' } }, ['build', 'direct-reference', null, 'exists there']],
    ['a missing folder', { source: folder }, ['impossible', 'no-file', null, 'exists lib']],
    ['a missing file', { source: { ...folder, path: 'x.whl' } }, ['impossible', 'no-file', null, 'exists x.whl']],
    ['the project itself', { source: { kind: 'project' } }, ['skipped', 'project', null, '']],
  ])('%s', async (_, pkg, expected, more) => {
    const { version, ...rest } = { ...spam, ...pkg };
    expect(await judged({ ...rest, ...(version === undefined ? {} : { version }) }, more)).toEqual(expected);
  });

  it('without a pin: not judged', async () => {
    const { version: _, ...unpinned } = spam;
    const manifest = await readManifest('requirements.txt', '', async () => undefined);
    const target = await resolveTarget({ base: 'python:3.12-alpine', platform: 'linux/amd64' });
    const ask: Ask = { release: () => Promise.reject(new Error('asked')), exists: async () => undefined };
    const selected = { package: unpinned, state: 'installed', extras: [] } as const;
    expect(await judge(selected, manifest, makeMatcher(target, 'pip'), ask)).toMatchObject({
      verdict: 'unknown',
      reason: 'unpinned',
    });
  });
});
