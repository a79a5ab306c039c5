// poetry.lock of every lock version: sources, files, groups, edges; and what is said of a broken one.

import { lockPieces, textEdits } from '../../../support/text-edits.ts';
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import type { DependencyEdge, LockedPackage, Manifest } from '../../../../packages/core/src/manifest/manifest.ts';
import { poetryLock } from '../../../../packages/core/src/manifest/poetry/poetry-lock.ts';
import { formatMarker } from '../../../../packages/core/src/packaging/marker.ts';
import { readWith } from '../../../support/read-manifest.ts';
import { remarked, worded } from '../../../support/worded.ts';

/** Reads a lock with a pyproject.toml beside it, or without. */
async function read(text: string, pyproject?: string): Promise<Manifest> {
  return readWith(poetryLock, text, 'app/poetry.lock', async (path) =>
    path === 'pyproject.toml' ? pyproject : undefined,
  );
}

async function errorOf(text: string, pyproject?: string): Promise<string> {
  try {
    await read(text, pyproject);
  } catch (error) {
    if (error instanceof WheelcheckError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

const metadata = (version: string): string => `[metadata]\nlock-version = "${version}"\npython-versions = "^3.9"\n`;

/** A 2.1 lock with one package whose table ends in the given lines. */
const lock21 = (lines: string): string =>
  `[[package]]\nname = "Alpha"\nversion = "1.0"\noptional = false\npython-versions = ">=3.8"\ngroups = ["main"]\nfiles = []\n${lines}\n${metadata('2.1')}`;

/** A 2.0 lock, likewise. */
const lock20 = (lines: string): string => lock21(lines).replace('groups = ["main"]\n', '').replace('"2.1"', '"2.0"');

/** An edge with its constraint and its marker as texts. */
function readable({ versions, marker, ...edge }: DependencyEdge): object {
  return {
    ...edge,
    versions: versions.map((set) => set.text).join(' || '),
    ...(marker ? { marker: formatMarker(marker) } : {}),
  };
}

async function first(text: string): Promise<LockedPackage | undefined> {
  return (await read(text)).packages[0];
}

describe('what a package says of itself', () => {
  test('name, version, range of Pythons, groups and line', async () => {
    expect(await first(lock21(''))).toMatchObject({
      name: 'alpha',
      version: '1.0',
      groups: ['main'],
      extras: [],
      requires: [],
      requiresPython: [{ text: '>=3.8' }],
      source: { kind: 'index' },
      files: [],
      at: { path: 'app/poetry.lock', line: 2 },
    });
  });

  test.each([
    [
      'type = "legacy"\nurl = "https://index.example/simple"\nreference = "mine"',
      { kind: 'index', url: 'https://index.example/simple' },
    ],
    [
      'type = "git"\nurl = "https://files.example/a.git"\nreference = "main"\nresolved_reference = "abc123"',
      { kind: 'vcs', url: 'https://files.example/a.git', commit: 'abc123' },
    ],
    [
      'type = "url"\nurl = "https://files.example/a-1.0-py3-none-any.whl"',
      { kind: 'url', url: 'https://files.example/a-1.0-py3-none-any.whl' },
    ],
    ['type = "file"\nurl = "dist/a-1.0.tar.gz"', { kind: 'path', path: 'dist/a-1.0.tar.gz', editable: false }],
    ['type = "directory"\nurl = "../lib"', { kind: 'path', path: '../lib', editable: false }],
  ])('source %j', async (lines, source) => {
    expect(await first(lock21(`[package.source]\n${lines}`))).toMatchObject({ source });
  });

  test('a directory that is developed is editable', async () => {
    expect(await first(lock21('develop = true\n[package.source]\ntype = "directory"\nurl = "../lib"'))).toMatchObject({
      source: { editable: true },
    });
  });

  test('files with their hashes', async () => {
    const text = lock21('').replace(
      'files = []',
      'files = [\n    {file = "alpha-1.0-py3-none-any.whl", hash = "sha256:AB01"},\n    {file = "alpha-1.0.tar.gz", hash = "md5:cd"},\n]',
    );
    expect((await first(text))?.files).toEqual([
      { filename: 'alpha-1.0-py3-none-any.whl', hashes: { sha256: 'ab01' } },
      { filename: 'alpha-1.0.tar.gz', hashes: { md5: 'cd' } },
    ]);
  });

  test('one marker for all groups', async () => {
    const locked = await first(lock21('markers = "sys_platform == \\"win32\\""'));
    expect(locked).toMatchObject({ markerText: 'sys_platform == "win32"' });
    expect(locked?.marker && formatMarker(locked.marker)).toBe('sys_platform == "win32"');
    expect(locked?.groupMarkers).toBeUndefined();
  });

  test('a marker for one group alone', async () => {
    const locked = await first(
      lock21('markers = {main = "sys_platform == \\"win32\\""}').replace('["main"]', '["main", "Dev_Tools"]'),
    );
    expect(locked?.groups).toEqual(['main', 'dev-tools']);
    expect(locked?.marker).toBeUndefined();
    expect([...(locked?.groupMarkers ?? [])].map(([group, marker]) => [group, formatMarker(marker)])).toEqual([
      ['main', 'sys_platform == "win32"'],
    ]);
  });

  test('an invalid range of Pythons restricts nothing and is noted (pyzmq 17 says !=3.0*)', async () => {
    const manifest = await read(lock21('').replace('>=3.8', '>=2.7,!=3.0*'));
    expect(manifest.packages[0]?.requiresPython).toBeUndefined();
    expect(worded(manifest.diagnostics)).toEqual([
      {
        rule: null,
        level: 'note',
        message: 'package Alpha: python-versions ">=2.7,!=3.0*" is not valid and was ignored',
        location: { path: 'app/poetry.lock', line: 2 },
      },
    ]);
  });
});

describe('edges', () => {
  const dependencies = `[package.dependencies]
Plain = "^1.2 || 3.*"
table = {version = ">=2", extras = ["Fast_One"], markers = "python_version < \\"3.9\\""}
keys = {version = "*", python = ">=3.9", platform = "win32"}
twice = [
    {version = "<2", markers = "python_version < \\"3.9\\""},
    {version = ">=2", markers = "python_version >= \\"3.9\\""},
]
"local.dep" = {path = "../dep", develop = true}
wanted = {version = "*", optional = true}
marked = {version = "*", optional = true, markers = "extra == \\"one\\""}
never = {version = "*", optional = true}

[package.extras]
one = ["wanted (>=1)", "marked[more] (>=1) ; python_version > \\"3\\""]
two = ["wanted", "marked"]
All = ["alpha[one,two]"]
`;

  test.each([['1.1'], ['2.0'], ['2.1']])('every spelling, in lock %s', async (version) => {
    const text = lock21(dependencies).replace('lock-version = "2.1"', `lock-version = "${version}"`);
    expect((await first(text))?.requires.map(readable)).toEqual([
      { name: 'plain', versions: '<2,>=1.2 || ==3.*', extras: [] },
      { name: 'table', versions: '>=2', extras: ['fast-one'], marker: 'python_version < "3.9"' },
      { name: 'keys', versions: '', extras: [], marker: 'python_version >= "3.9" and sys_platform == "win32"' },
      { name: 'twice', versions: '<2', extras: [], marker: 'python_version < "3.9"' },
      { name: 'twice', versions: '>=2', extras: [], marker: 'python_version >= "3.9"' },
      { name: 'local-dep', versions: '', extras: [], source: '../dep' },
      { name: 'wanted', versions: '', extras: [], forExtras: ['one', 'two'] },
      { name: 'marked', versions: '', extras: [], forExtras: ['one'], marker: 'extra == "one"' },
      { name: 'never', versions: '', extras: [], forExtras: [] },
      { name: 'alpha', versions: '', extras: ['one', 'two'], forExtras: ['all'] },
    ]);
  });
});

describe('files before lock 2.0 stand in [metadata.files]', () => {
  const lock11 = `[[package]]
name = "Alpha"
version = "1.0"
category = "main"
optional = false
python-versions = "*"

[[package]]
name = "alpha"
version = "2.0"
category = "dev"
optional = false
python-versions = "*"

[[package]]
name = "local"
version = "0.1"
category = "main"
optional = false
python-versions = "*"

[package.source]
type = "directory"
url = "lib"

[metadata]
lock-version = "1.1"
python-versions = "^3.9"

[metadata.files]
alpha = [
    {file = "alpha-1.0-py3-none-any.whl", hash = "sha256:01"},
    {file = "alpha-2.0-py3-none-any.whl", hash = "sha256:02"},
    {file = "alpha-2.0.tar.gz", hash = "sha256:03"},
]
`;

  test('two versions share a list, and each gets its own files', async () => {
    const { packages } = await read(lock11);
    expect(packages.map(({ files }) => files?.map(({ filename }) => filename))).toEqual([
      ['alpha-1.0-py3-none-any.whl'],
      ['alpha-2.0-py3-none-any.whl', 'alpha-2.0.tar.gz'],
      undefined,
    ]);
  });

  test('bare hashes', async () => {
    const hashes = lock11.replace(
      /\[metadata\.files\][^]*/,
      '[metadata.hashes]\nAlpha = ["01", "md5:02"]\nalpha = ["03"]\nlocal = []\n',
    );
    const { packages } = await read(hashes);
    expect(packages.map(({ files, allowedHashes }) => [files, allowedHashes])).toEqual([
      [undefined, ['sha256:01', 'md5:02']],
      [undefined, ['sha256:03']],
      [undefined, undefined],
    ]);
  });

  test('no lock-version is 1.0, as Poetry 1.0.10 to 1.8.5 have it; Poetry 2 refuses the file', async () => {
    const unversioned = lock11.replace('lock-version = "1.1"\n', 'content-hash = "0"\n');
    const { diagnostics, ...read10 } = await read(unversioned);
    expect(read10).toMatchObject({ packages: (await read(lock11)).packages, format: 'poetry.lock' });
    expect(diagnostics).toEqual([{ kind: 'unversioned-lock', path: 'app/poetry.lock', location: null }]);
    expect(poetryLock.matches('some.lock', unversioned)).toBe(true);
  });

  test('a package without its files is an error', async () => {
    expect(await errorOf(lock11.replace(/^alpha = \[/m, 'beta = ['))).toBe(
      'file-broken: app/poetry.lock:2: [metadata.files]: expected the files of Alpha, found nothing',
    );
  });
});

describe('lock versions', () => {
  test.each(['1', '1.0', '1.1', '1.2', '2.0'])('%s is solved again from the project', async (version) => {
    const manifest = await read(
      lock20('').replace('"2.0"', `"${version}"`),
      '[tool.poetry]\nname = "App"\n[tool.poetry.dependencies]\nalpha = "*"\n',
    );
    expect(manifest).toMatchObject({
      format: 'poetry.lock',
      installer: 'poetry',
      remarks: [],
      diagnostics: [],
      roots: [{ name: 'alpha', group: 'main' }],
    });
  });

  test.each(['2.1', '2.1.0'])('%s names groups itself', async (version) => {
    const manifest = await read(lock21('').replace('"2.1"', `"${version}"`));
    expect(manifest.roots).toBeUndefined();
    expect(manifest.remarks).toEqual([]);
  });

  test('a newer 2.x is read with a warning, as Poetry does', async () => {
    const manifest = await read(lock21('').replace('"2.1"', '"2.9"'));
    expect(manifest.roots).toBeUndefined();
    expect(worded(manifest.diagnostics)).toEqual([
      {
        rule: null,
        level: 'warning',
        message: 'lock-version 2.9 is newer than 2.1, the newest that is known: what it adds is not seen',
        location: null,
      },
    ]);
  });

  test.each(['3.0', '0.9', '10', 'two', '2.1; x'])('%s is refused by its name', async (version) => {
    expect(await errorOf(lock21('').replace('"2.1"', `"${version}"`))).toBe(
      `format-unknown: app/poetry.lock: lock-version "${version}" is not known; 1.0 to 2.1 are read`,
    );
  });
});

describe('the project file beside the lock', () => {
  const project = '[tool.poetry]\nname = "App"\n[tool.poetry.dependencies]\npython = "^3.10"\n';

  test('is missing: every package counts as main, said once', async () => {
    const manifest = await read(lock20('category = "dev"'));
    expect(remarked(manifest)).toEqual(['no pyproject.toml beside it: every package counts as main']);
    expect(manifest.roots).toEqual([{ name: 'alpha', group: 'main', versions: [], extras: [] }]);
    expect(manifest.requiresPython?.text).toBe('^3.9');
  });

  test('is about something else: as if it were missing', async () => {
    expect((await read(lock20(''), '[tool.ruff]\nline-length = 100\n')).remarks).toHaveLength(1);
  });

  test('gives the range of Pythons, groups and extras', async () => {
    const manifest = await read(
      lock20(''),
      `${project}alpha = { version = "*", optional = true }\n[tool.poetry.extras]\nFast_One = ["alpha"]\n[tool.poetry.group.docs]\noptional = true\n[tool.poetry.group.Dev.dependencies]\nalpha = "*"\n`,
    );
    expect(manifest.requiresPython).toMatchObject({ text: '^3.10', anyOf: [{ text: '<4,>=3.10' }] });
    expect(manifest.groups).toEqual([
      { name: 'docs', optional: true },
      { name: 'dev', optional: false },
    ]);
    expect({ ...manifest.extras }).toEqual({ 'fast-one': ['alpha'] });
    expect(manifest.roots).toEqual([
      { name: 'alpha', group: 'main', versions: [], extras: [], forExtras: ['fast-one'] },
      { name: 'alpha', group: 'dev', versions: [], extras: [] },
    ]);
  });

  test('a lock that is older than the project says so', async () => {
    const manifest = await read(lock20(''), `${project}beta = "*"\ngamma = { version = "*", platform = "win32" }\n`);
    expect(worded(manifest.diagnostics)).toEqual([
      {
        rule: null,
        level: 'error',
        message:
          'pyproject.toml requires beta, which app/poetry.lock does not hold: Poetry stops there. Run poetry lock',
        location: null,
      },
    ]);
    // Poetry 2.5.1 solves no lock of 2.1 again and ends with 0; 2.0.1 does, and ends with 1.
    const second = await read(lock21(''), `${project}beta = "*"\n`);
    expect(worded(second.diagnostics)).toMatchObject([
      {
        level: 'warning',
        message:
          'pyproject.toml requires beta, which app/poetry.lock does not hold: the newest Poetry installs without. Run poetry lock',
      },
    ]);
  });

  test('with lock 2.1 it says which groups are optional; groups and extras come from the lock', async () => {
    const text = lock21('')
      .replace('["main"]', '["main", "docs", "dev"]')
      .replace('[metadata]', '[extras]\nFast = ["alpha (>=1)"]\n\n[metadata]');
    const manifest = await read(
      text,
      `${project}\n[tool.poetry.group.docs]\noptional = true\n[tool.poetry.group.empty]\n`,
    );
    expect(manifest.groups).toEqual([
      { name: 'docs', optional: true },
      { name: 'empty', optional: false },
      { name: 'dev', optional: false },
    ]);
    expect({ ...manifest.extras }).toEqual({ fast: ['alpha'] });
  });

  test("a source's name becomes its address", async () => {
    const text = lock20('[package.source]\ntype = "legacy"\nurl = "https://index.example/torch"\nreference = "Torch"');
    const manifest = await read(
      text,
      `${project}alpha = [{ version = "*", source = "torch" }, { version = "*", source = "pypi" }, { version = "*", source = "other" }]\nbeta = { git = "https://files.example/b.git" }\n[[tool.poetry.source]]\nname = "other"\nurl = "https://index.example/other"\n`,
    );
    expect(manifest.roots?.map(({ source }) => source)).toEqual([
      'https://index.example/torch',
      '',
      'https://index.example/other',
      'https://files.example/b.git',
    ]);
  });
});

describe('a broken file is an error with its line and what was expected', () => {
  const package2 = '[[package]]\nname = "beta"\n';
  test.each([
    [
      'no [metadata]',
      '[[package]]\nname = "a"\nversion = "1"\n',
      'file-broken: app/poetry.lock: expected [metadata] with lock-version, found none: the file is cut short, or no poetry.lock',
    ],
    [
      'an empty file',
      '',
      'file-broken: app/poetry.lock: expected [metadata] with lock-version, found none: the file is cut short, or no poetry.lock',
    ],
    [
      'no lock-version',
      '[metadata]\npython-versions = "*"\n',
      'file-broken: app/poetry.lock: [metadata]: lock-version: expected lock-version = "…", found nothing',
    ],
    [
      'lock-version a number',
      '[metadata]\nlock-version = 2.1\n',
      'file-broken: app/poetry.lock: [metadata]: lock-version: expected a string, found a number',
    ],
    [
      'metadata a string',
      'metadata = "x"\n',
      'file-broken: app/poetry.lock: metadata: expected a table, found a string',
    ],
    [
      'package a table',
      `[package]\nname = "a"\n${metadata('2.1')}`,
      'file-broken: app/poetry.lock: package: expected an array, found a table',
    ],
    [
      'package an array of strings',
      `package = ["a"]\n${metadata('2.1')}`,
      'file-broken: app/poetry.lock: package: expected an array of tables, found a string',
    ],
    [
      'no name',
      lock21('').replace('name = "Alpha"\n', ''),
      'file-broken: app/poetry.lock:1: a [[package]]: name: expected name = "…", found nothing',
    ],
    [
      'an empty name',
      lock21('').replace('"Alpha"', '""'),
      'file-broken: app/poetry.lock:2: a [[package]]: name: expected name = "…", found an empty string',
    ],
    [
      'a number as name',
      lock21('').replace('"Alpha"', '12'),
      'file-broken: app/poetry.lock:2: a [[package]]: name: expected a string, found a number',
    ],
    [
      'no version',
      lock21(`${package2}groups = ["main"]`),
      'file-broken: app/poetry.lock:9: package beta: version: expected version = "…", found nothing',
    ],
    [
      'a version that is a number',
      lock21('').replace('"1.0"', '1.0'),
      'file-broken: app/poetry.lock:2: package Alpha: version: expected a string, found a number',
    ],
    [
      'no groups',
      lock21('').replace('groups = ["main"]\n', ''),
      'file-broken: app/poetry.lock:2: package Alpha: groups: expected groups = ["main", …], found nothing',
    ],
    [
      'groups a string',
      lock21('').replace('["main"]', '"main"'),
      'file-broken: app/poetry.lock:2: package Alpha: groups: expected an array, found a string',
    ],
    [
      'a group that is no string',
      lock21('').replace('["main"]', '[true]'),
      'file-broken: app/poetry.lock:2: package Alpha: groups: expected an array of strings, found a boolean',
    ],
    [
      'a marker that is none',
      lock21('markers = "python_version >="'),
      'file-broken: app/poetry.lock:2: package Alpha: markers: ',
    ],
    [
      'a marker that is a date',
      lock21('markers = 2024-01-01'),
      'file-broken: app/poetry.lock:2: package Alpha: markers: expected a string, found a date',
    ],
    [
      'a group marker that is a number',
      lock21('markers = {main = 1}'),
      'file-broken: app/poetry.lock:2: package Alpha: main: expected a string, found a number',
    ],
    [
      'files a table',
      lock21('').replace('files = []', 'files = {}'),
      'file-broken: app/poetry.lock:2: package Alpha: files: expected an array, found a table',
    ],
    [
      'a file without a name',
      lock21('').replace('files = []', 'files = [{hash = "sha256:0"}]'),
      'file-broken: app/poetry.lock:2: package Alpha: files: file: expected file = "…", found nothing',
    ],
    [
      'a file that is a string',
      lock21('').replace('files = []', 'files = ["a.whl"]'),
      'file-broken: app/poetry.lock:2: package Alpha: files: expected an array of tables, found a string',
    ],
    [
      'a dependency that is a number',
      lock21('[package.dependencies]\nbeta = 1'),
      'file-broken: app/poetry.lock:2: package Alpha: beta: dependency: expected a version constraint, a table or an array of these, found a number',
    ],
    [
      'a constraint that is none',
      lock21('[package.dependencies]\nbeta = "=>1"'),
      'file-broken: app/poetry.lock:2: package Alpha: beta: "=>1" is no version constraint of Poetry\'s',
    ],
    [
      'optional a string',
      lock21('[package.dependencies]\nbeta = {version = "*", optional = "yes"}'),
      'file-broken: app/poetry.lock:2: package Alpha: beta: optional: expected true or false, found a string',
    ],
    [
      'extras a string',
      lock21('extras = "x"'),
      'file-broken: app/poetry.lock:2: package Alpha: extras: expected a table, found a string',
    ],
    [
      'an unknown source',
      lock21('[package.source]\ntype = "hg"\nurl = "x"'),
      'file-broken: app/poetry.lock:2: package Alpha: source: type: expected legacy, git, url, file or directory, found "hg"',
    ],
    [
      'a source without its address',
      lock21('[package.source]\ntype = "git"'),
      'file-broken: app/poetry.lock:2: package Alpha: source: url: expected url = "…", found nothing',
    ],
    [
      'a range of Pythons that is none',
      lock21('').replace('"^3.9"', '"three"'),
      'file-broken: app/poetry.lock: [metadata]: python-versions: "three" is no version constraint of Poetry\'s',
    ],
    [
      'a merge conflict',
      lock21('<<<<<<< HEAD'),
      'file-broken: app/poetry.lock:8:1: an unresolved merge conflict; expected TOML',
    ],
  ])('%s', async (_, text, message) => {
    expect((await errorOf(text)).slice(0, message.endsWith(': ') ? message.length : undefined)).toBe(message);
  });

  test('a broken project file is named', async () => {
    expect(await errorOf(lock20(''), '[tool.poetry\n')).toMatch(
      /^file-broken: app\/pyproject\.toml:1:\d+: not valid TOML/,
    );
  });

  test('a real lock that is cut before its lock-version is an error, wherever that is', async () => {
    const folder = new URL('../../../../fixtures/manifests/poetry.lock/', import.meta.url);
    const text = readFileSync(new URL('extras-of-dependencies/lock-2.1/poetry.lock', folder), 'utf8');
    const end = text.indexOf('lock-version');
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, index) => errorOf(text.slice(0, Math.floor((end * index) / 200)))),
    );
    expect(outcomes.filter((outcome) => !outcome.startsWith('file-broken: app/poetry.lock'))).toEqual([]);
  });
});

test('a mutated lock never ends in anything but an error of ours', async () => {
  const folder = new URL('../../../../fixtures/manifests/poetry.lock/', import.meta.url);
  const texts = readdirSync(folder)
    .flatMap((project) => [`${project}/lock-2.1/poetry.lock`])
    .map((path) => readFileSync(new URL(path, folder), 'utf8'));
  const edits = textEdits([...lockPieces, '[[package]]\n', '^', '||', 'extra == "x"'], 4);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...texts), edits, async (text, edit) => {
      const mutated = edit(text);
      expect(await errorOf(mutated, mutated)).toMatch(/^(?:no error|file-broken: |format-unknown: )/);
    }),
    { numRuns: 1500 },
  );
});
