// Small projects that Poetry itself locked and installed from: fixtures/manifests/poetry.lock/PROJECT/lock-VERSION/.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { poetryLock } from '../../../../packages/core/src/manifest/poetry/poetry-lock.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';

interface Run {
  readonly python: string;
  readonly machine: string;
  readonly groups: readonly string[];
  readonly extras: readonly string[];
  readonly installed: readonly string[];
}

const projects = new URL('../../../../fixtures/manifests/poetry.lock/', import.meta.url);
const locks = readdirSync(projects).flatMap((project) =>
  ['lock-2.0', 'lock-2.1']
    .map((lock) => `${project}/${lock}`)
    .filter((path) => existsSync(new URL(`${path}/poetry.lock`, projects))),
);

test('the projects are there', () => {
  expect(locks.length).toBeGreaterThan(20);
});

describe.each(locks)('%s', (path) => {
  const read = (file: string): string => readFileSync(new URL(`${path}/${file}`, projects), 'utf8');
  // Where the two Poetrys disagree on one lock, the newer one is right: see scripts/record/record-poetry.py
  const expected = existsSync(new URL(`${path}/expected-by-2.5.json`, projects))
    ? 'expected-by-2.5.json'
    : 'expected.json';
  const { runs }: { readonly runs: readonly Run[] } = JSON.parse(read(expected));
  const manifest = readWith(poetryLock, read('poetry.lock'), 'poetry.lock', async (name) =>
    name === 'pyproject.toml' ? read(`../${name}`) : undefined,
  );

  test('reads without a remark', async () => {
    expect(await manifest).toMatchObject({ remarks: [], diagnostics: [] });
  });

  test.each(runs)(
    'Python $python, $machine, groups $groups, extras $extras',
    async ({ python, machine, groups, extras, installed }) => {
      const selected = await select(await manifest, { ...nothingAsked, only: groups, extras }, linux(python, machine));
      const ours = selected.flatMap((one) =>
        one.state === 'installed' ? [`${one.package.name} ${one.package.version}`] : [],
      );
      expect(ours.toSorted()).toEqual(installed);
    },
  );
});

describe('of these', () => {
  const installed = async (path: string, groups: readonly string[]): Promise<readonly string[]> => {
    const [project = ''] = path.split('/');
    const read = (file: string): string => readFileSync(new URL(file, projects), 'utf8');
    const manifest = await readWith(poetryLock, read(`${path}/poetry.lock`), 'poetry.lock', async (name) =>
      name === 'pyproject.toml' ? read(`${project}/${name}`) : undefined,
    );
    return (await select(manifest, { ...nothingAsked, only: groups }, linux('3.9.1')))
      .filter(({ state }) => state === 'installed')
      .map((one) => one.package.name);
  };

  test('a lock 2.x with "<empty>" among its markers is read, and that way to a package is never taken', async () => {
    const path = 'way-that-never-holds/lock-2.1';
    expect(readFileSync(new URL(`${path}/poetry.lock`, projects), 'utf8')).toContain('markers = {main = "<empty>"');
    expect(await installed(path, ['main'])).toEqual(['alpha']);
    expect(await installed(path, ['test'])).toEqual(['handle']);
  });

  test('up to lock 2.0 a root dependency whose own marker is false is installed where an extra that nobody asked for leads to it', async () => {
    const project = 'windows-dependency-that-an-extra-needs';
    expect(await installed(`${project}/lock-2.0`, ['main'])).toContain('winlib');
    expect(await installed(`${project}/lock-2.1`, ['main'])).not.toContain('winlib');
  });
});
