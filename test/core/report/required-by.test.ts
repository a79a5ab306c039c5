// Who asks for the packages of a file, by the same project locked by several tools.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { requirersOf } from '../../../packages/core/src/report/required-by.ts';
import { readManifest } from '../../support/read-manifest.ts';

const corpus = join(import.meta.dirname, '../../../fixtures/corpus');

/** `a > b` where b asks for it and a, a requirement of the file, asks for b; `?` where the file does not say. */
async function ways(name: string, lock: string, packages: readonly string[]): Promise<readonly string[]> {
  const sibling = async (path: string): Promise<string | undefined> => {
    try {
      return readFileSync(join(corpus, name, path), 'utf8');
    } catch {
      return undefined;
    }
  };
  const manifest = await readManifest(lock, readFileSync(join(corpus, name, lock), 'utf8'), sibling);
  const found = [...requirersOf(manifest)];
  return packages.map((each) => {
    const way = found.find(([pkg]) => pkg.name === each)?.[1];
    return way === undefined ? 'absent' : (way?.join(' > ') ?? '?');
  });
}

it.each<[name: string, lock: string, ways: readonly string[]]>([
  ['fastapi-uv', 'uv.lock', ['', 'fastapi', 'fastapi > starlette', 'fastapi > starlette > anyio']],
  ['fastapi-poetry-lock1.1', 'poetry.lock', ['', 'fastapi', 'fastapi > starlette', 'fastapi > starlette > anyio']],
  // A lock with groups needs no pyproject.toml: what nobody asks for, the project does.
  ['fastapi-poetry-lock2.1', 'poetry.lock', ['', 'fastapi', 'fastapi > starlette', 'fastapi > starlette > anyio']],
  ['fastapi-pdm', 'pdm.lock', ['', 'fastapi', 'fastapi > starlette', 'fastapi > starlette > anyio']],
  ['fastapi-pipenv', 'Pipfile.lock', ['?', '?', '?', '?']],
  ['fastapi-piptools', 'requirements.txt', ['', '', '', '']],
])('%s', async (name, lock, expected) => {
  expect(await ways(name, lock, ['fastapi', 'starlette', 'anyio', 'idna'])).toEqual(expected);
});
