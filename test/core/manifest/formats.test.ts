// Which reader a file gets: by its name, else by its content.

import { describe, expect, test } from 'vitest';
import { formats, manifestNames } from '../../../packages/core/src/manifest/formats.ts';
import { readManifest } from '../../support/read-manifest.ts';

const lock =
  '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n\n[metadata]\nlock-version = "2.1"\npython-versions = "*"\ncontent-hash = "0"\n';

const standardLock =
  'lock-version = "1.0"\ncreated-by = "hand"\n\n[[packages]]\nname = "a"\nsdist = { url = "https://files.example/a-1.tar.gz", hashes = { sha256 = "00" } }\n';

const uvLock =
  'version = 1\nrequires-python = ">=3.9"\n\n[[package]]\nname = "a"\nversion = "1"\nsource = { virtual = "." }\n';

const pdmLock = '[metadata]\nlock_version = "4.5.0"\nstrategy = []\n\n[[package]]\nname = "a"\nversion = "1"\n';

const pipfileLock = '{"_meta": {"pipfile-spec": 6}, "default": {"a": {"version": "==1"}}}';

async function formatOf(path: string, text: string): Promise<string> {
  return (await readManifest(path, text, async () => undefined)).format;
}

describe('by name', () => {
  test.each([
    ['poetry.lock', lock, 'poetry.lock'],
    ['services/api/poetry.lock', lock, 'poetry.lock'],
    ['C:\\work\\poetry.lock', lock, 'poetry.lock'],
    ['poetry.old.lock', lock, 'poetry.lock'],
    ['requirements.txt', 'a==1\n', 'requirements.txt'],
    ['requirements/base.txt', 'a==1\n', 'requirements.txt'],
    ['dev.in', 'a==1\n', 'requirements.txt'],
    ['pylock.toml', standardLock, 'pylock.toml'],
    ['app/pylock.dev.toml', standardLock, 'pylock.toml'],
    ['C:\\work\\pylock.my-app_1.toml', standardLock, 'pylock.toml'],
    ['services/api/uv.lock', uvLock, 'uv.lock'],
    ['uv.old.lock', uvLock, 'uv.lock'],
    ['tools/fetch.py.lock', uvLock, 'uv.lock'],
    ['app/pdm.lock', pdmLock, 'pdm.lock'],
    ['pdm.dev.lock', pdmLock, 'pdm.lock'],
    ['Pipfile.lock', pipfileLock, 'Pipfile.lock'],
    ['C:\\work\\Pipfile.dev.lock', pipfileLock, 'Pipfile.lock'],
  ])('%s', async (path, text, format) => {
    expect(await formatOf(path, text)).toBe(format);
  });
});

describe('by content, where the name says nothing', () => {
  test.each([
    ['-', lock, 'poetry.lock'],
    ['-', 'numpy==1.26.4\n', 'requirements.txt'],
    ['renamed.lock', lock, 'poetry.lock'],
    ['-', standardLock, 'pylock.toml'],
    ['-', uvLock, 'uv.lock'],
    ['-', pdmLock, 'pdm.lock'],
    ['-', pipfileLock, 'Pipfile.lock'],
    ['pylock.two.dots.toml', standardLock, 'pylock.toml'],
    ['-', 'created-by = "hand"\nlock-version = "1.0"\npackages = []\n', 'pylock.toml'],
  ])('%s', async (path, text, format) => {
    expect(await formatOf(path, text)).toBe(format);
  });
});

test.each([
  ['package-lock.json', '{"a": 1}'],
  ['-', '<html>'],
])('%s is refused, and what is read is named', async (path, text) => {
  await expect(formatOf(path, text)).rejects.toMatchObject({
    code: 'format-unknown',
    message: `${path} is no file that is read`,
    hint: `what is read: ${manifestNames.join(', ')}`,
  });
});

test.each([
  ['Pipfile', "pipenv's project file, which pins nothing", 'make the lock (pipenv lock) and name Pipfile.lock'],
  [
    'conda-lock.yml',
    "conda's, whose packages are no wheels",
    'only what pip installs can be checked: name its requirements file',
  ],
])('%s is refused with what to do about it', async (path, what, hint) => {
  await expect(formatOf(path, '')).rejects.toMatchObject({ message: `${path} is not read: it is ${what}`, hint });
});

test('the names to look for are those of the formats', () => {
  expect(manifestNames).toEqual([
    'pylock.toml',
    'uv.lock',
    'poetry.lock',
    'pdm.lock',
    'Pipfile.lock',
    'requirements.txt',
  ]);
  // A project file and conda's are read where somebody names them
  expect(Object.values(formats).map(({ id }) => id)).toEqual([
    ...manifestNames,
    'pyproject.toml',
    'setup.cfg',
    'setup.py',
    'environment.yml',
  ]);
});
