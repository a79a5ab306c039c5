// Pipfile.lock: entries, indexes, sections, and what is said of a broken one.

import { lockPieces, textEdits } from '../../../support/text-edits.ts';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import type { LockedPackage, Manifest } from '../../../../packages/core/src/manifest/manifest.ts';
import type { Selection } from '../../../../packages/core/src/manifest/selection.ts';
import { pipfileLock } from '../../../../packages/core/src/manifest/pipfile/pipfile-lock.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { formatMarker } from '../../../../packages/core/src/packaging/marker.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { growth, SQUARE } from '../../../support/growth.ts';
import { remarked, worded } from '../../../support/worded.ts';

const pypi = { name: 'pypi', url: 'https://index.example/simple', verify_ssl: true };
const corp = { name: 'corp', url: 'https://corp.example/simple', verify_ssl: true };

function lock(sections: object, meta: object = {}): string {
  return JSON.stringify({ _meta: { 'pipfile-spec': 6, sources: [pypi, corp], ...meta }, ...sections }, null, 1);
}

async function read(text: string, pipfile?: string): Promise<Manifest> {
  return readWith(pipfileLock, text, 'app/Pipfile.lock', async (path) => (path === 'Pipfile' ? pipfile : undefined));
}

async function errorOf(text: string, pipfile?: string): Promise<string> {
  try {
    await select(await read(text, pipfile), { ...nothingAsked, allGroups: true }, linux('3.12.1'));
  } catch (error) {
    if (error instanceof WheelcheckError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

async function entry(value: unknown): Promise<LockedPackage | undefined> {
  return (await read(lock({ default: { Pkg_One: value } }))).packages[0];
}

describe('an entry', () => {
  test('of an index: name, pin, hashes in lower case, extras, line', async () => {
    expect(
      await entry({ version: '==1.0', hashes: ['sha256:AB', 'md5:01', 'sha256:ab'], extras: ['B_c', 'a'] }),
    ).toEqual({
      name: 'pkg-one',
      version: '1.0',
      groups: ['main'],
      extras: ['a', 'b-c'],
      requires: [],
      source: { kind: 'index' },
      allowedHashes: ['sha256:ab', 'md5:01'],
      at: { path: 'app/Pipfile.lock', line: 18 },
    });
  });

  test.each([
    [{ version: '===weird' }, { version: 'weird', arbitrary: true }],
    [{ version: '== 1.0 ' }, { version: '1.0' }],
    [{ version: '>=1,<2' }, { specifier: '>=1,<2' }],
    [{ version: '==1.*' }, { specifier: '==1.*' }],
    ['1.2', { version: '1.2' }],
  ])('the pin of %j', async (value, pin) => {
    expect(await entry(value)).toMatchObject(pin);
  });

  test.each([[{}], ['*'], [{ version: '*' }], [{ version: '' }], [{ version: null }]])(
    '%j pins nothing',
    async (value) => {
      const locked = await entry(value);
      expect([locked?.version, locked?.specifier]).toEqual([undefined, undefined]);
    },
  );

  test.each([
    [{ version: '==1', index: 'pypi' }, { kind: 'index' }],
    [
      { version: '==1', index: 'corp' },
      { kind: 'index', url: 'https://corp.example/simple' },
    ],
    [
      { version: '==1', index: 'https://corp.example/simple' },
      { kind: 'index', url: 'https://corp.example/simple' },
    ],
    [
      { git: 'https://git.example/a.git', ref: 'abc' },
      { kind: 'vcs', url: 'https://git.example/a.git', commit: 'abc' },
    ],
    [{ git: 'https://me@git.example/a.git' }, { kind: 'vcs', url: 'https://me@git.example/a.git' }],
    [
      { git: 'https://me@git.example/a.git@v1#egg=a' },
      { kind: 'vcs', url: 'https://me@git.example/a.git', commit: 'v1' },
    ],
    [
      { git: 'git@git.example:team/a.git', ref: 'abc' },
      { kind: 'vcs', url: 'git@git.example:team/a.git', commit: 'abc' },
    ],
    [
      { hg: 'hg+https://hg.example/a', ref: '7' },
      { kind: 'vcs', url: 'https://hg.example/a', commit: '7' },
    ],
    [
      { path: '.', editable: true },
      { kind: 'project', path: '.', editable: true },
    ],
    [{ path: './lib' }, { kind: 'path', path: './lib', editable: false }],
    [{ file: 'https://files.example/x.zip' }, { kind: 'url', url: 'https://files.example/x.zip' }],
  ])('the source of %j', async (value, source) => {
    expect((await entry(value))?.source).toEqual(source);
  });

  test('a wheel by URL tells its version, and its file is named', async () => {
    expect(await entry({ file: 'https://files.example/pkg_one-2.0%2Bcpu-py3-none-any.whl#sha256=AA' })).toMatchObject({
      version: '2.0+cpu',
      files: [{ filename: 'pkg_one-2.0+cpu-py3-none-any.whl', hashes: { sha256: 'aa' } }],
    });
  });

  test.each([
    [{ markers: "python_version < '3.9'" }, 'python_version < "3.9"'],
    [{ os_markers: "os_name == 'nt'" }, 'os_name == "nt"'],
    [{ markers: '', os_markers: null }, undefined],
    [{ markers: "'dev' in dependency_groups" }, undefined],
    [
      { markers: "('a' in dependency_groups) and (os_name == 'nt' or os_name == 'x')" },
      'os_name == "nt" or os_name == "x"',
    ],
    [{ markers: "'dev' in dependency_groups or os_name == 'nt'" }, undefined],
  ])('the marker of %j', async (markers, text) => {
    const marker = (await entry({ version: '==1', ...markers }))?.marker;
    expect(marker && formatMarker(marker)).toBe(text);
  });
});

describe('indexes', () => {
  const text = lock({ default: { a: { version: '==1', index: 'corp' }, b: { version: '==1', index: 'gone' } } });

  test('each package comes from one: the entry names it, or it is the first', async () => {
    const { indexes, packages, diagnostics } = await read(text);
    expect(indexes).toEqual([{ url: pypi.url, kind: 'default', name: 'pypi' }]);
    expect(packages.map(({ source }) => source)).toEqual([{ kind: 'index', url: corp.url }, { kind: 'index' }]);
    expect(worded(diagnostics)).toEqual([
      {
        rule: null,
        level: 'warning',
        message:
          'package b is to come from the index gone, which is not among the sources: pipenv stops there; the default index is asked',
        location: { path: 'app/Pipfile.lock', line: 22 },
      },
    ]);
  });

  test('all at once where the Pipfile says so', async () => {
    const { indexes, packages, diagnostics } = await read(text, '[pipenv]\ninstall_search_all_sources = true\n');
    expect(indexes.map(({ url, kind }) => `${kind} ${url}`)).toEqual([`default ${pypi.url}`, `extra ${corp.url}`]);
    expect(packages.map(({ source }) => source)).toEqual([{ kind: 'index' }, { kind: 'index' }]);
    expect(diagnostics).toEqual([]);
  });

  test('variables in an address are named, not the address', async () => {
    const secret = { name: 'corp', url: 'https://me:${TOKEN}@corp.example/$TEAM/simple' };
    const { diagnostics } = await read(lock({ default: {} }, { sources: [secret] }));
    expect(worded(diagnostics).map(({ message }) => message)).toEqual([
      '${TOKEN}, $TEAM is not set here: an index with it in its address is not asked',
    ]);
  });

  test('no_binary counts for the package', async () => {
    const { binaries } = await read(
      lock({ default: { A_b: { version: '==1', no_binary: true }, c: { version: '==1' } } }),
    );
    expect(binaries).toEqual({ noBinary: ['a-b'], onlyBinary: [] });
  });
});

describe('sections', () => {
  const sections = {
    default: {
      both: { version: '==1', hashes: ['sha256:00'] },
      marked: { version: '==1', markers: "python_version < '3'" },
      moved: { version: '==1' },
    },
    develop: {
      both: { version: '==1', hashes: ['sha256:00'] },
      marked: { version: '==1', markers: "python_version > '3'" },
      moved: { version: '==2' },
      tool: { version: '==1', markers: "sys_platform == 'win32'" },
    },
    Doc_Tools: { sphinx: { version: '==1' }, marked: { version: '==1' } },
    main: { odd: { version: '==1' } },
    dev: { odder: { version: '==1' } },
  };

  async function outcome(asked: Partial<Selection>): Promise<readonly string[]> {
    const manifest = await read(lock(sections));
    return (await select(manifest, { ...nothingAsked, ...asked }, linux('3.12.1'))).map(
      (one) =>
        `${one.package.name} ${one.package.version} ${one.state === 'installed' ? 'installed' : [one.reason, ...one.needs].join(' ')}`,
    );
  }

  test('are groups, of which only the default one is installed when nothing is asked', async () => {
    expect((await read(lock(sections))).groups).toEqual(
      ['dev', 'doc-tools', 'main-category', 'dev-category'].map((name) => ({ name, optional: true })),
    );
    expect(await outcome({})).toEqual([
      'both 1 installed',
      'marked 1 group dev doc-tools',
      'moved 1 installed',
      'moved 2 group dev',
      'tool 1 marker',
      'sphinx 1 group doc-tools',
      'odd 1 group main-category',
      'odder 1 group dev-category',
    ]);
  });

  test('are asked for by name', async () => {
    expect((await outcome({ only: ['dev'] })).filter((row) => row.endsWith('installed'))).toEqual([
      'both 1 installed',
      'marked 1 installed',
      'moved 2 installed',
    ]);
    expect((await outcome({ with: ['doc_tools'] })).filter((row) => row.endsWith('installed'))).toEqual([
      'both 1 installed',
      'marked 1 installed',
      'moved 1 installed',
      'sphinx 1 installed',
    ]);
  });

  test('one pin with other hashes stays a row of its own', async () => {
    const { packages } = await read(
      lock({
        default: { a: { version: '==1', hashes: ['sha256:00', 'sha256:01'] } },
        develop: { a: { version: '==1', hashes: ['sha256:01', 'sha256:00'] } },
        more: { a: { version: '==1', hashes: ['sha256:02'] } },
      }),
    );
    expect(packages.map(({ groups }) => groups)).toEqual([['main', 'dev'], ['more']]);
  });

  test('one name in two spellings', async () => {
    const { packages } = await read(
      lock({ default: { a_b: { version: '==1', markers: "os_name == 'nt'" }, 'a-b': { version: '==1' } } }),
    );
    expect(packages).toHaveLength(1);
    expect(packages[0]).toMatchObject({ groups: ['main'], groupMarkers: new Map() });
  });
});

describe('the whole file', () => {
  test('the Python that it was locked for is a remark: pipenv only warns', async () => {
    const manifest = await read(
      lock({ default: {} }, { requires: { python_version: '3.9', python_full_version: '3.9.1' } }),
    );
    expect(remarked(manifest)).toEqual([
      'locked for Python 3.9.1: on another, pipenv goes on with --system or in an environment that is there, else it stops',
    ]);
    expect(manifest.requiresPython).toBeUndefined();
  });

  test.each([[{}], [{ python_version: '*' }]])('requires %j says nothing', async (requires) => {
    expect((await read(lock({ default: {} }, { requires }))).remarks).toEqual([]);
  });

  test('a package that stands twice in a section counts the second time, and is named', async () => {
    const text = '{"_meta": {"pipfile-spec": 6},\n"default": {\n"a": {"version": "==1"},\n"a": {"version": "==2"}}}';
    const { packages, diagnostics } = await read(text);
    expect(packages.map(({ version, at }) => [version, at.line])).toEqual([['2', 4]]);
    expect(worded(diagnostics)).toEqual([
      {
        rule: null,
        level: 'warning',
        message: '"a" stands twice in one object (first on line 3): pipenv takes the second',
        location: { path: 'app/Pipfile.lock', line: 4 },
      },
    ]);
  });

  test.each([2, 3, 4, 5, 6])('pipfile-spec %d is read', async (spec) => {
    expect((await read(lock({ default: { a: {} } }, { 'pipfile-spec': spec }))).packages).toHaveLength(1);
  });

  test.each([
    [7, '7 is not known'],
    [1, '1 is not known'],
    [6.5, '6.5 is not known'],
    ['6', '"6" is not known'],
    [null, 'is missing'],
  ])('pipfile-spec %j is refused', async (spec, words) => {
    expect(await errorOf(lock({}, { 'pipfile-spec': spec }))).toBe(
      `format-unknown: app/Pipfile.lock: pipfile-spec ${words}; 2 to 6 are read`,
    );
  });

  test.each<[string, string, string]>([
    [
      'no _meta',
      '{"default": {}}',
      'app/Pipfile.lock: expected "_meta" with "pipfile-spec", found none: it is no Pipfile.lock',
    ],
    ['_meta a list', '{"_meta": []}', 'app/Pipfile.lock: _meta: expected a table, found an array'],
    [
      'a section that is none',
      lock({ default: 1 }),
      'app/Pipfile.lock:17: default: expected a table of packages, found a number',
    ],
    [
      'an entry that is none',
      lock({ default: { a: 1 } }),
      'app/Pipfile.lock:18: package a: a: expected a table or a version, found a number',
    ],
    [
      'a key that is no name',
      lock({ default: { '-r x': {} } }),
      'app/Pipfile.lock:18: package -r x: expected the name of a project as key',
    ],
    [
      'a version that is none',
      lock({ default: { a: { version: '=1' } } }),
      'app/Pipfile.lock:18: package a: version: not a version specifier (PEP 440): "=1"',
    ],
    [
      'a version that is a number',
      lock({ default: { a: { version: 1 } } }),
      'app/Pipfile.lock:18: package a: version: expected a string, found a number',
    ],
    [
      'a marker that is none',
      lock({ default: { a: { markers: 'python >=' } } }),
      'app/Pipfile.lock:18: package a: markers: ',
    ],
    [
      'hashes a string',
      lock({ default: { a: { hashes: 'x' } } }),
      'app/Pipfile.lock:18: package a: hashes: expected an array, found a string',
    ],
    [
      'a hash without its algorithm',
      lock({ default: { a: { hashes: ['00'] } } }),
      'app/Pipfile.lock:18: package a: hashes: expected "sha256:…", found "00"',
    ],
    [
      'an empty list of hashes, for which pipenv writes --hash=',
      lock({ default: { a: { hashes: [] } } }),
      'app/Pipfile.lock:18: package a: hashes: expected "sha256:…", found none',
    ],
    [
      'a file that is no wheel',
      lock({ default: { a: { file: 'https://files.example/a.whl' } } }),
      'app/Pipfile.lock:18: package a: file: ',
    ],
    [
      'a source without its address',
      lock({}, { sources: [{ name: 'x' }] }),
      'app/Pipfile.lock: _meta.sources: url: expected url = "…", found nothing',
    ],
    ['a merge conflict', '{\n<<<<<<< HEAD\n', 'app/Pipfile.lock:2:1: an unresolved merge conflict; expected JSON'],
    [
      'cut short',
      lock({ default: { a: {} } }).slice(0, -4),
      'app/Pipfile.lock:19:1: not valid JSON: expected "," or "}", found the end of the file: it is cut short',
    ],
  ])('%s', async (_, text, message) => {
    expect((await errorOf(text)).slice(0, message.endsWith(': ') ? message.length + 13 : undefined)).toBe(
      `file-broken: ${message}`,
    );
  });

  test('a broken Pipfile is named', async () => {
    expect(await errorOf(lock({ default: {} }), '[pipenv\n')).toMatch(
      /^file-broken: app\/Pipfile:1:\d+: not valid TOML/,
    );
  });

  test('more sections than any project has', async () => {
    const sections = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`s${index}`, {}]));
    expect(await errorOf(lock(sections))).toBe(
      'file-broken: app/Pipfile.lock: 1001 sections are more than the 1000 that are read',
    );
  });
});

