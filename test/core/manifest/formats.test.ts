// Which reader a file gets: by its name, else by its content.

import { describe, expect, test } from 'vitest';
import { formats, manifestNames, readManifest } from '../../../packages/core/src/manifest/formats.ts';

const lock =
  '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n\n[metadata]\nlock-version = "2.1"\npython-versions = "*"\ncontent-hash = "0"\n';

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
  ])('%s', async (path, text, format) => {
    expect(await formatOf(path, text)).toBe(format);
  });
});

describe('by content, where the name says nothing', () => {
  test.each([
    ['-', lock, 'poetry.lock'],
    ['-', 'numpy==1.26.4\n', 'requirements.txt'],
    ['renamed.lock', lock, 'poetry.lock'],
  ])('%s', async (path, text, format) => {
    expect(await formatOf(path, text)).toBe(format);
  });
});

test.each([
  ['uv.lock', 'version = 1\n', "uv.lock is uv's lock, which is not read"],
  ['a/pylock.toml', 'lock-version = "1.0"\n', 'a/pylock.toml is a pylock file (PEP 751), which is not read'],
  ['pylock.dev.toml', '', 'pylock.dev.toml is a pylock file (PEP 751), which is not read'],
  ['pdm.lock', '[metadata]\n', "pdm.lock is PDM's lock, which is not read"],
  ['Pipfile.lock', '{}', "Pipfile.lock is pipenv's file, which is not read"],
  ['Pipfile', '[packages]\n', "Pipfile is pipenv's file, which is not read"],
  [
    'pyproject.toml',
    '[project]\nname = "a"\n',
    'pyproject.toml is a project file, which pins nothing, which is not read',
  ],
  ['package-lock.json', '{"a": 1}', 'package-lock.json is no file that is read'],
  ['-', '<html>', '- is no file that is read'],
])('%s is refused, and what is read is named', async (path, text, message) => {
  await expect(formatOf(path, text)).rejects.toMatchObject({
    code: 'format-unknown',
    message,
    hint: 'what is read: poetry.lock, requirements.txt',
  });
});

test('the names to look for are those of the formats', () => {
  expect(manifestNames).toEqual(['poetry.lock', 'requirements.txt']);
  expect(Object.values(formats).map(({ id }) => id)).toEqual(manifestNames);
});
