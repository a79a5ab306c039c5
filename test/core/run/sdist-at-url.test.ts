// An sdist that a file names by its URL is looked into, for what it requires: within limits, and never run.

import { expect, it } from 'vitest';
import { check, type CheckInput } from '../../../packages/core/src/check.ts';
import type { OpenSdist } from '../../../packages/core/src/sdist/sdist-contents.ts';
import { nothingAsked } from '../manifest/machines.ts';
import { smallIndex } from '../../support/small-index.ts';

const metadata = (...lines: readonly string[]): string =>
  ['Metadata-Version: 2.2', 'Name: mine', 'Version: 1.0', ...lines, '', ''].join('\n');

const setup = "from setuptools import setup\nsetup(name='mine', py_modules=['mine'])\n";
const computed = "from setuptools import setup\nsetup(name='mine', install_requires=open('needs').read().split())\n";
const project = '[project]\nname = "mine"\nversion = "1.0"\ndynamic = ["dependencies"]\n';

/** What stands at addresses; what does not is too large, cut off, or not there. */
const served: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'mine-1.0.tar.gz': { 'PKG-INFO': metadata('Requires-Dist: six'), 'setup.py': setup },
  'mine-1.0.zip': { 'PKG-INFO': metadata('Requires-Dist: six'), 'setup.py': setup },
  'mine-2.0.tar.gz': { 'setup.py': setup, 'mine.egg-info/requires.txt': 'six\n' },
  'mine-3.0.tar.gz': {
    'PKG-INFO': metadata('Dynamic: Requires-Dist'),
    'setup.py': computed,
    'pyproject.toml': project,
  },
  // What a code host makes of a tag: the source tree, without metadata
  'v1.0.tar.gz': { 'pyproject.toml': '[project]\nname = "mine"\nversion = "1.0"\ndependencies = ["six"]\n' },
  'main.zip': {
    'setup.py': "from setuptools import setup\nsetup(name='Mine', version='1.0', install_requires=['six'])\n",
  },
  'dev.tar.gz': { 'pyproject.toml': '[project]\nname = "mine"\ndynamic = ["version"]\ndependencies = ["six"]\n' },
  'mine-5.0.tar.gz': { 'PKG-INFO': metadata('Requires-Python: >=3.13'), 'setup.py': setup },
  'new.tar.gz': { 'pyproject.toml': '[project]\nname = "mine"\nversion = "5.0"\nrequires-python = ">=3.13"\n' },
  'old.zip': { 'setup.py': "from setuptools import setup\nsetup(name='mine', version='1', python_requires='<3.12')\n" },
  'other.tar.gz': { 'pyproject.toml': '[project]\nname = "other"\nversion = "1.0"\ndependencies = ["six"]\n' },
};

const openSdist: OpenSdist = async ({ raw, hashes }) => {
  const texts = served[raw];
  if (!texts || hashes['sha256'] === 'bad') return { ok: false, problem: 'it cannot be read' };
  return { ok: true, value: { members: Object.keys(texts), texts: new Map(Object.entries(texts)) } };
};

type Settings = Partial<Pick<CheckInput, 'openSdist' | 'overrides' | 'resolve'>>;

async function checked(text: string, settings: Settings = { openSdist }) {
  const report = await check({
    files: [{ path: 'requirements.txt', text, sibling: async () => undefined }],
    targets: [{ platform: 'linux/amd64', python: '3.12', libc: 'glibc-2.36' }],
    selection: nothingAsked,
    index: smallIndex({
      six: { '1.16.0': { files: ['py2.py3-none-any'], requires: [] } },
      click: { '8.1': { files: ['py3-none-any'], requires: [] } },
      six2: { '1.0': { files: ['py3-none-any'], requires: ['mine>=2'] } },
      setuptools: { '80.9.0': { files: ['py3-none-any'], requires: [] } },
    }),
    ...settings,
  });
  const rules = report.diagnostics.flatMap(({ rule }) => rule ?? []);
  const rows = report.packages.map(({ name, results }) => `${name} ${results[0]?.verdict}`);
  return { rows, rules, complete: report.complete };
}

const address = 'https://files.example/a';

it.each([
  ['a PKG-INFO of 2.2', `mine @ ${address}/mine-1.0.tar.gz`, ['mine build', 'six wheel']],
  ['a zip', `mine @ ${address}/mine-1.0.zip`, ['mine build', 'six wheel']],
  ['an egg-info', `mine @ ${address}/mine-2.0.tar.gz`, ['mine build', 'six wheel']],
  ['the URL alone', `${address}/mine-2.0.tar.gz`, ['mine build', 'six wheel']],
  ['the source tree of a tag', `mine @ ${address}/archive/v1.0.tar.gz`, ['mine build', 'six wheel']],
  ['the source tree of a branch', `${address}/archive/main.zip#egg=mine`, ['mine build', 'six wheel']],
  ['a marker that holds', `mine @ ${address}/mine-1.0.tar.gz ; python_version > "3"`, ['mine build', 'six wheel']],
])('%s tells what it requires', async (_, text, rows) => {
  expect(await checked(text)).toMatchObject({ rows, rules: [], complete: true });
});

it.each([
  ['requirements that a build computes', `mine @ ${address}/mine-3.0.tar.gz`],
  ['a file that is not there, too large or broken', `mine @ ${address}/mine-4.0.tar.gz`],
  ['another hash', `mine @ ${address}/mine-1.0.tar.gz#sha256=bad`],
  ['a project in a folder of the archive', `mine @ ${address}/mine-1.0.tar.gz#subdirectory=python`],
  ['a version that its build tells', `mine @ ${address}/archive/dev.tar.gz`],
  ['another project', `mine @ ${address}/archive/other.tar.gz`],
])('%s: what it requires stays unknown', async (_, text) => {
  expect(await checked(text)).toMatchObject({ rows: ['mine build'], rules: ['WC205'], complete: false });
});

// pip 26.3: "ERROR: Package 'mine' requires a different Python: 3.12.1 not in '>=3.13'"
it.each(['mine-5.0.tar.gz', 'archive/new.tar.gz', 'archive/old.zip'])(
  '%s is refused by its own Requires-Python',
  async (path) => {
    expect(await checked(`mine @ ${address}/${path}`)).toMatchObject({ rows: ['mine impossible'], complete: true });
  },
);

it('is not opened where sdists are not to be, and that is said', async () => {
  const text = `mine @ ${address}/mine-1.0.tar.gz`;
  expect(await checked(text, {})).toMatchObject({ rows: ['mine build'], rules: ['WC205'] });
});

it('brings nothing where nothing that packages require is installed', async () => {
  const text = `mine @ ${address}/mine-1.0.tar.gz`;
  const settings = { openSdist, overrides: { withoutRequirements: true } };
  expect(await checked(text, settings)).toMatchObject({ rows: ['mine build'], complete: true });
});

it.each(['mine-1.0.tar.gz', 'archive/v1.0.tar.gz'])(
  '%s contradicts what asks for another version of it',
  async (path) => {
    expect(await checked(`mine @ ${address}/${path}\nsix2`)).toMatchObject({ rules: ['WC112'] });
  },
);

it('names what is missing where nothing is resolved', async () => {
  const text = `mine @ ${address}/mine-1.0.tar.gz`;
  expect(await checked(text, { openSdist, resolve: false })).toMatchObject({ rules: ['WC202'], rows: ['mine build'] });
});
