// The indexes that a command of a Dockerfile names: behind the flags of the command line and what the file says, before the machine's.

import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../packages/core/src/manifest/manifest.ts';
import type { Machine } from '../../../packages/core/src/index-settings/machine.ts';
import { DEFAULT_INDEX } from '../../../packages/core/src/package-index/default-index.ts';
import { settingsReader } from '../../../packages/core/src/index-settings/settings-reader.ts';
import { chooseIndexes } from '../../../packages/core/src/run/choose-indexes.ts';
import { addressOf } from '../../../packages/core/src/run/index-address.ts';
import { readManifest } from '../../support/read-manifest.ts';

const command = {
  url: 'https://command.example/simple',
  extraUrls: ['https://more.example/simple'],
  from: 'Dockerfile:5',
};
const manifest = (text: string): Promise<Manifest> =>
  readManifest('requirements.txt', text, () => Promise.resolve(undefined));

describe('the indexes of a command', () => {
  it('stand in for the public one, with the line that names them', async () => {
    expect(chooseIndexes({ command }, await manifest('six==1.16.0\n'), settingsReader).indexes).toEqual([
      { url: 'https://command.example/simple', from: 'Dockerfile:5' },
      { url: 'https://more.example/simple', from: 'Dockerfile:5' },
    ]);
  });

  it('are filled in from what the command sees, before the machine', async () => {
    const file = await manifest('-i https://me:${TOKEN}@file.example/simple\nsix==1.16.0\n');
    const machine: Machine = { variable: (name) => (name === 'TOKEN' ? 'ours' : undefined), files: () => [] };
    const [index] = chooseIndexes({ command, machine }, file, settingsReader).indexes;
    const filled = (variables: Readonly<Record<string, string>>): string =>
      addressOf(index ?? { url: '' }, file, { command: { ...command, variables }, machine }, settingsReader);
    expect(filled({ TOKEN: 'theirs' })).toBe('https://me:theirs@file.example/simple');
    expect(filled({})).toBe('https://me:ours@file.example/simple');
  });

  it('give way to the flag', async () => {
    const { indexes } = chooseIndexes(
      { command, url: 'https://flag.example/simple' },
      await manifest('six==1.16.0\n'),
      settingsReader,
    );
    expect(indexes[0]?.from).toBe('--index-url');
  });

  it('give way to flags, whose values may come from the environment or a configuration', async () => {
    const flags = { url: 'https://flag.example/simple', extraUrls: ['https://also.example/simple'] };
    const from = { url: 'WHEELCHECK_INDEX_URL', extraUrls: 'wheelcheck.toml:3' };
    const { indexes } = chooseIndexes({ command, ...flags, from }, await manifest('six==1.16.0\n'), settingsReader);
    expect(indexes.map((index) => index.from)).toEqual(['WHEELCHECK_INDEX_URL', command.from, 'wheelcheck.toml:3']);
  });

  it('give way to what the file says', async () => {
    const { indexes } = chooseIndexes(
      { command },
      await manifest('-i https://file.example/simple\nsix==1.16.0\n'),
      settingsReader,
    );
    expect(indexes.map(({ url }) => url)).toEqual(['https://file.example/simple', 'https://more.example/simple']);
  });
});

it("PDM's index of a Dockerfile's variable stands in for the public one", async () => {
  const text = '[metadata]\nlock_version = "4.5.0"\ncontent_hash = "sha256:0"\n';
  const lock = await readManifest('pdm.lock', text, () => Promise.resolve(undefined));
  const own = { extraUrls: [], from: 'Dockerfile:5', variables: { PDM_PYPI_URL: 'https://own.example/simple' } };
  expect(chooseIndexes({ command: own }, lock, settingsReader).indexes).toEqual([
    { url: 'https://own.example/simple', from: 'PDM_PYPI_URL', name: 'pypi' },
  ]);
});

describe("pipenv's mirror", () => {
  const mirror = 'https://mirror.example/simple';
  const fromDockerfile = { extraUrls: [], from: 'Dockerfile:5', variables: { PIPENV_PYPI_MIRROR: mirror } };
  const lockOf = (urls: readonly string[]): Promise<Manifest> =>
    readManifest(
      'Pipfile.lock',
      JSON.stringify({
        _meta: { 'pipfile-spec': 6, sources: urls.map((url, at) => ({ name: `s${at}`, url })) },
        default: {},
        develop: {},
      }),
      () => Promise.resolve(undefined),
    );

  it('counts where a Dockerfile sets it', async () => {
    const { indexes } = chooseIndexes({ command: fromDockerfile }, await lockOf([DEFAULT_INDEX]), settingsReader);
    expect(indexes.map(({ url, from }) => [url, from])).toEqual([[mirror, 'PIPENV_PYPI_MIRROR']]);
  });

  it('gives way to the flag, though that names the public index', async () => {
    const flags = { command: fromDockerfile, url: DEFAULT_INDEX };
    const { indexes } = chooseIndexes(flags, await lockOf([DEFAULT_INDEX]), settingsReader);
    expect(indexes.map(({ url, from }) => [url, from])).toEqual([[DEFAULT_INDEX, '--index-url']]);
  });

  it('is asked wherever the lock names the public index, and nowhere else', async () => {
    const sources = ['https://private.example/simple', DEFAULT_INDEX].map((url, at) => ({
      name: `s${at}`,
      url,
    }));
    const lock = JSON.stringify({
      _meta: { 'pipfile-spec': 6, sources },
      default: { six: { version: '==1.16.0' } },
      develop: {},
    });
    const pipfile = '[pipenv]\ninstall_search_all_sources = true\n';
    const read = await readManifest('Pipfile.lock', lock, (name) =>
      Promise.resolve(name === 'Pipfile' ? pipfile : undefined),
    );
    const machine: Machine = {
      variable: (name) => (name === 'PIPENV_PYPI_MIRROR' ? 'https://mirror.example/simple' : undefined),
      files: () => [],
    };
    expect(chooseIndexes({ machine }, read, settingsReader).indexes.map(({ url, from }) => [url, from])).toEqual([
      ['https://private.example/simple', 'Pipfile.lock'],
      ['https://mirror.example/simple', 'PIPENV_PYPI_MIRROR'],
    ]);
  });
});
