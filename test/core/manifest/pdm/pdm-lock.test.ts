// pdm.lock of every 4.x version: rows, groups, targets, the project beside it, and what is said of a broken one.

import { lockPieces, textEdits } from '../../../support/text-edits.ts';
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import { requirementsInForce } from '../../../../packages/core/src/select/in-force.ts';
import type { LockedPackage, Manifest } from '../../../../packages/core/src/manifest/manifest.ts';
import type { Selection } from '../../../../packages/core/src/manifest/selection.ts';
import { pdmLock } from '../../../../packages/core/src/manifest/pdm/pdm-lock.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { formatMarker } from '../../../../packages/core/src/packaging/marker.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { growth, SQUARE } from '../../../support/growth.ts';
import { remarked, worded } from '../../../support/worded.ts';

async function read(text: string, pyproject?: string): Promise<Manifest> {
  return readWith(pdmLock, text, 'app/pdm.lock', async (path) => (path === 'pyproject.toml' ? pyproject : undefined));
}

async function errorOf(text: string, pyproject?: string): Promise<string> {
  try {
    const manifest = await read(text, pyproject);
    await select(manifest, { ...nothingAsked, allGroups: true, allExtras: true }, linux('3.12.1'));
    await select(manifest, nothingAsked, linux('3.12.1'));
  } catch (error) {
    if (error instanceof WheelcheckError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

const metadata = (
  lines = 'strategy = ["inherit_metadata"]\ngroups = ["default", "dev", "fast"]',
  version = '4.5.0',
): string => `[metadata]\nlock_version = "${version}"\n${lines}\n`;

const row = (name: string, lines = 'groups = ["default"]', version = '1.0'): string =>
  `\n[[package]]\nname = "${name}"\nversion = "${version}"\n${lines}\n`;

const project =
  '[project]\nname = "Shop"\nrequires-python = ">=3.9"\n[project.optional-dependencies]\nFast = []\n[dependency-groups]\ndev = []\n';

async function first(lines: string, pyproject = project): Promise<LockedPackage | undefined> {
  return (await read(metadata() + row('Alpha_One', lines), pyproject)).packages[0];
}

/** `name version` of what is installed; `-name version: reason needs` of what is not. */
async function outcome(
  text: string,
  asked: Partial<Selection> = {},
  pyproject: string | null = project,
): Promise<readonly string[]> {
  return (await select(await read(text, pyproject ?? undefined), { ...nothingAsked, ...asked }, linux('3.12.1'))).map(
    (one) =>
      one.state === 'installed'
        ? `${one.package.name} ${one.package.version}`
        : `-${one.package.name} ${one.package.version}: ${[one.reason, ...one.needs].join(' ')}`,
  );
}

describe('a row', () => {
  test('name, version, range of Pythons, files, line', async () => {
    const files =
      'files = [\n {file = "alpha_one-1.0.tar.gz", hash = "sha256:AB"},\n {url = "https://files.example/alpha_one-1.0%2Bx-py3-none-any.whl", hash = "md5:cd"},\n]';
    expect(await first(`groups = ["default"]\nrequires_python = ">=3.8"\n${files}`)).toMatchObject({
      name: 'alpha-one',
      version: '1.0',
      groups: ['main'],
      extras: [],
      requires: [],
      requiresPython: [{ text: '>=3.8' }],
      source: { kind: 'index' },
      files: [
        { filename: 'alpha_one-1.0.tar.gz', hashes: { sha256: 'ab' } },
        { url: 'https://files.example/alpha_one-1.0%2Bx-py3-none-any.whl', hashes: { md5: 'cd' } },
      ],
      at: { path: 'app/pdm.lock', line: 7 },
    });
  });

  test.each([
    [
      'git = "https://git.example/a.git"\nref = "main"\nrevision = "abc"',
      { kind: 'vcs', url: 'https://git.example/a.git', commit: 'abc' },
    ],
    ['hg = "https://hg.example/a"\nref = "7"', { kind: 'vcs', url: 'https://hg.example/a', commit: '7' }],
    ['path = "./libs/a"', { kind: 'path', path: 'libs/a', editable: false }],
    ['path = "./libs/a"\neditable = true', { kind: 'path', path: 'libs/a', editable: true }],
    ['path = "."\neditable = true', { kind: 'project', path: '.' }],
    [
      'url = "file:///${PROJECT_ROOT}/dist/a-1.0-py3-none-any.whl"',
      { kind: 'path', path: 'dist/a-1.0-py3-none-any.whl', editable: false },
    ],
    [
      'url = "https://files.example/a-1.0-py3-none-any.whl"',
      { kind: 'url', url: 'https://files.example/a-1.0-py3-none-any.whl' },
    ],
  ])('source %j', async (lines, source) => {
    expect((await first(`groups = ["default"]\n${lines}`))?.source).toEqual(source);
  });

  test('what is built may tell its version late', async () => {
    const text = `${metadata()}\n[[package]]\nname = "a"\ngroups = ["default"]\npath = "./a"\n`;
    expect((await read(text, project)).packages[0]).toMatchObject({ name: 'a', source: { kind: 'path' } });
  });

  test('an invalid range of Pythons restricts nothing and is noted, and so is a line that is no requirement', async () => {
    const manifest = await read(
      metadata() +
        row('a', 'groups = ["default"]\nrequires_python = ">=2.7,!=3.0*"\ndependencies = ["b>=1", "c=1"]') +
        row('b'),
      project,
    );
    expect(manifest.packages[0]?.requiresPython).toBeUndefined();
    expect(manifest.packages[0]?.requires.map(({ name }) => name)).toEqual(['b']);
    expect(
      worded(manifest.diagnostics).map(({ level, message, location }) => [level, message.slice(0, 70), location?.line]),
    ).toEqual([
      ['note', 'package a: the dependency "c=1" cannot be read and was ignored: expect', 7],
      ['note', 'package a: requires_python ">=2.7,!=3.0*" is not valid and was ignored', 7],
    ]);
  });
});

describe('rows of one distribution', () => {
  test('with and without extras are one package', async () => {
    const text =
      metadata() +
      row(
        'web',
        'groups = ["default"]\ndependencies = ["base"]\nfiles = [{file = "web-1.0.tar.gz", hash = "sha256:00"}]',
      ) +
      row(
        'web',
        'extras = ["Std_One"]\ngroups = ["dev"]\nmarker = "os_name == \'posix\'"\ndependencies = ["web==1.0", "loop"]',
      ) +
      row('base') +
      row('loop', 'groups = ["dev"]\nmarker = "os_name == \'posix\'"');
    const { packages, diagnostics } = await read(text, project);
    expect(packages.map(({ name, extras, groups }) => [name, extras, groups])).toEqual([
      ['web', ['std-one'], ['main', 'dev']],
      ['base', [], ['main']],
      ['loop', [], ['dev']],
    ]);
    expect(packages[0]).toMatchObject({
      files: [{ filename: 'web-1.0.tar.gz' }],
      requires: [{ name: 'base' }, { name: 'loop', forExtras: ['std-one'] }],
      at: { line: 7 },
    });
    expect([...(packages[0]?.groupMarkers ?? [])].map(([group, marker]) => [group, formatMarker(marker)])).toEqual([
      ['dev', 'os_name == "posix"'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  test('two versions are two packages, and so are two sources', async () => {
    const text =
      metadata() +
      row('a') +
      row('a', 'groups = ["default"]', '2.0') +
      row('a', 'groups = ["default"]\ngit = "https://git.example/a.git"');
    expect((await read(text, project)).packages).toHaveLength(3);
  });
});

describe('groups in the lock', () => {
  const text =
    metadata() +
    row('main-one', 'groups = ["default", "fast"]') +
    row('windows', 'groups = ["default", "dev", "fast"]\nmarker = "sys_platform == \'win32\'"') +
    row('tool', 'groups = ["dev"]') +
    row('quick', 'groups = ["fast"]\nmarker = "python_version >= \'3.9\'"') +
    row('too-quick', 'groups = ["fast"]\nmarker = "python_version < \'3.9\'"') +
    row('both', 'groups = ["dev", "fast"]');

  test('default is main, extras of the project are extras, the others are groups that a plain install adds', async () => {
    const manifest = await read(text, project);
    expect(manifest.groups).toEqual([{ name: 'dev', optional: false }]);
    expect(Object.keys(manifest.extras)).toEqual(['fast']);
    expect(manifest.extras['fast']).toEqual(['main-one', 'windows', 'quick', 'too-quick', 'both']);
    expect(manifest.roots).toBeUndefined();
  });

  test('what is left out has its reason', async () => {
    expect(await outcome(text)).toEqual([
      'main-one 1.0',
      '-windows 1.0: marker',
      '-tool 1.0: group dev',
      '-quick 1.0: extra fast',
      '-too-quick 1.0: marker',
      '-both 1.0: group dev',
    ]);
  });

  test.each<[Partial<Selection>, readonly string[]]>([
    [{ with: ['dev'] }, ['main-one 1.0', 'tool 1.0', 'both 1.0']],
    [{ extras: ['fast'] }, ['main-one 1.0', 'quick 1.0', 'both 1.0']],
    [{ only: ['dev'] }, ['tool 1.0', 'both 1.0']],
    [{ allGroups: true, allExtras: true }, ['main-one 1.0', 'tool 1.0', 'quick 1.0', 'both 1.0']],
  ])('%j', async (asked, installed) => {
    expect((await outcome(text, asked)).filter((line) => !line.startsWith('-'))).toEqual(installed);
  });

  test('a group that was not locked cannot be asked for', async () => {
    await expect(outcome(text, { with: ['docs'] }, `${project}docs = []\n`)).rejects.toMatchObject({ code: 'usage' });
  });

  test('a group that is itself called main is not taken for the project’s own dependencies', async () => {
    const odd =
      metadata('strategy = ["inherit_metadata"]\ngroups = ["default", "main"]') + row('a', 'groups = ["main"]');
    expect(await outcome(odd, {}, null)).toEqual(['-a 1.0: group main-group']);
  });

  test('without pyproject.toml extras cannot be told from groups, said once', async () => {
    const manifest = await read(text);
    expect(manifest.groups.map(({ name }) => name)).toEqual(['dev', 'fast']);
    expect(remarked(manifest)).toEqual(['no pyproject.toml beside it: extras of the project count as groups']);
    expect((await read(metadata('strategy = ["inherit_metadata"]\ngroups = ["default"]') + row('a'))).remarks).toEqual(
      [],
    );
  });

  test('of two versions for one machine the last counts, as the synchronizer has it', async () => {
    const manifest = await read(metadata() + row('a') + row('a', 'groups = ["default"]', '2.0') + row('b'), project);
    const selected = await select(manifest, nothingAsked, linux('3.12.1'));
    const force = requirementsInForce([manifest], new Map(selected.map((one) => [one.package, one])));
    expect(manifest.packages.map((one) => force.get(one)?.kind)).toEqual(['covered', undefined, undefined]);
  });
});

describe('a lock without groups is walked from the project', () => {
  const text =
    metadata('strategy = []\ngroups = ["default", "dev", "fast"]') +
    row('a', 'dependencies = ["b; sys_platform == \'win32\'", "c[x]"]') +
    row('b', '') +
    row('c', '') +
    row('c', 'extras = ["x"]\ndependencies = ["c==1.0", "d"]') +
    row('d', '') +
    row('e', '') +
    row('f', '') +
    row('g', 'groups = ["default"]\nmarker = "os_name == \'nt\'"');
  const owner = `[project]\nname = "shop"\ndependencies = ["a", "g"]\n[project.optional-dependencies]\nfast = ["e"]\n[dependency-groups]\ndev = ["f", "shop[fast]"]\nnot-locked = ["b"]\n`;

  test('through markers, extras and groups', async () => {
    expect(await outcome(text, {}, owner)).toEqual([
      'a 1.0',
      '-b 1.0: marker',
      'c 1.0',
      'd 1.0',
      '-e 1.0: group dev',
      '-f 1.0: group dev',
      'g 1.0',
    ]);
    expect((await outcome(text, { extras: ['fast'] }, owner)).filter((line) => line.startsWith('-'))).toEqual([
      '-b 1.0: marker',
      '-f 1.0: group dev',
    ]);
  });

  test('without pyproject.toml every package counts as main, said once', async () => {
    const manifest = await read(text);
    expect(remarked(manifest)).toEqual(['no pyproject.toml beside it: every package counts as main']);
    expect(await outcome(text, {}, null)).not.toContainEqual(expect.stringMatching(/^-/));
  });

  test('so does a project that leaves its dependencies to the build backend', async () => {
    const manifest = await read(text, '[project]\nname = "shop"\ndynamic = ["version", "dependencies"]\n');
    expect(remarked(manifest)).toEqual([
      'pyproject.toml leaves the dependencies to its build backend: every package counts as main',
    ]);
  });

  test.each([
    ['dev = ["a=1"]', 'file-broken: app/pyproject.toml: group dev: "a=1" is no requirement: '],
    [
      'dev = [{ include-group = "no" }]',
      'file-broken: app/pyproject.toml: group dev: includes the group no, which does not exist',
    ],
    [
      'dev = [1]',
      'file-broken: app/pyproject.toml: [dependency-groups]: dev: expected requirements and { include-group = "…" }, found a number',
    ],
  ])('%s', async (line, message) => {
    expect(await errorOf(text, `[project]\nname = "shop"\n[dependency-groups]\n${line}\n`)).toContain(message);
  });

  test('groups that include one another without end are refused in time', async () => {
    const groups = Array.from({ length: 400 }, (_, index) => `g${index}`);
    const table = groups.map(
      (name) =>
        `${name} = [${groups.map((other) => `{ include-group = "${other}" }`).join(', ')}, ${'"a", '.repeat(10)}]`,
    );
    const started = cpuTime();
    expect(await errorOf(text, `[project]\nname = "shop"\n[dependency-groups]\n${table.join('\n')}\n`)).toContain(
      'more than 100000 requirements are not read',
    );
    expect(cpuTime() - started).toBeLessThan(40_000);
  });
});

describe('files of lock 4.2 and older stand in [metadata.files]', () => {
  test('by name and version', async () => {
    const text = `${row('Alpha', '')}${row('beta', '')}\n[metadata]\nlock_version = "4.2"\ncross_platform = true\ngroups = ["default"]\n\n[metadata.files]\n"Alpha 1.0" = [\n {url = "https://files.example/Alpha-1.0-py3-none-any.whl", hash = "sha256:00"},\n]\n`;
    const { packages } = await read(text);
    expect(packages.map(({ files }) => files?.map(({ url }) => url))).toEqual([
      ['https://files.example/Alpha-1.0-py3-none-any.whl'],
      undefined,
    ]);
  });
});

describe('targets', () => {
  const at = (targets: string): string =>
    `${metadata()}${targets
      .split('; ')
      .map((target) => {
        const [python, platform, implementation] = target.split(' ');
        return `[[metadata.targets]]\nrequires_python = "${python}"\n${platform ? `platform = "${platform}"\n` : ''}${implementation ? `implementation = "${implementation}"\n` : ''}`;
      })
      .join('')}${row('a')}`;

  test.each([
    ['>=3.11', '>=3.11,>=3.9', undefined],
    ['>=3.11; <3.10', '>=3.11,>=3.9 or <3.10,>=3.9', undefined],
    [
      '>=3.11 windows_amd64; >=3.12 manylinux_2_17_x86_64',
      '>=3.12,>=3.9',
      'windows_amd64 Python >=3.11 or manylinux_2_17_x86_64 Python >=3.12',
    ],
    ['>=3.11 linux', '>=3.11,>=3.9', 'linux'],
    ['>=3.11 macos_14_0_arm64', '>=3.9', 'macos_14_0_arm64'],
    ['>=3.11; >=3.11 linux', '>=3.11,>=3.9', undefined],
  ])('%s', async (targets, range, machines) => {
    const { requiresPython, environments } = await read(at(targets), project);
    expect(requiresPython?.text).toBe(range);
    expect(environments?.text).toBe(machines);
  });

  test.each([
    ['>=3.11 manylinux_2_17_aarch64', ['sys_platform == "linux" and platform_machine == "aarch64"']],
    [
      '>=3.11 musllinux_1_2_x86 cpython',
      ['sys_platform == "linux" and platform_machine == "i686" and implementation_name == "cpython"'],
    ],
    [
      '>=3.11 alpine; <3.11 alpine',
      [
        'sys_platform == "linux" and platform_machine == "x86_64" and python_full_version >= "3.11"',
        'sys_platform == "linux" and platform_machine == "x86_64" and python_full_version < "3.11"',
      ],
    ],
    ['==3.11.* windows_amd64', ['sys_platform == "another"']],
  ])('the machines of %s as markers', async (targets, markers) => {
    expect((await read(at(targets), project)).environments?.anyOf.map(({ marker }) => formatMarker(marker))).toEqual(
      markers,
    );
  });

  test.each([
    [
      '>=3.11 manylinux_2_17_x86_64; >=3.11 windows_amd64',
      [
        ['glibc', undefined],
        [undefined, undefined],
      ],
    ],
    [
      '>=3.11 linux; >=3.11 alpine',
      [
        ['glibc', undefined],
        ['musl', undefined],
      ],
    ],
    ['>=3.11 musllinux_1_2_x86_64 cpython', [['musl', false]]],
    ['>=3.11 linux_riscv64', [[undefined, undefined]]],
  ])('what no marker says of the machines of %s', async (targets, beside) => {
    const { environments } = await read(at(targets), project);
    expect(environments?.anyOf.map(({ libc, freeThreaded }) => [libc, freeThreaded])).toEqual(beside);
  });

  test('without targets the project’s own range counts', async () => {
    expect((await read(metadata() + row('a'), project)).requiresPython?.text).toBe('>=3.9');
    expect((await read(metadata() + row('a'))).requiresPython).toBeUndefined();
  });
});

describe('the project beside the lock', () => {
  const text = metadata() + row('acme-core') + row('a');

  test('names indexes, and packages that come from one of them', async () => {
    const sources =
      '[[tool.pdm.source]]\nname = "pypi"\nurl = "https://mirror.example/simple"\n[[tool.pdm.source]]\nname = "corp"\nurl = "https://${TOKEN}@corp.example/simple"\ninclude_packages = ["Acme-*", "x?z"]\n[[tool.pdm.source]]\nname = "files"\ntype = "find_links"\nurl = "https://files.example/"\n';
    const { indexes, packages, diagnostics } = await read(text, project + sources);
    expect(indexes).toEqual([
      { url: 'https://mirror.example/simple', kind: 'default', name: 'pypi' },
      { url: 'https://${TOKEN}@corp.example/simple', kind: 'extra', name: 'corp' },
    ]);
    expect(packages.map(({ source }) => source)).toEqual([
      { kind: 'index', url: 'https://${TOKEN}@corp.example/simple' },
      { kind: 'index' },
    ]);
    expect(worded(diagnostics).map(({ message }) => message)).toEqual([
      '${TOKEN} is not set here: an index with it in its address is not asked',
    ]);
  });

  test.each([
    ['no-binary = ["a", "b"]\nonly-binary = "a"', { noBinary: ['b'], onlyBinary: ['a'] }],
    ['no-binary = ["A_b", ":all:"]\nonly-binary = "c, D"', { noBinary: ['a-b', ':all:'], onlyBinary: ['c', 'd'] }],
    ['', { noBinary: [], onlyBinary: [] }],
  ])('binaries: %j', async (lines, binaries) => {
    expect((await read(text, `${project}[tool.pdm.resolution]\n${lines}\n`)).binaries).toEqual(binaries);
  });

  test('is about something else: as if it were missing', async () => {
    expect((await read(text, '[tool.ruff]\nline-length = 100\n')).remarks).toHaveLength(1);
  });

  test('what the lock lacks is said once, but for what is excluded, conditional, or the project itself', async () => {
    const gap =
      metadata() + row('a', 'groups = ["default"]\ndependencies = ["b", "c; os_name == \'nt\'", "shop", "d", "b>1"]');
    const owner = '[project]\nname = "shop"\ndependencies = ["e", "a"]\n[tool.pdm.resolution]\nexcludes = ["D"]\n';
    expect(worded((await read(gap, owner)).diagnostics)).toEqual([
      {
        rule: null,
        level: 'warning',
        message: 'the packages of app/pdm.lock require e and b, which it does not hold: it is cut short or out of date',
        location: null,
      },
    ]);
  });
});

describe('lock versions', () => {
  test.each(['4', '4.0', '4.3', '4.4.2', '4.5.1'])('%s is read', async (version) => {
    expect(
      (await read(metadata('strategy = ["inherit_metadata"]\ngroups = ["default"]', version) + row('a'))).diagnostics,
    ).toEqual([]);
  });

  test('a newer 4.x is read with a warning', async () => {
    expect(
      worded((await read(metadata('strategy = ["inherit_metadata"]', '4.9') + row('a'))).diagnostics).map(
        ({ message }) => message,
      ),
    ).toEqual(['lock_version 4.9 is newer than 4.5, the newest that is known: what it adds is not seen']);
  });

  test.each(['3.1', '5.0', 'four', '4.x'])('%s is refused by its name', async (version) => {
    expect(await errorOf(metadata('', version))).toBe(
      `format-unknown: app/pdm.lock: lock_version "${version}" is not known; 4.0 to 4.5 are read`,
    );
  });
});

describe('a broken lock', () => {
  test.each<[string, string, string]>([
    [
      'no [metadata]',
      row('a'),
      'app/pdm.lock: expected [metadata] with lock_version, found none: the file is cut short, or no pdm.lock',
    ],
    [
      'no lock_version',
      '[metadata]\ngroups = []\n',
      'app/pdm.lock: [metadata]: lock_version: expected lock_version = "…", found nothing',
    ],
    [
      'strategy a string',
      metadata('strategy = "x"'),
      'app/pdm.lock: [metadata]: strategy: expected an array, found a string',
    ],
    ['package a table', `${metadata()}[package]\n`, 'app/pdm.lock: package: expected an array, found a table'],
    [
      'no name',
      `${metadata()}[[package]]\nversion = "1"\n`,
      'app/pdm.lock:5: a [[package]]: name: expected name = "…", found nothing',
    ],
    [
      'no version',
      `${metadata()}[[package]]\nname = "a"\ngroups = ["default"]\n`,
      'app/pdm.lock:6: package a: version: expected version = "…", found nothing',
    ],
    [
      'no groups',
      metadata() + row('a', ''),
      'app/pdm.lock:7: package a: groups: expected groups = ["default", …], found nothing',
    ],
    [
      'groups a string',
      metadata() + row('a', 'groups = "default"'),
      'app/pdm.lock:7: package a: groups: expected an array, found a string',
    ],
    [
      'a marker that is none',
      metadata() + row('a', 'groups = ["default"]\nmarker = "python >"'),
      'app/pdm.lock:7: package a: marker: ',
    ],
    [
      'a file without name and URL',
      metadata() + row('a', 'groups = ["default"]\nfiles = [{hash = "sha256:0"}]'),
      'app/pdm.lock:7: package a: files: file: expected file = "…" or url = "…", found nothing',
    ],
    [
      'dependencies a table',
      metadata() + row('a', 'groups = ["default"]\ndependencies = {}'),
      'app/pdm.lock:7: package a: dependencies: expected an array, found a table',
    ],
    [
      'a target that is none',
      `${metadata()}[[metadata.targets]]\nrequires_python = "three"\n`,
      'app/pdm.lock: [[metadata.targets]]: requires_python: ',
    ],
    [
      'more groups than any project has',
      metadata(`groups = [${Array.from({ length: 251 }, (_, index) => `"g${index}"`).join(', ')}]`),
      'app/pdm.lock: [metadata]: groups: 251 groups are more than the 250 that are read',
    ],
    [
      'a merge conflict',
      `${metadata()}<<<<<<< HEAD\n`,
      'app/pdm.lock:5:1: an unresolved merge conflict; expected TOML',
    ],
  ])('%s', async (_, text, message) => {
    expect((await errorOf(text)).slice(0, message.endsWith(': ') ? message.length + 13 : undefined)).toBe(
      `file-broken: ${message}`,
    );
  });

  test('a broken project file is named', async () => {
    expect(await errorOf(metadata(), '[project\n')).toMatch(/^file-broken: app\/pyproject\.toml:1:\d+: not valid TOML/);
  });

  test('a real lock that is cut anywhere is an error, or is said to be cut short', async () => {
    const folder = new URL('../../../../fixtures/corpus/fastapi-pdm/', import.meta.url);
    const [text, owner] = ['pdm.lock', 'pyproject.toml'].map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const end = text?.indexOf('name = "uvicorn"') ?? 0;
    const silent: number[] = [];
    for (let cut = 0; cut < end; cut += 397) {
      const part = text?.slice(0, cut) ?? '';
      if ((await errorOf(part, owner)) !== 'no error') continue;
      const { diagnostics } = await read(part, owner);
      if (!diagnostics.some(({ kind }) => kind === 'not-held')) silent.push(cut);
    }
    expect(silent).toEqual([]);
  });
});

describe('real locks', () => {
  test.each(['fastapi-pdm', 'fastapi-pdm-static-urls'])(
    '%s: every package is on the line that names it',
    async (name) => {
      const folder = new URL(`../../../../fixtures/corpus/${name}/`, import.meta.url);
      const text = readFileSync(new URL('pdm.lock', folder), 'utf8');
      const lines = text.split('\n');
      const { packages } = await read(text, readFileSync(new URL('pyproject.toml', folder), 'utf8'));
      expect(packages.map(({ at }) => lines[at.line - 1])).toEqual(packages.map((one) => `name = "${one.name}"`));
    },
  );

  test('what is left out of fastapi-pdm has its reason', async () => {
    const folder = new URL('../../../../fixtures/corpus/fastapi-pdm/', import.meta.url);
    const [text = '', owner] = ['pdm.lock', 'pyproject.toml'].map((name) =>
      readFileSync(new URL(name, folder), 'utf8'),
    );
    expect(
      (await outcome(text, {}, owner))
        .filter((line) => line.startsWith('-'))
        .map((line) => line.replace(/ [\d.]+(?=:)/, '')),
    ).toEqual([
      '-black: group dev',
      '-colorama: marker',
      '-librt: group dev',
      '-mypy: group dev',
      '-mypy-extensions: group dev',
      '-orjson: extra fast',
      '-packaging: group dev',
      '-pathspec: group dev',
      '-platformdirs: group dev',
      '-ruff: group dev',
      '-ujson: extra fast',
    ]);
  });
});

describe('in linear time', () => {
  const hash = '0'.repeat(64);
  const files = `files = [\n${Array.from({ length: 40 }, (_, index) => `    {file = "package-1.0-cp3${index}-cp3${index}-manylinux_2_17_x86_64.whl", hash = "sha256:${hash}"},\n`).join('')}]`;
  const names = Array.from({ length: 250 }, (_, index) => `g${index}`);
  const rows = (size: number, make: (index: number) => string): string =>
    Array.from({ length: size }, (_, index) => make(index)).join('');

  test.each<[string, number, (size: number) => string]>([
    [
      'packages with groups and files',
      500,
      (size) => metadata() + rows(size, (index) => row(`p${index}`, `groups = ["default"]\n${files}`)),
    ],
    [
      'a chain of packages without groups',
      5000,
      (size) =>
        metadata('strategy = []') +
        rows(size, (index) =>
          row(`p${index}`, `dependencies = ["p${index + 1}", "p${index + 2}; python_version < \\"3\\""]`),
        ),
    ],
    [
      'one package in many rows',
      5000,
      (size) =>
        metadata() +
        rows(size, (index) =>
          row('a', `extras = ["x${index}"]\ngroups = ["default"]\nmarker = "python_version != '3.${index}'"`),
        ),
    ],
    [
      'packages in all groups that a marker keeps out',
      800,
      (size) =>
        metadata(`strategy = ["inherit_metadata"]\ngroups = [${names.map((name) => `"${name}"`).join(', ')}]`) +
        rows(size, (index) =>
          row(
            `p${index}`,
            `groups = [${names.map((name) => `"${name}"`).join(', ')}]\nmarker = "sys_platform == 'win32'"`,
          ),
        ),
    ],
    [
      'a million groups of one package',
      1_000_000,
      (size) => metadata() + row('a', `groups = [${'"x", '.repeat(size)}]`),
    ],
    [
      'a long list of extras',
      100_000,
      (size) =>
        metadata() + row('a', `groups = ["default"]\ndependencies = ["a[${rows(size, (index) => `x${index},`)}y]"]`),
    ],
  ])('%s', async (_, size, make) => {
    expect(await growth(make, errorOf, size)).toBeLessThan(SQUARE);
  });
});

test('a mutated lock or project never ends in anything but an error of ours', async () => {
  const folder = new URL('../../../../fixtures/manifests/pdm.lock/', import.meta.url);
  const pairs = readdirSync(folder).flatMap((name) =>
    readdirSync(new URL(`${name}/`, folder))
      .filter((lock) => !lock.includes('.') && lock !== 'lib' && lock !== 'helper')
      .map((lock) =>
        [`${name}/${lock}/pdm.lock`, `${name}/pyproject.toml`].map((path) =>
          readFileSync(new URL(path, folder), 'utf8'),
        ),
      ),
  );
  const edits = textEdits([...lockPieces, '[[package]]\n', '>=', '; ', "extra == 'x'", '-e '], 3);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pairs), edits, fc.boolean(), async ([lock = '', owner = ''], edit, inLock) => {
      const mutated = edit(inLock ? lock : owner);
      expect(await (inLock ? errorOf(mutated, owner) : errorOf(lock, mutated))).toMatch(
        /^(?:no error|file-broken: |format-unknown: )/,
      );
    }),
    { numRuns: 1500 },
  );
});
