// Paths of a report → paths from the repository's root; what lies outside it has none.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryPlace } from '../../packages/cli/src/repository-place.ts';

const before = process.cwd();
let top = '';
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'wheelcheck-place-')));
  for (const path of [
    'repo/.git/HEAD',
    'repo/poetry.lock',
    'repo/api/requirements.txt',
    'repo/api/more/dev.txt',
    'other/uv.lock',
  ]) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), '');
  }
});
afterAll(() => {
  process.chdir(before);
  rmSync(top, { recursive: true });
});

describe('repositoryPlace', () => {
  it.each<[folder: string, words: readonly string[], path: string, place: string]>([
    ['repo', ['poetry.lock'], 'poetry.lock', 'poetry.lock'],
    ['repo/api', ['requirements.txt'], 'requirements.txt', 'api/requirements.txt'],
    ['repo/api', [], 'requirements.txt', 'api/requirements.txt'],
    ['repo/api', ['requirements.txt'], 'more/dev.txt', 'api/more/dev.txt'],
    ['repo/api', ['../poetry.lock'], '../poetry.lock', 'poetry.lock'],
    ['repo/api', ['../poetry.lock'], 'requirements.txt', 'api/requirements.txt'],
    ['repo', ['../other/uv.lock'], '../other/uv.lock', '-'],
    ['repo', ['absent.txt'], 'absent.txt', '-'],
    ['repo', ['-'], '-', '-'],
    ['repo', ['numpy==1.26.4'], 'command line', 'command line'],
    ['other', ['uv.lock'], 'uv.lock', 'uv.lock'],
  ])('in %s, %j: %s is %s', (folder, words, path, place) => {
    process.chdir(join(top, folder));
    expect(repositoryPlace(words)(path)).toBe(place);
  });
});
