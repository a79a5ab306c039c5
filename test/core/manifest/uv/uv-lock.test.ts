// uv.lock: sources, files, edges, where the walk starts, settings beside it; and what is said of a broken one. uv's own answers: uv-recorded.test.ts.

import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import type { Manifest } from '../../../../packages/core/src/manifest/manifest.ts';
import type { Selection } from '../../../../packages/core/src/manifest/selection.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { uvLock } from '../../../../packages/core/src/manifest/uv/uv-lock.ts';
import { formatMarker } from '../../../../packages/core/src/packaging/marker.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { growth, SQUARE } from '../../../support/growth.ts';
import { remarked, worded } from '../../../support/worded.ts';

/** Reads a lock with the files beside it. */
async function read(text: string, beside: Readonly<Record<string, string>> = {}): Promise<Manifest> {
  return readWith(uvLock, text, 'app/uv.lock', async (path) => beside[path]);
}

async function errorOf(text: string, beside: Readonly<Record<string, string>> = {}): Promise<string> {
  try {
    await read(text, beside);
  } catch (error) {
    if (error instanceof WheelcheckError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

const head = 'version = 1\nrevision = 3\nrequires-python = ">=3.10"\n';
const registry = 'source = { registry = "https://index.example/simple" }';

/** A package from the index, unless its lines name another source. */
function locked(name: string, lines = '', version = '1.0'): string {
  const source = /^source = /m.test(lines) ? '' : `${registry}\n`;
  return `\n[[package]]\nname = "${name}"\nversion = "${version}"\n${source}${lines}\n`;
}

/** The project at the root of the workspace. */
const project = (lines = ''): string => locked('shop', `source = { virtual = "." }\n${lines}`);

const only = (lines: string): string => head + locked('alpha', lines);

/** `name version [extras]` of what is installed, `-name version: reason needs` of what is not; the project is left out. */
async function outcome(
  manifest: Manifest,
  asked: Partial<Selection> = {},
  machine = linux('3.12.4'),
): Promise<readonly string[]> {
  return (await select(manifest, { ...nothingAsked, ...asked }, machine))
    .filter((one) => one.package.name !== 'shop')
    .map((one) => {
      const name = `${one.package.name} ${one.package.version}`;
      if (one.state === 'installed') return `${name}${one.extras.length > 0 ? ` [${one.extras.join(',')}]` : ''}`;
      return `-${name}: ${[one.reason, ...one.needs].join(' ')}`;
    });
}

describe('where a package is from', () => {
  test.each([
    [
      'source = { git = "https://files.example/a.git?subdirectory=lib&rev=v1#abc123" }',
      { kind: 'vcs', url: 'https://files.example/a.git#subdirectory=lib', commit: 'abc123' },
    ],
    [
      'source = { git = "https://files.example/a.git#abc123" }',
      { kind: 'vcs', url: 'https://files.example/a.git', commit: 'abc123' },
    ],
    [
      'source = { url = "https://files.example/alpha-1.0-py3-none-any.whl" }',
      { kind: 'url', url: 'https://files.example/alpha-1.0-py3-none-any.whl' },
    ],
    ['source = { path = "links/alpha-1.0.tar.gz" }', { kind: 'path', path: 'links/alpha-1.0.tar.gz', editable: false }],
    ['source = { directory = "../alpha" }', { kind: 'path', path: '../alpha', editable: false }],
    ['source = { editable = "../alpha" }', { kind: 'path', path: '../alpha', editable: true }],
    ['source = { editable = "." }', { kind: 'project', path: '.' }],
    ['source = { virtual = "." }', { kind: 'project' }],
    // uv installs what it requires, and nothing of its own
    ['source = { virtual = "tools" }', { kind: 'project' }],
  ])('%s', async (lines, source) => {
    expect((await read(only(lines))).packages[0]?.source).toEqual(source);
  });

  test('members of the workspace are the project; another folder is not', async () => {
    const text = `${head}[manifest]\nmembers = ["core", "Shop"]\n${project()}${locked('core', 'source = { editable = "core" }')}${locked('other', 'source = { editable = "other" }')}`;
    expect((await read(text)).packages.map(({ name, source }) => `${name} ${source.kind}`)).toEqual([
      'shop project',
      'core project',
      'other path',
    ]);
  });

  test('a source tree that computes its version has none', async () => {
    const [first] = (await read(`${head}[[package]]\nname = "shop"\nsource = { editable = "." }\n`)).packages;
    expect(first).not.toHaveProperty('version');
  });
});

describe('the default index is taken off its packages, every other registry stays', () => {
  const cpu = 'source = { registry = "https://index.example/cpu/simple" }';
  const both = `${head}${project()}${locked('a')}${locked('b')}${locked('torch', cpu)}`;
  const two = `${head}${project()}${locked('a')}${locked('torch', cpu)}${locked('vision', cpu)}`;
  const sources = async (text: string, pyproject = ''): Promise<readonly unknown[]> => {
    const { packages, indexes } = await read(text, { 'pyproject.toml': pyproject });
    return [
      ...indexes.map(({ kind, url }) => `${kind} ${url}`),
      ...packages.map(({ source }) => (source.kind === 'index' ? (source.url ?? 'default') : source.kind)),
    ];
  };
  const main = 'default https://index.example/simple';
  const other = 'https://index.example/cpu/simple';

  test.each([
    ['most packages are from it', both, '', [main, 'project', 'default', 'default', other]],
    [
      'the settings name the other one',
      two,
      `[[tool.uv.index]]\nname = "cpu"\nurl = "${other}/"\nexplicit = true\n`,
      [main, 'project', 'default', other, other],
    ],
    [
      'the settings say so, with a login that the lock leaves out',
      two,
      '[[tool.uv.index]]\nname = "main"\nurl = "https://me:secret@index.example/simple/"\ndefault = true\n',
      [main, 'project', 'default', other, other],
    ],
    [
      'the older setting says so',
      two,
      '[tool.uv]\nindex-url = "https://index.example/simple"\n',
      [main, 'project', 'default', other, other],
    ],
    [
      'another is the default, of which the lock has nothing',
      two,
      '[[tool.uv.index]]\nurl = "https://index.example/third/simple"\ndefault = true\n',
      ['project', 'https://index.example/simple', other, other],
    ],
  ])('%s', async (_, text, pyproject, expected) => {
    expect(await sources(text, pyproject)).toEqual(expected);
  });

  test('a local folder of files is no index', async () => {
    const text = only('source = { registry = "links" }\nwheels = [{ path = "alpha-1.0-py3-none-any.whl" }]');
    expect(await sources(text)).toEqual(['links']);
  });
});

describe('files', () => {
  test.each<[string, string, unknown]>([
    [
      'wheels and sdist by URL alone, with all that revision 3 says of them',
      'sdist = { url = "https://files.example/alpha-1.0.tar.gz", hash = "sha256:AB", size = 12, upload-time = "2026-01-01T00:00:00Z" }\nwheels = [{ url = "https://files.example/alpha-1.0%2Bcpu-py3-none-any.whl", hash = "sha256:cd" }]',
      [
        { url: 'https://files.example/alpha-1.0%2Bcpu-py3-none-any.whl', hashes: { sha256: 'cd' } },
        {
          url: 'https://files.example/alpha-1.0.tar.gz',
          size: 12,
          uploaded: '2026-01-01T00:00:00Z',
          hashes: { sha256: 'ab' },
        },
      ],
    ],
    [
      'revision 2 wrote upload_time',
      'wheels = [{ url = "https://files.example/alpha-1.0-py3-none-any.whl", upload_time = "2026-01-01T00:00:00Z" }]',
      [{ url: 'https://files.example/alpha-1.0-py3-none-any.whl', uploaded: '2026-01-01T00:00:00Z', hashes: {} }],
    ],
    [
      'paths in a local index',
      'source = { registry = "links" }\nsdist = { path = "alpha-1.0.tar.gz" }\nwheels = [{ path = "old/alpha-1.0-py3-none-any.whl" }]',
      [
        { filename: 'alpha-1.0-py3-none-any.whl', hashes: {} },
        { filename: 'alpha-1.0.tar.gz', hashes: {} },
      ],
    ],
    [
      'the bare name of a wheel at a path',
      'source = { path = "links/alpha-1.0-py3-none-any.whl" }\nwheels = [{ filename = "alpha-1.0-py3-none-any.whl", hash = "sha256:ab" }]',
      [{ filename: 'alpha-1.0-py3-none-any.whl', hashes: { sha256: 'ab' } }],
    ],
    [
      'an sdist at a path, which has a hash and no name',
      'source = { path = "links/alpha-1.0.tar.gz" }\nsdist = { hash = "sha256:ab" }',
      [{ filename: 'alpha-1.0.tar.gz', hashes: { sha256: 'ab' } }],
    ],
    [
      'an sdist at a URL, likewise',
      'source = { url = "https://files.example/alpha-1.0.tar.gz" }\nsdist = { hash = "sha256:ab" }',
      [{ url: 'https://files.example/alpha-1.0.tar.gz', hashes: { sha256: 'ab' } }],
    ],
    ['none at all: nothing can be installed', '', []],
    ['a source tree has no files', 'source = { editable = "../alpha" }', undefined],
  ])('%s', async (_, lines, files) => {
    expect((await read(only(lines))).packages[0]?.files).toEqual(files);
  });
});

test('lines are those of the names, whatever stands before', async () => {
  const text = `${head}${project()}\n[package.metadata]\nrequires-dist = [\n  { name = "alpha" },\n]\n${locked('alpha')}`;
  const lines = text.split('\n');
  expect((await read(text)).packages.map(({ at }) => lines[at.line - 1])).toEqual(['name = "shop"', 'name = "alpha"']);
});

describe('edges', () => {
  test('names, extras, markers; extras of the package itself', async () => {
    const text = `${head}${project('dependencies = [{ name = "Alpha", extra = ["Fast_One"], marker = "os_name == \'nt\'" }]\n[package.optional-dependencies]\ncache = [{ name = "alpha" }]')}${locked('alpha')}`;
    const [shop, alpha] = (await read(text)).packages;
    const readable = shop?.requires.map(({ marker, ...edge }) => ({ ...edge, marker: marker && formatMarker(marker) }));
    expect(readable).toEqual([
      { name: 'alpha', key: alpha?.key, versions: [], extras: ['fast-one'], marker: 'os_name == "nt"' },
      { name: 'alpha', key: alpha?.key, versions: [], extras: [], forExtras: ['cache'], marker: undefined },
    ]);
  });

  test('torch as paperless-ngx locks it: one version for Linux from another index, with a local part, one for the rest', async () => {
    const cpu = 'source = { registry = "https://index.example/cpu" }';
    const edge = (version: string, condition: string): string =>
      `{ name = "torch", version = "${version}", ${cpu}, marker = "${condition}" }`;
    const text = `${head}${project(`dependencies = [${edge('2.9.1', "sys_platform == 'darwin'")}, ${edge('2.9.1+cpu', "sys_platform == 'linux'")}]`)}${locked('torch', cpu, '2.9.1')}${locked('torch', cpu, '2.9.1+cpu')}`;
    expect(await outcome(await read(text))).toEqual(['-torch 2.9.1: marker', 'torch 2.9.1+cpu']);
  });

  test('psycopg-c as paperless-ngx has it: the same version by two URLs, and a third from the index', async () => {
    const wheel = (machine: string): string =>
      `source = { url = "https://files.example/psycopg_c-3.2-cp312-cp312-linux_${machine}.whl" }`;
    const edge = (source: string, condition: string): string =>
      `{ name = "psycopg-c", version = "3.2", ${source}, marker = "platform_machine ${condition}" }`;
    const text = `${head}${project(`dependencies = [${edge(wheel('x86_64'), "== 'x86_64'")}, ${edge(wheel('aarch64'), "== 'aarch64'")}, ${edge(registry, "== 'armv7l'")}]`)}${['x86_64', 'aarch64'].map((machine) => locked('psycopg-c', wheel(machine), '3.2')).join('')}${locked('psycopg-c', '', '3.2')}`;
    const manifest = await read(text);
    const chosen = async (machine: string): Promise<readonly string[]> =>
      (await select(manifest, nothingAsked, linux('3.12.4', machine))).flatMap(({ state, package: { source } }) =>
        state === 'installed' ? [source.kind === 'url' ? source.url.replace(/^.*_/, '') : source.kind] : [],
      );
    expect(await Promise.all(['x86_64', 'aarch64', 'armv7l', 'ppc64le'].map(chosen))).toEqual([
      ['64.whl'],
      ['aarch64.whl'],
      ['index'],
      [],
    ]);
  });

  test('cycles and extras that ask for others of their own package (lerobot: all)', async () => {
    const text = `${head}${project('dependencies = [{ name = "a" }]\n[package.optional-dependencies]\nall = [{ name = "shop", extra = ["one", "two"] }]\none = [{ name = "b" }]\ntwo = [{ name = "c" }]')}${locked('a', 'dependencies = [{ name = "b" }]')}${locked('b', 'dependencies = [{ name = "a" }]')}${locked('c')}`;
    expect(await outcome(await read(text))).toEqual(['a 1.0', 'b 1.0', '-c 1.0: extra all two']);
    expect(await outcome(await read(text), { extras: ['all'] })).toEqual(['a 1.0', 'b 1.0', 'c 1.0']);
  });
});

describe('what is installed, and why not the rest', () => {
  const text = `${head}[manifest]\nmembers = ["shop", "worker"]
${project(
  `dependencies = [{ name = "a" }, { name = "w", marker = "sys_platform == 'win32'" }]
[package.optional-dependencies]
cache = [{ name = "c", extra = ["fast"] }]
[package.dev-dependencies]
Dev = [{ name = "d" }]
docs = [{ name = "d" }, { name = "shop", extra = ["cache"] }]
[package.metadata]
provides-extras = ["cache", "nothing"]
[package.metadata.requires-dev]
empty = []`,
)}${locked('a')}${locked('c', '[package.optional-dependencies]\nfast = [{ name = "f" }]')}${locked('d')}${locked('f')}${locked('q')}${locked('r')}${locked('w')}${locked('worker', 'source = { editable = "worker" }\ndependencies = [{ name = "q" }]\n[package.dev-dependencies]\ndev = [{ name = "r" }]')}`;

  test.each<[string, Partial<Selection>, readonly string[]]>([
    [
      'main alone',
      {},
      [
        'a 1.0',
        '-c 1.0: group docs',
        '-d 1.0: group dev docs',
        '-f 1.0: group docs',
        '-q 1.0: member',
        '-r 1.0: member',
        '-w 1.0: marker',
        '-worker 1.0: project',
      ],
    ],
    [
      'an extra',
      { extras: ['cache'] },
      [
        'a 1.0',
        'c 1.0 [fast]',
        '-d 1.0: group dev docs',
        'f 1.0',
        '-q 1.0: member',
        '-r 1.0: member',
        '-w 1.0: marker',
        '-worker 1.0: project',
      ],
    ],
    [
      'one group without the project',
      { only: ['dev'] },
      [
        '-a 1.0: group main docs',
        '-c 1.0: group docs',
        'd 1.0',
        '-f 1.0: group docs',
        '-q 1.0: member',
        '-r 1.0: member',
        '-w 1.0: marker',
        '-worker 1.0: project',
      ],
    ],
  ])('%s', async (_, asked, expected) => {
    expect(await outcome(await read(text), asked)).toEqual(expected);
  });

  test('groups and extras that bring nothing can be asked for', async () => {
    const manifest = await read(text);
    expect(manifest.groups.map(({ name }) => name)).toEqual(['dev', 'docs', 'empty']);
    expect(Object.keys(manifest.extras)).toEqual(['cache', 'nothing']);
    expect(await outcome(manifest, { with: ['empty'], extras: ['nothing'] })).toEqual(await outcome(manifest));
  });

  test('so can those that only pyproject.toml names (a lock may leave its metadata out)', async () => {
    const pyproject =
      '[project]\nname = "shop"\n[project.optional-dependencies]\nX = []\n[dependency-groups]\nY = []\n';
    const manifest = await read(`${head}${project()}`, { 'pyproject.toml': pyproject });
    expect([manifest.groups, Object.keys(manifest.extras)]).toEqual([[{ name: 'y', optional: true }], ['x']]);
  });

  test('the remark on a workspace', async () => {
    expect(remarked(await read(text))).toEqual([
      'a workspace: shop at its root is checked, not what only the 1 other member needs',
    ]);
  });

  test('a group called main is not the project', async () => {
    const manifest = await read(
      `${head}${project('[package.dev-dependencies]\nmain = [{ name = "a" }]')}${locked('a')}`,
    );
    expect(await outcome(manifest)).toEqual(['-a 1.0: group group-main']);
    expect(worded(manifest.diagnostics).map(({ message }) => message)).toEqual([
      "the group main of app/uv.lock is called group-main here: main are the project's own dependencies",
    ]);
  });

  test('a pre-release interpreter counts as its final release in markers, for uv', async () => {
    const edges = ['<', '>='].map(
      (operator, position) =>
        `{ name = "n", version = "${position + 1}", ${registry}, marker = "python_full_version ${operator} '3.15'" }`,
    );
    const manifest = await read(
      `${head}${project(`dependencies = [${edges.join(', ')}]`)}${locked('n', '', '1')}${locked('n', '', '2')}`,
    );
    expect(await outcome(manifest, {}, linux('3.15.0rc1'))).toEqual(['-n 1: marker', 'n 2']);
  });

  test('a lock for other machines: nothing is installed', async () => {
    const manifest = await read(
      `${head}supported-markers = ["sys_platform == 'darwin'", "platform_machine == 'riscv64'"]\n${project('dependencies = [{ name = "a" }]')}${locked('a')}`,
    );
    expect(manifest.environments?.text).toBe("sys_platform == 'darwin' or platform_machine == 'riscv64'");
    expect(await outcome(manifest)).toEqual(['-a 1.0: marker']);
    expect(await outcome(manifest, {}, linux('3.12.4', 'riscv64'))).toEqual(['a 1.0']);
  });

  test('extras that exclude one another: the reason is the extra that would bring the package', async () => {
    const index = (name: string): string => `source = { registry = "https://index.example/${name}/simple" }`;
    const edge = (name: string): string =>
      `{ name = "torch", version = "2+${name}", ${index(name)}, marker = "extra == 'extra-4-shop-${name}'" }`;
    const manifest = await read(
      `${head}conflicts = [[{ package = "shop", extra = "cpu" }, { package = "shop", extra = "gpu" }]]
${project(`[package.optional-dependencies]\ncpu = [${edge('cpu')}]\ngpu = [${edge('gpu')}]`)}${['cpu', 'gpu'].map((name) => locked('torch', index(name), `2+${name}`)).join('')}`,
    );
    expect(await outcome(manifest)).toEqual(['-torch 2+cpu: extra cpu', '-torch 2+gpu: extra gpu']);
    expect(await outcome(manifest, { extras: ['gpu'] })).toEqual(['-torch 2+cpu: extra cpu', 'torch 2+gpu']);
    await expect(outcome(manifest, { allExtras: true })).rejects.toThrow(
      'app/uv.lock: extra cpu of shop and extra gpu of shop exclude one another (tool.uv.conflicts)',
    );
  });
});

describe('where the walk starts', () => {
  test('a root without a project: every member', async () => {
    const text = `${head}[manifest]\nmembers = ["one", "two"]\n${locked('one', 'source = { editable = "one" }\ndependencies = [{ name = "a" }]')}${locked('two', 'source = { virtual = "two" }\n[package.optional-dependencies]\nx = [{ name = "b" }]')}${locked('a')}${locked('b')}`;
    expect(await outcome(await read(text))).toEqual([
      '-one 1.0: project',
      '-two 1.0: project',
      'a 1.0',
      '-b 1.0: extra x',
    ]);
  });

  test('a root with nothing but groups', async () => {
    const text = `${head}[manifest]\n[manifest.dependency-groups]\ndev = [{ name = "a", extras = ["x"], specifier = ">=1" }]\n${locked('a', '[package.optional-dependencies]\nx = [{ name = "b" }]')}${locked('b')}`;
    expect(await outcome(await read(text))).toEqual(['-a 1.0: group dev', '-b 1.0: group dev']);
    expect(await outcome(await read(text), { only: ['dev'] })).toEqual(['a 1.0 [x]', 'b 1.0']);
  });

  test('the project that pyproject.toml names, where the lock puts none at its root', async () => {
    const text = `${head}${locked('api', 'source = { editable = "src/api" }\ndependencies = [{ name = "a" }]')}${locked('a')}${locked('b')}`;
    const pyproject = '[project]\nname = "API"\n';
    expect(await outcome(await read(text, { 'pyproject.toml': pyproject }))).toEqual([
      '-api 1.0: project',
      'a 1.0',
      '-b 1.0: marker',
    ]);
  });

  test('no project at all: every package counts, and that is said', async () => {
    const manifest = await read(`${head}${locked('a')}${locked('b')}`);
    expect(await outcome(manifest)).toEqual(['a 1.0', 'b 1.0']);
    expect(remarked(manifest)).toEqual(['the lock names no project: every package counts as main']);
  });

  test("a script's lock has nothing to do with the project around it", async () => {
    const text = `${head}[manifest]\nrequirements = [{ name = "a" }]\n${locked('a')}`;
    const manifest = await readWith(uvLock, text, 'tools/fetch.py.lock', async () => '[project]\nname = "shop"\n');
    expect(await outcome(manifest)).toEqual(['a 1.0']);
  });

  const script = (more: string, asked = 'a'): string =>
    `#!/usr/bin/env -S uv run\n# /// script\n# dependencies = ["${asked}"]\n${more}# ///\nprint("# ///")\n`;

  // The verdicts of uv 0.13.9: `uv sync --script fetch.py` built where no-binary says so here.
  test.each<[string, Readonly<Record<string, string>>, unknown]>([
    ['none', { 'fetch.py': script('') }, [[], [], []]],
    ['of its own', { 'fetch.py': script('#\n# [tool.uv]\n# no-binary-package = ["a"]\n') }, [['a'], [], []]],
    ['of uv.toml', { 'fetch.py': script(''), 'uv.toml': 'no-binary-package = ["a"]' }, [['a'], [], []]],
    ['of pyproject.toml', { 'pyproject.toml': '[tool.uv]\nno-build = true' }, [[], [':all:'], []]],
    [
      'joined: a list takes nothing back',
      { 'fetch.py': script('# [tool.uv]\n# no-binary-package = ["b"]\n'), 'uv.toml': 'no-binary-package = ["a"]' },
      [['b', 'a'], [], []],
    ],
    [
      'its own first: false takes back',
      { 'fetch.py': script('# [tool.uv]\n# no-binary = false\n'), 'uv.toml': 'no-binary-package = ["a"]' },
      [[], [], []],
    ],
    ['changed since', { 'fetch.py': script('', 'b>=2') }, [[], [], ['fetch.py: a, b']]],
    [
      'in a text of comments that is none of PEP 723',
      { 'fetch.py': '# /// script\n# [tool.uv]\n# no-binary-package = ["a"]\nprint()\n# ///\n' },
      [[], [], []],
    ],
  ])("a script's settings: %s", async (_, beside, expected) => {
    const text = `${head}[manifest]\nrequirements = [{ name = "a" }]\n${locked('a')}`;
    const { binaries, diagnostics } = await readWith(uvLock, text, 'fetch.py.lock', async (name) => beside[name]);
    const stale = diagnostics.flatMap((each) =>
      each.kind === 'stale-lock' ? [`${each.project}: ${each.names.join(', ')}`] : [],
    );
    expect([binaries.noBinary, binaries.onlyBinary, stale]).toEqual(expected);
  });

  test("a script's settings that are none: the line is that of the script", async () => {
    const text = `${head}[manifest]\nrequirements = [{ name = "a" }]\n${locked('a')}`;
    const reading = readWith(uvLock, text, 'fetch.py.lock', async (name) =>
      name === 'fetch.py' ? script('# [tool.uv\n') : undefined,
    );
    await expect(reading).rejects.toThrow(/^fetch\.py:4/);
  });
});

describe('settings beside the lock', () => {
  const text = `${head}${project('[package.dev-dependencies]\ndev = []\ndocs = []')}`;
  const settings = async (beside: Readonly<Record<string, string>>): Promise<unknown> => {
    const { groups, binaries } = await read(text, beside);
    return [groups.filter(({ optional }) => !optional).map(({ name }) => name), binaries.noBinary, binaries.onlyBinary];
  };

  test.each<[string, Readonly<Record<string, string>>, unknown]>([
    ['none: dev is a default group', {}, [['dev'], [], []]],
    ['default-groups', { 'pyproject.toml': '[tool.uv]\ndefault-groups = ["Docs"]' }, [['docs'], [], []]],
    ['no default groups', { 'pyproject.toml': '[tool.uv]\ndefault-groups = []' }, [[], [], []]],
    ['all groups', { 'pyproject.toml': '[tool.uv]\ndefault-groups = "all"' }, [['dev', 'docs'], [], []]],
    [
      'names',
      { 'pyproject.toml': '[tool.uv]\nno-build-package = ["A_b"]\nno-binary-package = ["c"]' },
      [['dev'], ['c'], ['a-b']],
    ],
    [
      'no building at all',
      { 'pyproject.toml': '[tool.uv]\nno-build = true\nno-binary-package = ["c"]' },
      [['dev'], ['c'], [':all:']],
    ],
    [
      'false takes back the names',
      { 'pyproject.toml': '[tool.uv]\nno-build = false\nno-build-package = ["a"]' },
      [['dev'], [], []],
    ],
    [
      'uv.toml replaces [tool.uv], but not the default groups',
      {
        'pyproject.toml': '[tool.uv]\ndefault-groups = ["docs"]\nno-build = true',
        'uv.toml': 'no-binary-package = ["c"]',
      },
      [['docs'], ['c'], []],
    ],
  ])('%s', async (_, beside, expected) => {
    expect(await settings(beside)).toEqual(expected);
  });

  test.each([
    ['no-build-isolation = true', [':all:']],
    ['no-build-isolation-package = ["Flash_Attn"]', ['flash-attn']],
    ['no-build-isolation = false', undefined],
  ])('what is built without isolation: %s', async (line, names) => {
    const { unisolated } = await read(text, { 'pyproject.toml': `[tool.uv]\n${line}` });
    expect(unisolated?.names).toEqual(names);
  });

  test.each([
    [
      'pyproject.toml',
      '[tool.uv]\nno-build = "yes"',
      'app/pyproject.toml: [tool.uv]: no-build: expected true or false',
    ],
    ['pyproject.toml', '[tool.uv\n', 'app/pyproject.toml:1'],
    ['uv.toml', 'index = 1', 'app/uv.toml: index: expected an array, found a number'],
  ])('%s that is broken', async (file, content, message) => {
    expect(await errorOf(text, { [file]: content })).toContain(message);
  });
});

test("the range of Pythons is the lock's", async () => {
  expect((await read(`${head}${project()}`)).requiresPython).toMatchObject({ text: '>=3.10' });
});

test('the words of uv 0.2 and aliases that uv still reads', async () => {
  const text = `${head}${project('[package.dependency-groups]\ndev = [{ name = "a" }]')}${locked('a')}`;
  expect(
    await outcome(
      await read(text.replaceAll('[[package]]', '[[distribution]]').replace('[package.', '[distribution.')),
    ),
  ).toEqual(['-a 1.0: group dev']);
});

describe('broken locks', () => {
  test.each([
    ['cut short before anything', '', 'app/uv.lock: the lock: expected version = 1 at its top, found none'],
    [
      'a version that no uv writes yet',
      head.replace('version = 1', '# made by hand\nversion = 2'),
      'app/uv.lock:2: the lock: lock version 2 is not known; version 1 is read',
    ],
    ['no range of Pythons', 'version = 1\n', 'app/uv.lock: the lock: requires-python: expected requires-python = "…"'],
    ['an invalid range', 'version = 1\nrequires-python = ">=x"\n', 'app/uv.lock: the lock: requires-python: '],
    [
      'a merge conflict',
      `${head}<<<<<<< HEAD\n${locked('a')}=======\n>>>>>>> other\n`,
      'app/uv.lock:4:1: an unresolved merge conflict',
    ],
    [
      'no name',
      `${head}[[package]]\nversion = "1"\n`,
      'app/uv.lock:4: a [[package]]: name: expected name = "…", found nothing',
    ],
    [
      'no source',
      `${head}[[package]]\nname = "a"\n`,
      'app/uv.lock:5: package a: source: expected one of registry, git',
    ],
    [
      'a source of no known kind',
      only('source = { svn = "x" }'),
      'expected one of registry, git, url, path, directory, editable, virtual, found svn',
    ],
    [
      'a source that is no table',
      only('source = "registry+https://index.example"'),
      'package alpha: source: expected a table, found a string',
    ],
    [
      'no version',
      `${head}[[package]]\nname = "a"\n${registry}\n`,
      'app/uv.lock:5: package a: version: expected version = "…", found nothing',
    ],
    [
      'one package twice',
      `${head}${locked('a')}${locked('a')}`,
      'package a: stands twice in the lock, with the same version and source',
    ],
    [
      'an edge to nothing: the file is cut short',
      only('dependencies = [{ name = "beta" }]'),
      'app/uv.lock:6: package alpha: dependencies: beta: beta is not in the lock: the file is cut short, or merged by hand',
    ],
    [
      'an edge to a version that is not there',
      only('dependencies = [{ name = "b", version = "3", source = { registry = "https://index.example/simple" } }]') +
        locked('b', '', '1') +
        locked('b', '', '2'),
      'dependencies: b: b 3 from https://index.example/simple is not in the lock',
    ],
    [
      'an edge that leaves open which',
      only('dependencies = [{ name = "b" }]') + locked('b', '', '1') + locked('b', '', '2'),
      'dependencies: b: b stands several times in the lock, expected source = { … } to tell which',
    ],
    [
      'an invalid marker',
      only('dependencies = [{ name = "alpha", marker = "os == 1" }]'),
      'dependencies: alpha: marker: ',
    ],
    [
      'a wheel without name and address',
      only('wheels = [{ hash = "sha256:ab" }]'),
      'package alpha: wheels: url: expected url, path or filename, found nothing',
    ],
    [
      'a size that is no number',
      only('wheels = [{ url = "https://files.example/a.whl", size = "1" }]'),
      'wheels: size: expected a number, found a string',
    ],
    [
      'conflicts of no known form',
      `${head}conflicts = ["cpu"]\n`,
      'app/uv.lock: conflicts: conflicts: expected arrays of',
    ],
    [
      'requirements that are not there',
      `${head}[manifest]\nrequirements = [{ name = "a" }]\n`,
      'app/uv.lock: [manifest]: a: is not in the lock: the file is cut short',
    ],
  ])('%s', async (_, text, message) => {
    const error = await errorOf(text);
    expect(error).toContain(message);
    expect(error).toMatch(/^file-broken: /);
  });

  test('the project of pyproject.toml is not in it', async () => {
    expect(await errorOf(`${head}${locked('a')}`, { 'pyproject.toml': '[project]\nname = "shop"\n' })).toBe(
      'file-broken: app/uv.lock: the lock: expected the project shop of pyproject.toml, found no such package',
    );
  });
});

describe('hostile locks', () => {
  const many = (count: number, make: (position: number) => string): string =>
    Array.from({ length: count }, (_, position) => make(position)).join('');
  const timed = async (text: string, message: string | undefined): Promise<number> => {
    const start = cpuTime();
    expect(await errorOf(text)).toContain(message ?? 'no error');
    return cpuTime() - start;
  };
  const chain = (count: number): string =>
    many(count, (position) => locked(`p${position}`, `dependencies = [{ name = "p${(position + 1) % count}" }]`));

  test('names that objects have', async () => {
    const text = `${head}${project('dependencies = [{ name = "__proto__" }]\n[package.optional-dependencies]\n__proto__ = [{ name = "constructor" }]\n[package.dev-dependencies]\nconstructor = []')}${locked('__proto__')}${locked('constructor')}`;
    const manifest = await read(text);
    expect(await outcome(manifest)).toEqual(['-proto- 1.0', '-constructor 1.0: extra -proto-']);
    expect(Object.prototype).not.toHaveProperty('a');
  });

  test.each<[string, (size: number) => string]>([
    [
      'thousands of versions of one name',
      (size) =>
        head +
        project(`dependencies = [${many(size, (n) => `{ name = "a", version = "${n}", ${registry} },\n`)}]`) +
        many(size, (n) => locked('a', '', String(n))),
    ],
    ['a chain of thousands', (size) => head + project('dependencies = [{ name = "p0" }]') + chain(size)],
  ])('%s, in linear time', async (_, make) => {
    const reading = async (text: string): Promise<void> => expect(await errorOf(text)).toBe('no error');
    expect(await growth(make, reading, 9_990)).toBeLessThan(SQUARE);
  });

  test.each<[string, () => string, string | undefined]>([
    [
      'extras without end',
      () =>
        head +
        project(`[package.optional-dependencies]\n${many(1_900, (n) => `e${n} = [{ name = "p0" }]\n`)}`) +
        chain(9_990),
      '1900 groups and extras are too many for a lock of 9991 packages',
    ],
    [
      'requirements that mean every version',
      () =>
        `${head}[manifest]\nrequirements = [${'{ name = "a" },'.repeat(1_000)}]\n${many(1_000, (n) => locked('a', '', String(n)))}`,
      'more than 100000 packages',
    ],
    ['brackets in brackets', () => `${head}x = ${'['.repeat(100_000)}`, 'nested deeper than 64 levels'],
    [
      'parentheses in a marker',
      () => only(`dependencies = [{ name = "alpha", marker = "${'('.repeat(100_000)}" }]`),
      'marker: ',
    ],
    [
      'a marker of one megabyte',
      () =>
        only(`dependencies = [{ name = "alpha", marker = "os_name == 'a'${" or os_name == 'a'".repeat(50_000)}" }]`),
      undefined,
    ],
  ])('%s', { timeout: 20_000 }, async (_, make, message) => {
    expect(await timed(make(), message)).toBeLessThan(40_000);
  });

  test('selection takes time linear to the lock, also with choices that exclude one another', async () => {
    const make = (count: number): Promise<Manifest> => {
      const edges = many(count, (position) =>
        locked(
          `p${position}`,
          `dependencies = [{ name = "p${(position + 1) % count}", extra = ["x"], marker = "extra != 'extra-1-p-x'" }]\n[package.optional-dependencies]\nx = [{ name = "p0" }]`,
        ),
      );
      const conflicts = many(
        count,
        (n) => `[{ package = "shop", extra = "e${n}" }, { package = "shop", extra = "f${n}" }],\n`,
      );
      return read(`${head}conflicts = [${conflicts}]\n${project('dependencies = [{ name = "p0" }]')}${edges}`);
    };
    const all = (await outcome(await make(1000))).filter((row) => !row.startsWith('-'));
    expect(all).toHaveLength(1000);
    const manifests = new Map<number, Manifest>();
    for (const size of [1250, 5000]) manifests.set(size, await make(size));
    expect(
      await growth(
        (size) => manifests.get(size),
        async (manifest) => manifest && (await outcome(manifest)),
        5000,
      ),
    ).toBeLessThan(SQUARE);
  });
});

describe('any damage to a real lock is a WheelcheckError or a manifest', () => {
  const projects = new URL('../../../../fixtures/manifests/uv.lock/', import.meta.url);
  const texts = readdirSync(projects).flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, projects))
      .filter((file) => file.endsWith('.lock'))
      .map((file) => readFileSync(new URL(`${folder}/${file}`, projects), 'utf8')),
  );
  const survives = async (text: string): Promise<void> => {
    try {
      const manifest = await read(text);
      for (const asked of [nothingAsked, { ...nothingAsked, allGroups: true, allExtras: true }])
        await outcome(manifest, asked);
    } catch (error) {
      expect(error).toBeInstanceOf(WheelcheckError);
    }
  };
  const place = fc.record({ text: fc.constantFrom(...texts), at: fc.double({ min: 0, max: 1, noNaN: true }) });

  test('cut short', async () => {
    await fc.assert(fc.asyncProperty(place, ({ text, at }) => survives(text.slice(0, Math.floor(at * text.length)))));
  });

  test('a value of another kind', async () => {
    const values = [
      '1',
      '"x"',
      '[]',
      '{}',
      'true',
      '[1]',
      '["x"]',
      '[{ name = "alpha" }]',
      '{ url = 1 }',
      '2026-01-01',
    ];
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom(...values), ({ text, at }, value) => {
        const keys = [...text.matchAll(/(?<=(?:^|[{,] )[\w-]+ = )(?:"[^"\n]*"|\[[^\]]*\]|\{[^}\n]*\}|\d+)/gm)];
        const chosen = keys[Math.floor(at * (keys.length - 1))];
        if (!chosen) throw new Error('no keys');
        return survives(text.slice(0, chosen.index) + value + text.slice(chosen.index + chosen[0].length));
      }),
      { numRuns: 400 },
    );
  });

  test('a line that is gone, or twice', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.boolean(), ({ text, at }, twice) => {
        const lines = text.split('\n');
        const position = Math.floor(at * (lines.length - 1));
        return survives(lines.toSpliced(position, twice ? 0 : 1, ...(twice ? [lines[position] ?? ''] : [])).join('\n'));
      }),
      { numRuns: 400 },
    );
  });
});