test('a real lock that is cut anywhere is an error', async () => {
  const text = readFileSync(
    new URL('../../../../fixtures/corpus/fastapi-pipenv/Pipfile.lock', import.meta.url),
    'utf8',
  );
  const cuts = Array.from({ length: 300 }, (_, index) => Math.floor(((text.trimEnd().length - 1) * index) / 299));
  const outcomes = await Promise.all(cuts.map((end) => errorOf(text.slice(0, end))));
  expect(
    outcomes.filter((outcome) => !/^file-broken: app\/Pipfile\.lock:\d+:\d+: not valid JSON/.test(outcome)),
  ).toEqual([]);
});

test('a lock of 10 MB is read and selected from in seconds', async () => {
  const hashes = Array.from({ length: 40 }, (_, index) => `sha256:${String(index).padStart(64, '0')}`);
  const section = Object.fromEntries(
    Array.from({ length: 1700 }, (_, index) => [
      `package-${index}`,
      { version: '==1.0', hashes, markers: "python_version >= '3.8'" },
    ]),
  );
  const text = lock({ default: section, develop: section });
  expect(text.length).toBeGreaterThan(10_000_000);
  const started = cpuTime();
  expect(await errorOf(text)).toBe('no error');
  expect(cpuTime() - started).toBeLessThan(20_000);
});

