// The Pythons that groups of a uv project are for: what uv does is in fixtures/manifests/uv.lock/groups-for-some-pythons/.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../packages/core/src/manifest/manifest.ts';
import { pipfileLock } from '../../../packages/core/src/manifest/pipfile/pipfile-lock.ts';
import { uvLock } from '../../../packages/core/src/manifest/uv/uv-lock.ts';
import { boundByGroups } from '../../../packages/core/src/select/bound-by-groups.ts';
import { nothingAsked } from '../manifest/machines.ts';
import { readWith } from '../../support/read-manifest.ts';

const folder = new URL('../../../fixtures/manifests/uv.lock/groups-for-some-pythons/', import.meta.url);
const [lock, pyproject] = ['uv.lock', 'pyproject.toml'].map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** As uv before 0.13 wrote it. */
const olderLock = lock?.replace(/\[package\.group-requires-python\]\n(?:[^\n]+\n)+/, '');

function read(text: string | undefined, project: string | undefined): Promise<Manifest> {
  return readWith(uvLock, text ?? '', 'uv.lock', async (name) => (name === 'pyproject.toml' ? project : undefined));
}

describe.each([
  ['the lock and pyproject.toml', lock, pyproject],
  ['the lock alone', lock, undefined],
  ['an older lock and pyproject.toml', olderLock, pyproject],
])('%s', (_, text, project) => {
  test.each([
    ['main', '>=3.10', '>=3.10'],
    ['free', '>=3.10', '>=3.10'],
    ['high', '>=3.10, with group high >=3.12', '>=3.10,>=3.12'],
    ['upper', '>=3.10, with group upper >=3.12', '>=3.10,>=3.12'],
    ['Low_One', '>=3.10, with group low-one <3.14', '<3.14,>=3.10'],
    ['both', '>=3.10, with group both <3.14,>=3.12', '<3.14,>=3.10,>=3.12'],
  ])('with group %s it is for Python %s', async (group, words, range) => {
    const { requiresPython } = boundByGroups(await read(text, project), { ...nothingAsked, with: [group] });
    expect({ words: requiresPython?.text, ranges: requiresPython?.anyOf.map((set) => set.text) }).toEqual({
      words,
      ranges: [range],
    });
  });

  test('with all groups each one is named', async () => {
    const { requiresPython } = boundByGroups(await read(text, project), { ...nothingAsked, allGroups: true });
    expect(requiresPython?.text.match(/with group [\w-]+/g)?.toSorted()).toEqual(
      ['both', 'high', 'low-one', 'upper'].map((group) => `with group ${group}`),
    );
  });
});

// Pipenv 2026 on Python 3.11 with a lock for 3.9: `install --system --deploy` ends with DeployException, `sync --system` goes on.
describe('a Pipfile.lock that names its Python', () => {
  test.each([
    [
      'pipenv install --deploy',
      { python_version: '3.9' },
      { lockedPython: true },
      { text: '3.9', ranges: ['==3.9.*'] },
      0,
    ],
    [
      'of a whole version',
      { python_full_version: '3.9.1' },
      { lockedPython: true },
      { text: '3.9.1', ranges: ['==3.9.1'] },
      0,
    ],
    ['beside 3.9', { python_version: '3.9' }, { lockedPython: true, pythonsBeside: ['3.9'] }, undefined, 1],
    ['pipenv sync --system', { python_version: '3.9' }, {}, undefined, 1],
    ['pipenv requirements', { python_version: '3.9' }, { lockedPython: false }, undefined, 0],
    ['any Python', { python_version: '*' }, { lockedPython: true }, undefined, 0],
  ])('%s', async (_, requires, stops, expected, told) => {
    const text = JSON.stringify({ _meta: { 'pipfile-spec': 6, requires, sources: [] }, default: {}, develop: {} });
    const unnamed = { defaults: false, but: [], also: [], ...stops };
    const manifest = boundByGroups(await readWith(pipfileLock, text, 'Pipfile.lock', async () => undefined), {
      ...nothingAsked,
      unnamed,
    });
    const { requiresPython: range, remarks } = manifest;
    expect(range && { text: range.text, ranges: range.anyOf.map((set) => set.text) }).toEqual(expected);
    // What is judged is not said a second time.
    expect(remarks).toHaveLength(told);
  });

  // `pipenv lock` with the same Pipfile stops as well.
  test.each([
    ['[requires]\npython_version = "3.9" # as on the server\n', 'Pipfile:2 (python_version = "3.9")'],
    ['[packages]\nsix = "*"\n', undefined],
    [undefined, undefined],
  ])('by %j', async (pipfile, asked) => {
    const _meta = { 'pipfile-spec': 6, requires: { python_version: '3.9' }, sources: [] };
    const text = JSON.stringify({ _meta, default: {}, develop: {} });
    const { lockedPython } = await readWith(pipfileLock, text, 'Pipfile.lock', async (name) =>
      name === 'Pipfile' ? pipfile : undefined,
    );
    expect(lockedPython?.asked).toBe(asked);
  });
});
