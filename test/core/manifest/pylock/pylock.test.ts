// pylock.toml: packages, files and sources; what pip refuses; broken and hostile files. Which file is taken: pylock-recorded.test.ts.

import { lockPieces, textEdits } from '../../../support/text-edits.ts';
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import type { LockedPackage, Manifest } from '../../../../packages/core/src/manifest/manifest.ts';
import { pylock } from '../../../../packages/core/src/manifest/pylock/pylock.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { formatMarker } from '../../../../packages/core/src/packaging/marker.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { growth, SQUARE } from '../../../support/growth.ts';
import { remarked, worded } from '../../../support/worded.ts';

function read(text: string): Promise<Manifest> {
  return readWith(pylock, text, 'app/pylock.toml', async () => undefined);
}

async function errorOf(text: string): Promise<string> {
  try {
    await read(text);
  } catch (error) {
    if (error instanceof WheelcheckError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

const wheel = '{ url = "https://files.example/alpha-1.0-py3-none-any.whl", hashes = { sha256 = "00" } }';

/** A lock with one package; the first package's name is on line 5. */
function lock(lines: string, top = '', name = 'alpha'): string {
  return `lock-version = "1.0"\ncreated-by = "hand"\n${top}\n[[packages]]\nname = "${name}"\n${lines}\n`;
}

/** With a version and one wheel. */
function whole(lines: string, top = ''): string {
  return lock(`version = "1.0"\nwheels = [${wheel}]\n${lines}`, top);
}

async function first(text: string): Promise<LockedPackage | undefined> {
  return (await read(text)).packages[0];
}

describe('what a package says of itself', () => {
  test('name, version, files and line', async () => {
    expect(await first(whole(''))).toEqual({
      name: 'alpha',
      version: '1.0',
      groups: [],
      extras: [],
      requires: [],
      source: { kind: 'index' },
      files: [
        {
          filename: 'alpha-1.0-py3-none-any.whl',
          url: 'https://files.example/alpha-1.0-py3-none-any.whl',
          hashes: { sha256: '00' },
        },
      ],
      at: { path: 'app/pylock.toml', line: 5 },
    });
  });

  test('marker and range of Pythons', async () => {
    const locked = await first(whole(`marker = "'Dev_1' in dependency_groups"\nrequires-python = ">=3.8, <4"`));
    expect(locked).toMatchObject({
      markerText: "'Dev_1' in dependency_groups",
      requiresPython: [{ text: '<4,>=3.8' }],
    });
    expect(locked?.marker && formatMarker(locked.marker)).toBe('"dev-1" in dependency_groups');
  });

  test('an empty range of Pythons restricts nothing', async () => {
    const manifest = await read(whole('requires-python = ""', 'requires-python = ""\n'));
    expect(manifest.packages[0]).not.toHaveProperty('requiresPython');
    expect(manifest).not.toHaveProperty('requiresPython');
  });

  test('size, upload time and hashes of a file', async () => {
    const file =
      '{ url = "https://files.example/a", name = "alpha-1.0.tar.gz", size = 17, upload-time = 2024-11-02T17:48:55Z, hashes = { SHA256 = "AB", md5 = "CD" } }';
    expect((await first(lock(`sdist = ${file}`)))?.files).toEqual([
      {
        filename: 'alpha-1.0.tar.gz',
        url: 'https://files.example/a',
        size: 17,
        uploaded: '2024-11-02T17:48:55.000Z',
        hashes: { sha256: 'ab', md5: 'cd' },
      },
    ]);
  });

  test('dependencies and attestations are none of an installer', async () => {
    const text = whole('dependencies = [{ name = "beta" }]\nattestation-identities = [{ kind = "GitHub" }]');
    expect((await first(text))?.requires).toEqual([]);
  });

  test.each([
    ['directory = { path = "." }', { kind: 'project', path: '.' }],
    ['directory = { path = "./", editable = true }', { kind: 'project', path: './' }],
    ['directory = { path = "libs/x", editable = true }', { kind: 'path', path: 'libs/x', editable: true }],
    ['directory = { path = ".", subdirectory = "python" }', { kind: 'path', path: './python', editable: false }],
    ['directory = { path = "/" }', { kind: 'path', path: '/', editable: false }],
    [
      'vcs = { type = "git", url = "https://files.example/a.git", requested-revision = "main", commit-id = "0a1b" }',
      { kind: 'vcs', url: 'https://files.example/a.git', commit: '0a1b' },
    ],
    [
      'vcs = { type = "git", url = "https://files.example/a.git", path = "../a", commit-id = "0a1b", subdirectory = "py" }',
      { kind: 'vcs', url: '../a#subdirectory=py', commit: '0a1b' },
    ],
    [
      'archive = { url = "https://files.example/a-1.zip", hashes = { sha256 = "00" } }',
      { kind: 'url', url: 'https://files.example/a-1.zip' },
    ],
    [
      'archive = { url = "https://files.example/a-1.zip", subdirectory = "py", hashes = { sha256 = "00" } }',
      { kind: 'url', url: 'https://files.example/a-1.zip#subdirectory=py' },
    ],
    [
      'archive = { url = "https://files.example/a-1.zip", path = "vendor/a-1.zip", hashes = { sha256 = "00" } }',
      { kind: 'path', path: 'vendor/a-1.zip', editable: false },
    ],
  ])('%s', async (source, expected) => {
    expect((await first(lock(source)))?.source).toEqual(expected);
  });
});

describe('indexes', () => {
  const entry = (name: string, index: string): string =>
    `[[packages]]\nname = "${name}"\n${index === '' ? '' : `index = "${index}"\n`}sdist = { url = "https://files.example/${name}-1.tar.gz", hashes = { sha256 = "00" } }\n`;
  const packages = (...rows: readonly (readonly [string, string])[]): string =>
    `lock-version = "1.0"\ncreated-by = "hand"\n${rows.map((row) => entry(...row)).join('')}`;

  test('the one that most packages name is the default of the file, which --index-url stands in for', async () => {
    const manifest = await read(
      packages(
        ['a', 'https://index.example/cpu'],
        ['b', 'https://index.example/simple'],
        ['c', 'https://index.example/simple/'],
        ['d', ''],
      ),
    );
    expect(manifest.indexes).toEqual([{ url: 'https://index.example/simple', kind: 'default' }]);
    expect(manifest.packages.map(({ source }) => source)).toEqual([
      { kind: 'index', url: 'https://index.example/cpu' },
      { kind: 'index' },
      { kind: 'index' },
      { kind: 'index' },
    ]);
  });

  test('a file that names none has none', async () => {
    expect((await read(packages(['a', ''], ['b', '']))).indexes).toEqual([]);
  });
});

describe('what the file says of itself', () => {
  test('groups, extras, Pythons, environments', async () => {
    const manifest = await read(
      whole(
        `marker = "'fast-io' in extras or 'other' in extras"`,
        `extras = ["fast-io", "viz"]\ndependency-groups = ["default", "Dev.Tools", "main"]\ndefault-groups = ["Default"]\nrequires-python = ">=3.9"\nenvironments = ["sys_platform == 'linux'", "os_name == 'nt'"]\n`,
      ),
    );
    expect(manifest).toMatchObject({
      installer: 'pip',
      defaultGroups: ['default'],
      groups: [
        { name: 'default', optional: false },
        { name: 'dev-tools', optional: true },
      ],
      requiresPython: { text: '>=3.9' },
      remarks: [],
      diagnostics: [],
    });
    expect({ ...manifest.extras }).toEqual({ 'fast-io': ['alpha'], viz: [] });
    expect(manifest.environments?.text).toBe("sys_platform == 'linux' or os_name == 'nt'");
    expect(manifest.environments?.anyOf.map(({ marker }) => formatMarker(marker))).toEqual([
      'sys_platform == "linux"',
      'os_name == "nt"',
    ]);
  });

  test('no environments, or an empty list, is any machine', async () => {
    expect(await read(whole('', 'environments = []\n'))).not.toHaveProperty('environments');
  });

  test('a lock without packages is one', async () => {
    expect((await read('lock-version = "1.0"\ncreated-by = "hand"\npackages = []\n')).packages).toEqual([]);
  });

  test('what pip lock writes is for one machine, and that is said', async () => {
    const text = whole('').replace('"hand"', '"pip"');
    expect(remarked(await read(text))).toEqual([
      'written by pip lock: it names one file for each package, that of the machine it ran on',
    ]);
    expect((await read(text.replace(`[${wheel}]`, `[${wheel}, ${wheel}]`))).remarks).toEqual([]);
  });

  test.each(['1.1', '1.0.1', '1.99'])('lock-version %s is read, with a warning', async (version) => {
    const manifest = await read(whole('').replace('"1.0"', `"${version}"`));
    expect(worded(manifest.diagnostics)).toEqual([
      {
        rule: null,
        level: 'warning',
        message: `lock-version ${version} is newer than 1.0, the newest that is known: what it adds is not seen`,
        location: null,
      },
    ]);
    expect(manifest.packages).toHaveLength(1);
  });

  test.each(['1', '1.0', '1.0.0'])('lock-version %s needs none', async (version) => {
    expect((await read(whole('').replace('"1.0"', `"${version}"`))).diagnostics).toEqual([]);
  });
});

describe('what pip refuses the file for, though it is clear, is said and judged all the same', () => {
  test.each([
    ['no created-by', whole('').replace('created-by = "hand"\n', ''), 1, 'created-by is missing'],
    [
      'a name in another spelling',
      lock(`wheels = [${wheel}]`, '', 'Alpha'),
      5,
      'package Alpha: its name is not normalised, which would be alpha',
    ],
    [
      'a file of another project',
      whole('').replace('/alpha-1.0', '/beta-1.0'),
      5,
      'package alpha: wheels: "beta-1.0-py3-none-any.whl" is no name of a wheel of alpha',
    ],
    [
      'a wheel whose name is none',
      whole('').replace('-py3-none-any', '-py36+-none-any'),
      5,
      'package alpha: wheels: "alpha-1.0-py36+-none-any.whl" is no name of a wheel of alpha',
    ],
    [
      'a wheel of another version',
      whole('').replace('version = "1.0"\nw', 'version = "1.1"\nw'),
      5,
      'package alpha: "alpha-1.0-py3-none-any.whl" is not of version 1.1',
    ],
    [
      'a sdist that is a .tar.bz2',
      lock('sdist = { path = "alpha-1.0.tar.bz2", hashes = { sha256 = "00" } }'),
      5,
      'package alpha: sdist: "alpha-1.0.tar.bz2" is no name of a sdist (.tar.gz or .zip) of alpha',
    ],
    [
      'a file without hashes',
      lock('sdist = { path = "alpha-1.0.zip" }'),
      5,
      'package alpha: sdist: "alpha-1.0.zip" has no hashes',
    ],
    [
      'an archive without hashes',
      lock('archive = { path = "x.zip", hashes = {} }'),
      5,
      'package alpha: archive: "x.zip" has no hashes',
    ],
    ['an extra in another spelling', whole('', 'extras = ["A_b"]\n'), 3, 'the extra "A_b" is not normalised'],
    [
      'a marker that asks for extra',
      whole(`marker = "extra == 'x'"`),
      5,
      'package alpha: marker: "extra" is not known in a lock file, only "extras" is',
    ],
    [
      'an environment that asks for extra',
      whole('', `environments = ["extra == 'x' or os_name == 'posix'"]\n`),
      3,
      'the file: environments: "extra" is not known in a lock file, only "extras" is',
    ],
  ])('%s', async (_, text, line, message) => {
    const { diagnostics, packages } = await read(text);
    expect(worded(diagnostics)).toEqual([
      {
        rule: null,
        level: 'error',
        message: `${message}: pip refuses the file`,
        location: { path: 'app/pylock.toml', line },
      },
    ]);
    expect(packages).toHaveLength(1);
  });
});

describe('a broken file is an error with its line and what was expected', () => {
  test.each([
    [
      'an empty file',
      '',
      'file-broken: app/pylock.toml: the file: lock-version: expected lock-version = "…", found nothing',
    ],
    [
      'a lock-version that is a number',
      whole('').replace('"1.0"', '1.0'),
      'file-broken: app/pylock.toml:1: the file: lock-version: expected a string, found a number',
    ],
    [
      'version 2',
      whole('').replace('"1.0"', '"2.0"'),
      'format-unknown: app/pylock.toml: lock-version "2.0" is not known; 1.0 is read',
    ],
    [
      'version 0',
      whole('').replace('"1.0"', '"0.1"'),
      'format-unknown: app/pylock.toml: lock-version "0.1" is not known; 1.0 is read',
    ],
    [
      'no packages: the file is cut short',
      'lock-version = "1.0"\ncreated-by = "hand"\n',
      'file-broken: app/pylock.toml: the file: packages: expected [[packages]], found nothing',
    ],
    [
      'a uv.lock under this name',
      'lock-version = "1.0"\ncreated-by = "hand"\n[[package]]\nname = "a"\n',
      'file-broken: app/pylock.toml: the file: packages: expected [[packages]], found nothing',
    ],
    [
      'a package cut behind its version',
      lock('version = "1.0"'),
      'file-broken: app/pylock.toml:5: package alpha: expected wheels, sdist, archive, directory or vcs, found none of them',
    ],
    ['a file cut inside a wheel', whole('').slice(0, 120), 'file-broken: app/pylock.toml:7:36: not valid TOML: '],
    [
      'no name',
      lock('').replace('name = "alpha"\n', ''),
      'file-broken: app/pylock.toml:4: a package: name: expected name = "…", found nothing',
    ],
    [
      'a name that is none',
      lock('', '', 'a b'),
      "file-broken: app/pylock.toml:5: package a b: name: expected a project's name, found a string",
    ],
    [
      'a version that is none',
      lock('version = "one"'),
      'file-broken: app/pylock.toml:5: package alpha: version: "one" is no version (PEP 440)',
    ],
    [
      'two sources',
      lock('directory = { path = "." }\nvcs = {}'),
      'file-broken: app/pylock.toml:5: package alpha: expected one source, found vcs and directory',
    ],
    [
      'a source beside files',
      whole('directory = { path = "." }'),
      'file-broken: app/pylock.toml:5: package alpha: expected one source, found directory and files',
    ],
    [
      'a marker that is none',
      whole('marker = "python_version"'),
      'file-broken: app/pylock.toml:5: package alpha: marker: ',
    ],
    [
      'a marker that compares what cannot be compared',
      whole(`marker = "os_name ~= 'posix'"`),
      'file-broken: app/pylock.toml:5: package alpha: marker: "os_name ~= \'posix\'" compares what cannot be compared',
    ],
    [
      'a set on the left',
      whole(`marker = "extras == 'x'"`),
      'file-broken: app/pylock.toml:5: package alpha: marker: "extras == \'x\'" compares what cannot be compared',
    ],
    [
      'an environment that asks for groups',
      whole('', `environments = ["'x' in dependency_groups"]\n`),
      'file-broken: app/pylock.toml:3: the file: environments: "\'x\' in dependency_groups" asks for extras or groups, or compares what cannot be compared',
    ],
    [
      'a range of Pythons that is none',
      whole('', 'requires-python = "3.9"\n'),
      'file-broken: app/pylock.toml:3: the file: requires-python: not a version specifier (PEP 440): "3.9"',
    ],
    [
      'a package for Pythons that are none',
      whole('requires-python = "three"'),
      'file-broken: app/pylock.toml:5: package alpha: requires-python: not a version specifier (PEP 440): "three"',
    ],
    [
      'a file that is nowhere',
      lock('wheels = [{ name = "alpha-1.0-py3-none-any.whl" }]'),
      'file-broken: app/pylock.toml:5: package alpha: wheels: url: expected url or path, found nothing',
    ],
    [
      'a file whose name nothing tells',
      lock('wheels = [{ url = "https://files.example/" }]'),
      'file-broken: app/pylock.toml:5: package alpha: wheels: name: expected a file name in name, path or url, found an empty string',
    ],
    [
      'a size that is a string',
      lock('sdist = { url = "u/alpha-1.zip", size = "1", hashes = { sha256 = "00" } }'),
      'file-broken: app/pylock.toml:5: package alpha: sdist: size: expected a number of bytes, found a string',
    ],
    [
      'a merge conflict',
      whole('<<<<<<< HEAD\nmarker = "a"\n=======\n>>>>>>> other'),
      'file-broken: app/pylock.toml:8:1: an unresolved merge conflict; expected TOML',
    ],
    [
      // Somebody's search-and-replace over a whole repository went into the upload times
      'a time that is none',
      lock('sdist = { url = "u/alpha-1.zip", upload-time = 2025-12-04LAB-NODE-01:49:44Z, hashes = { sha256 = "00" } }'),
      'file-broken: app/pylock.toml:6:58: not valid TOML: ',
    ],
  ])('%s', async (_, text, message) => {
    expect((await errorOf(text)).slice(0, message.endsWith(': ') ? message.length : undefined)).toBe(message);
  });
});

describe('every package is on the line that names it', () => {
  const corpus = new URL('../../../../fixtures/corpus/', import.meta.url);
  const cases = readdirSync(corpus).filter((name) => /-py?lock-uv$|-pip-lock$/.test(name) && !name.endsWith('uv.lock'));
  test.each(cases.filter((name) => readdirSync(new URL(`${name}/`, corpus)).includes('pylock.toml')))(
    '%s',
    async (name) => {
      const text = readFileSync(new URL(`${name}/pylock.toml`, corpus), 'utf8');
      const lines = text.split('\n');
      const { packages } = await read(text);
      expect(packages.map(({ at }) => lines[at.line - 1])).toEqual(packages.map((one) => `name = "${one.name}"`));
    },
  );
});

// `pip install -r pylock.toml` of pip 26.3 stops at each that is told here, and installs the others; uv 0.13.9 installs them all.
test.each<[string, string, readonly string[]]>([
  ['a folder alone', lock('directory = { path = "." }'), []],
  [
    'a folder beside files',
    `${whole('')}[[packages]]\nname = "me"\ndirectory = { path = ".", editable = true }\n`,
    ['hashes are required, and me is no single file that a hash could hold: pip refuses the whole file'],
  ],
  [
    'a repository and a folder beside files, one where its marker holds',
    `${whole('')}[[packages]]\nname = "me"\nmarker = "os_name == 'nt'"\ndirectory = { path = "." }\n[[packages]]\nname = "by-git"\nvcs = { type = "git", url = "https://files.example/a.git", commit-id = "0a1b" }\n`,
    [
      'hashes are required, and by-git is no single file that a hash could hold (nor 1 more): pip refuses the whole file',
    ],
  ],
  [
    'an archive, which has a hash',
    `${whole('')}[[packages]]\nname = "by-url"\narchive = { url = "https://files.example/a-1.zip", hashes = { sha256 = "00" } }\n`,
    [],
  ],
])('what pip takes no hash of: %s', async (_, text, said) => {
  const { diagnostics } = await read(text);
  expect(worded(diagnostics).map((each) => JSON.stringify(each))).toEqual(
    said.map((each) => expect.stringContaining(each)),
  );
  expect(diagnostics.map(({ only }) => only)).toEqual(said.map(() => 'pip'));
});

describe('large and hostile files', () => {
  const entry = (index: number, lines: string): string =>
    `[[packages]]\nname = "p${index}"\nversion = "1"\n${lines}\nsdist = { url = "https://files.example/p${index}-1.tar.gz", hashes = { sha256 = "${'0'.repeat(64)}" } }\n`;
  const many = (count: number, lines: (index: number) => string, top = ''): string =>
    `lock-version = "1.0"\ncreated-by = "hand"\n${top}${Array.from({ length: count }, (_, index) => entry(index, lines(index))).join('')}`;

  const selected = async (text: string, selection = nothingAsked): Promise<void> => {
    await select(await read(text), selection, linux('3.12.1'));
  };

  test('so many packages as are read are read and selected in seconds', async () => {
    const text = many(10_000, () => `marker = "'dev' in dependency_groups or sys_platform == 'win32'"`);
    const started = cpuTime();
    await selected(text);
    expect(cpuTime() - started).toBeLessThan(10_000);
  });

  const list = (size: number, letter: string): string =>
    Array.from({ length: size }, (_, index) => `"${letter}${index}"`).join(', ');

  test.each<[string, number, (size: number) => string]>([
    [
      'as many groups as packages',
      3000,
      (size) =>
        many(
          size,
          (index) => `marker = "'g${index}' in dependency_groups"`,
          `dependency-groups = [${list(size, 'g')}]\ndefault-groups = [${list(size, 'd')}]\n`,
        ),
    ],
    [
      'as many extras as packages',
      3000,
      (size) => many(size, (index) => `marker = "'e${index}' in extras"`, `extras = [${list(size, 'e')}]\n`),
    ],
    [
      'one marker that names thousands of groups',
      10_000,
      (size) =>
        many(
          1,
          () =>
            `marker = "${Array.from({ length: size }, (_, index) => `'g${index}' in dependency_groups`).join(' and ')}"`,
          `dependency-groups = [${list(size, 'g')}]\n`,
        ),
    ],
    ['an index for each', 3000, (size) => many(size, (index) => `index = "https://index.example/${index}"`)],
    ['one name', 3000, (size) => many(size, () => '').replaceAll(/p\d+/g, 'p')],
    ['files without hashes', 3000, (size) => many(size, () => '').replaceAll(/, hashes = \{[^}]*\}/g, '')],
    ['slashes', 200_000, (size) => whole(`index = "https://index.example/${'/'.repeat(size)}x"`)],
    ['blanks before a bracket', 500_000, (size) => `${' '.repeat(size)}x`],
  ])('%s: no square of anything', async (_, size, make) => {
    const task = async (text: string): Promise<void> => {
      try {
        await selected(text, { ...nothingAsked, allGroups: true, allExtras: true });
        await selected(text);
      } catch (error) {
        expect(error).toBeInstanceOf(WheelcheckError);
      }
    };
    expect(await growth(make, task, size)).toBeLessThan(SQUARE);
  });

  test('names that every object has are names like others', async () => {
    const manifest = await read(
      whole(
        `marker = "'__proto__' in extras or 'constructor' in dependency_groups"`,
        'extras = ["constructor", "tostring"]\ndependency-groups = ["__proto__", "constructor"]\n',
      ),
    );
    expect(Object.keys(manifest.extras)).toEqual(['constructor', 'tostring']);
    expect(await select(manifest, nothingAsked, linux('3.12.1'))).toMatchObject([
      { reason: 'group', needs: ['constructor'] },
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a mutated lock never ends in anything but an error of ours', async () => {
    const folder = new URL('../../../../fixtures/manifests/pylock.toml/', import.meta.url);
    const texts = readdirSync(folder, { withFileTypes: true })
      .filter((found) => found.isDirectory() && found.name !== 'corpus')
      .map(({ name }) => readFileSync(new URL(`${name}/pylock.toml`, folder), 'utf8').slice(0, 5000));
    const edits = textEdits(
      [...lockPieces, '/', '%', '2024-01-01', '[[packages]]\n', '[packages.tool]\n', ' in extras'],
      4,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), edits, async (text, edit) => {
        const mutated = edit(text);
        expect(await errorOf(mutated)).toMatch(/^(?:no error|file-broken: |format-unknown: )/);
      }),
      { numRuns: 1500 },
    );
  });
});