test.each<[string, number, (size: number) => object]>([
  [
    'one package in every spelling',
    9_900,
    (size) => ({
      default: Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `a${'-'.repeat(1 + (index % 300))}${'_'.repeat(1 + Math.floor(index / 300))}b`,
          { version: '==1', markers: `python_version != '${index}'` },
        ]),
      ),
    }),
  ],
  [
    // No more are read: so many packages in each that a square of their number shows.
    'a thousand sections of the same packages',
    1000,
    (size) =>
      Object.fromEntries(
        Array.from({ length: size }, (_section, index) => [
          `s${index}`,
          Object.fromEntries(
            Array.from({ length: 9 }, (_package, at) => [
              `a${at}`,
              { version: '==1', markers: `python_version == '${index}'` },
            ]),
          ),
        ]),
      ),
  ],
])('%s: no square of anything', async (_, size, sections) => {
  const reading = async (text: string): Promise<void> => expect(await errorOf(text)).toBe('no error');
  expect(await growth((count) => lock(sections(count)), reading, size)).toBeLessThan(SQUARE);
});

test('a mutated lock never ends in anything but an error of ours', async () => {
  const folder = new URL('../../../../fixtures/manifests/Pipfile.lock/', import.meta.url);
  const texts = ['sections-and-categories', 'direct-references', 'conditions-of-dependency-groups'].map((name) =>
    readFileSync(new URL(`${name}/Pipfile.lock`, folder), 'utf8'),
  );
  const edits = textEdits([...lockPieces, ':', 'null', '"":', '==', '@', '#', '"dev" in dependency_groups'], 3);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...texts), edits, async (text, edit) => {
      const mutated = edit(text);
      expect(await errorOf(mutated)).toMatch(/^(?:no error|file-broken: |format-unknown: )/);
    }),
    { numRuns: 2000 },
  );
});
