// What a wheel on the disk requires is in the wheel.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { readManifestFile } from '../../../packages/core/src/node/read-manifest.ts';
import { wheelReader } from '../../../packages/core/src/node/read-wheel.ts';
import { nothingAsked } from '../manifest/machines.ts';
import { zip } from '../../support/archive-writers.ts';
import { smallIndex } from '../../support/small-index.ts';

let folder = '';
const wheel = 'mine-1.0-py3-none-any.whl';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wheelcheck-'));
  await mkdir(join(folder, 'project'));
  const metadata = 'Metadata-Version: 2.1\nName: mine\nVersion: 1.0\nRequires-Dist: psycopg2 (==2.9.9)\n\n';
  const archive = zip([{ name: 'mine.py' }, { name: 'mine-1.0.dist-info/METADATA', content: metadata }]);
  await writeFile(join(folder, wheel), archive);
  await writeFile(join(folder, 'project', wheel), archive);
  await writeFile(join(folder, 'project', 'broken-1.0-py3-none-any.whl'), 'no archive');
  await writeFile(join(folder, 'project', 'requirements.txt'), `./${wheel}\n`);
});

afterAll(() => rm(folder, { recursive: true }));

describe('wheelReader', () => {
  it.each([
    [wheel, true],
    [`../${wheel}`, false],
    ['broken-1.0-py3-none-any.whl', false],
    ['absent-1.0-py3-none-any.whl', false],
    ['.', false],
  ])('%s is read: %s', async (path, isRead) => {
    const project = join(folder, 'project');
    const text = await wheelReader(project, join(project, 'requirements.txt'))(path);
    expect(text?.includes('Requires-Dist: psycopg2') ?? false).toBe(isRead);
  });
});

it('is asked of a wheel at an address too', async () => {
  const asked: string[] = [];
  await check({
    files: [
      {
        path: 'requirements.txt',
        text: `mine @ https://files.example/${wheel}\n`,
        sibling: () => Promise.resolve(undefined),
      },
    ],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    resolve: false,
    selection: nothingAsked,
    index: smallIndex({}, asked),
  });
  expect(asked).toEqual([`requires ${wheel}`]);
});

it('is looked for in the file', async () => {
  const file = await readManifestFile(join(folder, 'project', 'requirements.txt'));
  const { diagnostics, complete } = await check({
    files: [file],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    resolve: false,
    selection: nothingAsked,
    index: smallIndex({}),
  });
  expect(diagnostics.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'WC202 1 package that these need is not in the file and was not judged: psycopg2 (by mine)',
  ]);
  expect(complete).toBe(false);
});

// `uv export --format pylock.toml` names the members of a workspace as folders, and pip 26.3 asks what they require.
it.each([
  ['dependencies = ["six"]', true, []],
  ['dependencies = ["toml"]', false, ['toml']],
  ['dynamic = ["dependencies"]\n[tool.hatch.metadata.hooks.custom]', false, []],
])('a folder of a pylock.toml with %s', async (said, complete, missing) => {
  const text = `lock-version = "1.0"
created-by = "uv"

[[packages]]
name = "app"
directory = { path = "libs/app" }

[[packages]]
name = "six"
version = "1.16.0"
wheels = [{ url = "https://files.example/six-1.16.0-py2.py3-none-any.whl", hashes = { sha256 = "00" } }]
`;
  const pyproject = `[project]\nname = "app"\nversion = "1.0"\n${said}\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n`;
  const report = await check({
    files: [
      {
        path: 'pylock.toml',
        text,
        sibling: (path) => Promise.resolve(path === 'libs/app/pyproject.toml' ? pyproject : undefined),
      },
    ],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: nothingAsked,
    index: smallIndex({ six: { '1.16.0': { files: ['py2.py3-none-any'], requires: [] } } }),
  });
  expect(report.complete).toBe(complete);
  expect(report.diagnostics.filter(({ rule }) => rule === 'WC202').flatMap(({ about }) => about)).toEqual(missing);
});
