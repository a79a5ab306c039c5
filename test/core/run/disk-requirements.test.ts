// Archives that a file names by their paths are looked into, for what their builds need and for what they require.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { readManifestFile } from '../../../packages/core/src/node/read-manifest.ts';
import { nothingAsked } from '../manifest/machines.ts';
import { tarGz, zip } from '../../support/archive-writers.ts';
import { smallIndex } from '../../support/small-index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wheelcheck-'));
  const metadata = 'Metadata-Version: 2.2\nName: mine\nVersion: 1.0\nRequires-Dist: six\n\n';
  const pure = [
    { name: 'mine-1.0/PKG-INFO', content: metadata },
    { name: 'mine-1.0/setup.py', content: "from setuptools import setup\nsetup(name='mine', py_modules=['mine'])\n" },
    { name: 'mine-1.0/mine.py', content: '' },
  ];
  const native = [
    ...pure.slice(0, 1),
    {
      name: 'mine-1.0/setup.py',
      content:
        "from setuptools import Extension, setup\nsetup(name='mine', ext_modules=[Extension('mine', ['mine.c'])])\n",
    },
    { name: 'mine-1.0/mine.c', content: '' },
  ];
  await writeFile(join(folder, 'mine-1.0.tar.gz'), tarGz(...pure));
  await writeFile(join(folder, 'mine-1.0.zip'), zip(pure));
  await writeFile(join(folder, 'native-1.0.tar.gz'), tarGz(...native));
  await writeFile(join(folder, 'broken-1.0.tar.gz'), 'no archive');
  const wheel = [{ name: 'mine.py' }, { name: 'mine-1.0.dist-info/METADATA', content: metadata }];
  await writeFile(join(folder, 'mine-1.0-py3-none-any.whl'), zip(wheel));
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ['mine-1.0.tar.gz', 'sdist', true],
  ['mine-1.0.zip', 'sdist', true],
  ['native-1.0.tar.gz', 'build', true],
  ['mine-1.0-py3-none-any.whl', 'wheel', true],
  ['broken-1.0.tar.gz', 'build', false],
])('%s is %s; what it requires is known: %s', async (name, verdict, isKnown) => {
  const path = join(folder, 'requirements.txt');
  await writeFile(path, `./${name}\n`);
  const { packages, complete } = await check({
    files: [await readManifestFile(path)],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: nothingAsked,
    index: smallIndex({
      six: { '1.16.0': { files: ['py2.py3-none-any'], requires: [] } },
      // What builds the sdists.
      setuptools: { '80.9.0': { files: ['py3-none-any'], requires: [] } },
    }),
  });
  expect(packages.map((each) => [each.name, each.results[0]?.verdict])).toEqual([
    [name.replace(/-.*/, ''), verdict],
    ...(isKnown ? [['six', 'wheel']] : []),
  ]);
  expect(complete).toBe(isKnown);
});
