// Small projects that uv itself locked and would install from: fixtures/manifests/uv.lock/PROJECT/, made by scripts/record/record-uv.py.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LockedPackage } from '../../../../packages/core/src/manifest/manifest.ts';
import { interpreterVersion } from '../../../../packages/core/src/packaging/interpreter-version.ts';
import { satisfies } from '../../../../packages/core/src/packaging/specifier.ts';
import { parseVersion, type Version } from '../../../../packages/core/src/packaging/version.ts';
import { boundByGroups } from '../../../../packages/core/src/select/bound-by-groups.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { uvLock } from '../../../../packages/core/src/manifest/uv/uv-lock.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';

interface Run {
  readonly python: string;
  readonly machine: string;
  readonly groups: readonly string[];
  readonly extras: readonly string[];
  readonly installed?: readonly string[];
  /** uv installs nothing: `conflict`, `platform`, or `python` that a group refuses. */
  readonly refused?: string;
}

const projects = new URL('../../../../fixtures/manifests/uv.lock/', import.meta.url);
const names = readdirSync(projects);

/** As the recordings have it: the version, or for what is not from an index the last part of where it is from. */
function readable({ name, version, source }: LockedPackage): string {
  switch (source.kind) {
    case 'vcs':
      return `${name} @ ${source.commit}`;
    case 'url':
      return `${name} @ ${source.url.replace(/^.*\//, '')}`;
    case 'path':
      return `${name} @ ${source.path.replace(/^.*\//, '')}`;
    default:
      return `${name} ${version}`;
  }
}

/** uv takes a pre-release interpreter for its final release. */
function final(python: string): Version {
  const parsed = parseVersion(interpreterVersion(python));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

test('the projects are there', () => {
  expect(names.length).toBeGreaterThan(7);
});

describe.each(names)('%s', (project) => {
  const read = (file: string): string => readFileSync(new URL(`${project}/${file}`, projects), 'utf8');
  const lock = existsSync(new URL(`${project}/uv.lock`, projects)) ? 'uv.lock' : 'script.py.lock';
  const { runs }: { readonly runs: readonly Run[] } = JSON.parse(read('expected.json'));
  const manifest = readWith(uvLock, read(lock), lock, async (name) =>
    existsSync(new URL(`${project}/${name}`, projects)) ? read(name) : undefined,
  );

  test.each(runs)(
    'Python $python, $machine, groups $groups, extras $extras',
    async ({ python, machine, groups, extras, installed, refused }) => {
      const chosen = async (): Promise<readonly string[]> =>
        (await select(await manifest, { ...nothingAsked, only: groups, extras }, linux(python, machine))).flatMap(
          (one) => (one.state === 'installed' ? [readable(one.package)] : []),
        );
      const bound = boundByGroups(await manifest, { ...nothingAsked, only: groups });
      expect(bound.requiresPython?.anyOf.every((range) => satisfies(final(python), range)) ?? true).toBe(
        refused !== 'python',
      );
      if (refused === 'python') return;
      if (refused === 'conflict') await expect(chosen()).rejects.toMatchObject({ code: 'usage' });
      else if (refused === 'platform') expect(await chosen()).toEqual([]);
      else expect((await chosen()).toSorted()).toEqual(installed);
    },
  );
});
