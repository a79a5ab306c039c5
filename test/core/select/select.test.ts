// What a target installs of a manifest, and why not the rest. Poetry's own answers: poetry-recorded.test.ts, poetry-golden.test.ts.

import { describe, expect, test } from 'vitest';
import type {
  DependencyEdge,
  LockedPackage,
  Manifest,
  RootDependency,
} from '../../../packages/core/src/manifest/manifest.ts';
import type { Selection } from '../../../packages/core/src/manifest/selection.ts';
import { select } from '../../../packages/core/src/select/select.ts';
import { type Marker, parseMarker } from '../../../packages/core/src/packaging/marker.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import { linux, nothingAsked } from '../manifest/machines.ts';
import { cpuTime } from '../../support/cpu-time.ts';

function marker(text: string): Marker {
  const parsed = parseMarker(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

/** `name[extra,…] versions ; marker {extra of the depending package,…} @ source`, every part but the name optional. */
function edge(text: string): DependencyEdge {
  const [, name = '', extras, versions = '', condition, forExtras, source] =
    /^([\w.-]+)(?:\[([^\]]*)\])?([^;{@]*)(?:; ([^{@]*))?(?:\{([^}]*)\})? ?(?:@ (.*))?$/.exec(text) ?? [];
  const set = parseSpecifiers(versions);
  return {
    name: normalizeName(name),
    extras: extras?.split(',') ?? [],
    versions: set.ok && set.value.specifiers.length > 0 ? [set.value] : [],
    ...(condition === undefined ? {} : { marker: marker(condition.trim()) }),
    ...(forExtras === undefined ? {} : { forExtras: forExtras.split(',').filter((extra) => extra !== '') }),
    ...(source === undefined ? {} : { source }),
  };
}

/** `group: edge`. */
function root(text: string): RootDependency {
  const [group = '', rest = ''] = text.split(': ');
  return { ...edge(rest), group };
}

function locked(name: string, more: Partial<LockedPackage> = {}): LockedPackage {
  const [bare = '', version = '1.0'] = name.split(' ');
  return {
    name: normalizeName(bare),
    version,
    groups: [],
    extras: [],
    requires: [],
    source: { kind: 'index' },
    at: { path: 'poetry.lock', line: 1 },
    ...more,
  };
}

/** A graph: package → its edges. */
function graph(
  roots: readonly string[],
  packages: Readonly<Record<string, readonly string[]>>,
  more: Partial<Manifest> = {},
): Manifest {
  return manifest(
    Object.entries(packages).map(([name, requires]) => locked(name, { requires: requires.map(edge) })),
    { roots: roots.map(root), ...more },
  );
}

function pythons(text: string): Partial<LockedPackage> {
  const set = parseSpecifiers(text);
  return set.ok ? { requiresPython: [set.value] } : {};
}

function manifest(packages: readonly LockedPackage[], more: Partial<Manifest> = {}): Manifest {
  return {
    format: 'poetry.lock',
    path: 'poetry.lock',
    installer: 'poetry',
    packages,
    groups: [
      { name: 'dev', optional: false },
      { name: 'docs', optional: true },
    ],
    extras: {},
    indexes: [],
    binaries: { noBinary: [], onlyBinary: [] },
    remarks: [],
    diagnostics: [],
    ...more,
  };
}

/** `name version [extras] (undecided)` of what is installed, `-name version: reason needs (undecided)` of what is not. */
async function outcome(
  read: Manifest,
  asked: Partial<Selection> = {},
  environment = linux('3.12.4'),
  kernel?: ReturnType<typeof linux>,
): Promise<readonly string[]> {
  return (await select(read, { ...nothingAsked, ...asked }, environment, kernel)).map((one) => {
    const name = `${one.package.name} ${one.package.version}`;
    const doubt = one.undecided === undefined ? '' : ` (${one.undecided})`;
    if (one.state === 'installed') return `${name}${one.extras.length > 0 ? ` [${one.extras.join(',')}]` : ''}${doubt}`;
    return `-${name}: ${[one.reason, ...one.needs].join(' ')}${doubt}`;
  });
}

describe('walking a graph', () => {
  test.each<[string, readonly string[], Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['what is required, however far', ['main: a'], { a: ['b'], b: ['c'], c: [] }, ['a 1.0', 'b 1.0', 'c 1.0']],
    ['cycles', ['main: a'], { a: ['b'], b: ['a'] }, ['a 1.0', 'b 1.0']],
    [
      'only on Windows',
      ['main: a', 'main: w ; sys_platform == "win32"'],
      { a: ['c ; os_name == "nt"'], w: ['d'], c: [], d: [] },
      ['a 1.0', '-w 1.0: marker', '-c 1.0: marker', '-d 1.0: marker'],
    ],
    [
      'only by dev',
      ['main: a', 'dev: t'],
      { a: ['s'], s: [], t: ['s', 'u'], u: [] },
      ['a 1.0', 's 1.0', '-t 1.0: group dev', '-u 1.0: group dev'],
    ],
    [
      'by two groups, either of which would do',
      ['dev: t', 'docs: u'],
      { t: ['s'], u: ['s'], s: [] },
      ['-t 1.0: group dev', '-u 1.0: group docs', '-s 1.0: group dev docs'],
    ],
    [
      'only by dev, and there only on Windows: no group would help',
      ['dev: t'],
      { t: ['w ; sys_platform == "win32"'], w: [] },
      ['-t 1.0: group dev', '-w 1.0: marker'],
    ],
    [
      'by main on Windows, by dev everywhere: the group would bring it',
      ['main: w ; sys_platform == "win32"', 'dev: w'],
      { w: [] },
      ['-w 1.0: group dev'],
    ],
    [
      'extras of a package',
      ['main: a[x]'],
      { a: ['b {x}', 'c {y}', 'd {x,y}'], b: [], c: [], d: [] },
      ['a 1.0 [x]', 'b 1.0', '-c 1.0: marker', 'd 1.0'],
    ],
    [
      'extras that stand for others',
      ['main: a[all]'],
      { a: ['a[x,y] {all}', 'b {x}', 'c {y}'], b: [], c: [] },
      ['a 1.0 [all,x,y]', 'b 1.0', 'c 1.0'],
    ],
    [
      'extras from two sides',
      ['main: a[x]', 'main: b'],
      { b: ['a[y]'], a: ['c {x}', 'd {y}'], c: [], d: [] },
      ['b 1.0', 'a 1.0 [x,y]', 'c 1.0', 'd 1.0'],
    ],
    [
      'extras that turn in a circle',
      ['main: a[x]'],
      { a: ['b[y] {x}'], b: ['a[x] {y}', 'c {y}'], c: [] },
      ['a 1.0 [x]', 'b 1.0 [y]', 'c 1.0'],
    ],
    ['an edge to nothing in the lock', ['main: a'], { a: ['setuptools'] }, ['a 1.0']],
    ['what nobody requires', ['main: a'], { a: [], stray: [] }, ['a 1.0', '-stray 1.0: marker']],
  ])('%s', async (_, roots, packages, expected) => {
    expect(await outcome(graph(roots, packages))).toEqual(expected);
  });

  test('extras of the project', async () => {
    const read = graph(
      ['main: a', 'main: f {fast,all}', 'main: s {slow,all}', 'main: w ; os_name == "nt" {fast}'],
      { a: [], f: ['g'], g: [], s: ['g'], w: [] },
      {
        extras: {
          fast: [normalizeName('f'), normalizeName('w')],
          slow: [normalizeName('s')],
          all: [normalizeName('f'), normalizeName('s')],
        },
      },
    );
    expect(await outcome(read)).toEqual([
      'a 1.0',
      '-f 1.0: extra fast all',
      '-g 1.0: extra fast slow all',
      '-s 1.0: extra slow all',
      '-w 1.0: marker',
    ]);
    expect(await outcome(read, { extras: ['Fast'] })).toEqual([
      'a 1.0',
      'f 1.0',
      'g 1.0',
      '-s 1.0: extra slow all',
      '-w 1.0: marker',
    ]);
    expect(await outcome(read, { allExtras: true })).toEqual(['a 1.0', 'f 1.0', 'g 1.0', 's 1.0', '-w 1.0: marker']);
    expect(await outcome(read, { only: ['dev'], allExtras: true })).toEqual([
      '-a 1.0: group main',
      '-f 1.0: group main',
      '-g 1.0: group main',
      '-s 1.0: group main',
      '-w 1.0: marker',
    ]);
  });

  test('the project itself is skipped as such, what it requires is not', async () => {
    const app = locked('app', { source: { kind: 'project' }, requires: [edge('a')] });
    expect(await outcome(manifest([app, locked('a')], { roots: [root('main: app')] }))).toEqual([
      '-app 1.0: project',
      'a 1.0',
    ]);
  });
});

describe('several versions of a name', () => {
  test.each<[string, readonly string[], Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['the newest', ['main: a'], { 'a 1.9': [], 'a 1.10': [] }, ['-a 1.9: marker', 'a 1.10']],
    ['the newest that the project allows', ['main: a <2'], { 'a 1': [], 'a 2': [] }, ['a 1', '-a 2: marker']],
    [
      'the newest that all dependants allow',
      ['main: a', 'main: b'],
      { a: ['n >=1'], b: ['n <3'], 'n 1': [], 'n 2': [], 'n 3': [] },
      ['a 1.0', 'b 1.0', '-n 1: marker', 'n 2', '-n 3: marker'],
    ],
    [
      'a dependant that is not installed says nothing',
      ['main: a', 'dev: b', 'main: c ; os_name == "nt"'],
      { a: ['n'], b: ['n <2'], c: ['n <2'], 'n 1': [], 'n 2': [] },
      ['a 1.0', '-b 1.0: group dev', '-c 1.0: marker', '-n 1: marker', 'n 2'],
    ],
    [
      'an extra that is not asked for is solved along, as Poetry does',
      ['main: a', 'main: b {x}'],
      { a: ['n'], b: ['n <2'], 'n 1': [], 'n 2': [] },
      ['a 1.0', '-b 1.0: extra x', 'n 1', '-n 2: marker'],
    ],
    [
      'a constraint met only after the choice',
      ['main: n', 'main: a'],
      { a: ['b'], b: ['c'], c: ['n <2'], 'n 1': [], 'n 2': [] },
      ['a 1.0', 'b 1.0', 'c 1.0', 'n 1', '-n 2: marker'],
    ],
    [
      'a choice that leaves another without any is undone',
      ['main: a', 'main: b'],
      { 'a 1': ['c'], 'a 2': ['c >=2'], b: ['c <2'], 'c 1': [], 'c 2': [] },
      ['a 1', '-a 2: marker', 'b 1.0', 'c 1', '-c 2: marker'],
    ],
    [
      'a choice that a single version refuses is undone',
      ['main: a'],
      { 'a 1': [], 'a 2': ['c >=2'], 'c 1': [] },
      ['a 1', '-a 2: marker', '-c 1: marker'],
    ],
    [
      'what only the version not chosen requires',
      ['main: a'],
      { 'a 1': ['old'], 'a 2': ['new'], old: [], new: [] },
      ['-a 1: marker', 'a 2', '-old 1.0: marker', 'new 1.0'],
    ],
    [
      'where nothing satisfies all, the newest that is left',
      ['main: a', 'main: b'],
      { a: ['n >=5'], b: ['n <2'], 'n 1': [], 'n 2': [] },
      ['a 1.0', 'b 1.0', '-n 1: marker', 'n 2'],
    ],
    ['a group that is not asked for', ['dev: n <2'], { 'n 1': [], 'n 2': [] }, ['-n 1: group dev', '-n 2: marker']],
    ['a version that is none comes last', ['main: n'], { 'n 2013d': [], 'n 1': [] }, ['-n 2013d: marker', 'n 1']],
  ])('%s', async (_, roots, packages, expected) => {
    expect(await outcome(graph(roots, packages, { extras: { x: [] } }))).toEqual(expected);
  });

  const arrays = manifest(
    [locked('n 1.24', pythons('>=3.8')), locked('n 2.0', pythons('>=3.9')), locked('n 2.5', pythons('>=3.12'))],
    { roots: [root('main: n')] },
  );

  test.each([
    ['3.8.20', 'n 1.24'],
    ['3.11.4', 'n 2.0'],
    ['3.12.0', 'n 2.5'],
    // Poetry takes a pre-release interpreter for its final release
    ['3.12.0rc1', 'n 2.5'],
    // the lock is not for this Python: the newest is judged all the same
    ['3.7.17', 'n 2.5'],
  ])('the newest for Python %s is %s', async (python, expected) => {
    expect((await outcome(arrays, {}, linux(python))).filter((one) => !one.startsWith('-'))).toEqual([expected]);
  });

  test('one version from two sources: the one that the project pins, else the default index', async () => {
    const mine = 'https://index.example/mine';
    const packages = [locked('t', { source: { kind: 'index', url: mine } }), locked('t')];
    const sourceOf = async (...roots: string[]): Promise<unknown> => {
      const [installed, ...others] = (
        await select(manifest(packages, { roots: roots.map(root) }), nothingAsked, linux('3.12.4'))
      ).filter((one) => one.state === 'installed');
      return others.length === 0 ? installed?.package.source : 'several';
    };
    expect(await sourceOf(`main: t @ ${mine}`)).toEqual({ kind: 'index', url: mine });
    expect(await sourceOf('main: t @ ')).toEqual({ kind: 'index' });
    expect(await sourceOf('main: t')).toEqual({ kind: 'index' });
    expect(await sourceOf('main: t @ https://files.example/elsewhere')).toEqual({ kind: 'index' });
    expect(await sourceOf(`main: t ; os_name == "posix" @ ${mine}`, 'main: t ; os_name == "nt" @ ')).toEqual({
      kind: 'index',
      url: mine,
    });
  });

  test('a search without end gives up and still answers', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    const packages = names.flatMap((name, index) => [
      locked(`${name} 1`, { requires: names.slice(index + 1).map((other) => edge(`${other} ==1`)) }),
      locked(`${name} 2`, { requires: names.slice(0, index).map((other) => edge(`${other} ==1`)) }),
      locked(`${name} 3`, { requires: [edge('last >=9')] }),
    ]);
    const read = manifest([...packages, locked('last 1')], {
      roots: names.toReversed().map((name) => root(`main: ${name}`)),
    });
    const started = cpuTime();
    expect((await outcome(read)).filter((one) => !one.startsWith('-')).length).toBeGreaterThanOrEqual(names.length);
    expect(cpuTime() - started).toBeLessThan(20_000);
  });
});

describe('groups and markers of each package (lock 2.1, requirements files)', () => {
  const windows = marker('sys_platform == "win32"');
  const read = manifest(
    [
      locked('a', { groups: ['main'], extras: ['x'] }),
      locked('b', { groups: ['dev'] }),
      locked('c', { groups: ['dev', 'docs'] }),
      locked('d', { groups: ['main', 'dev'], marker: windows }),
      locked('e', { groups: ['main', 'dev'], groupMarkers: new Map([['main', windows]]) }),
      locked('f', { groups: ['main'], marker: marker('extra == "fast" or extra == "all"') }),
      locked('g', { groups: ['main'], marker: marker('extra == "fast" and sys_platform == "win32"') }),
      locked('h', { groups: ['main'], marker: marker('extra != "fast"') }),
      locked('i', { groups: ['main'], optional: true }),
      locked('j', { groups: [] }),
    ],
    { extras: { fast: [normalizeName('f')], all: [normalizeName('f'), normalizeName('i')] } },
  );

  test.each<[string, Partial<Selection>, readonly string[]]>([
    [
      'main alone',
      {},
      [
        'a 1.0 [x]',
        '-b 1.0: group dev',
        '-c 1.0: group dev docs',
        '-d 1.0: marker',
        '-e 1.0: group dev',
        '-f 1.0: extra fast all',
        '-g 1.0: marker',
        'h 1.0',
        '-i 1.0: extra all',
        '-j 1.0: marker',
      ],
    ],
    [
      '--with dev --extra fast',
      { with: ['dev'], extras: ['fast'] },
      [
        'a 1.0 [x]',
        'b 1.0',
        'c 1.0',
        '-d 1.0: marker',
        'e 1.0',
        'f 1.0',
        '-g 1.0: marker',
        '-h 1.0: marker',
        '-i 1.0: extra all',
        '-j 1.0: marker',
      ],
    ],
    [
      'an extra excludes although another is asked for too',
      { extras: ['fast', 'all'] },
      [
        'a 1.0 [x]',
        '-b 1.0: group dev',
        '-c 1.0: group dev docs',
        '-d 1.0: marker',
        '-e 1.0: group dev',
        'f 1.0',
        '-g 1.0: marker',
        '-h 1.0: marker',
        'i 1.0',
        '-j 1.0: marker',
      ],
    ],
    [
      '--only docs',
      { only: ['docs'] },
      [
        '-a 1.0: group main',
        '-b 1.0: group dev',
        'c 1.0',
        '-d 1.0: marker',
        '-e 1.0: group dev',
        '-f 1.0: extra fast all',
        '-g 1.0: marker',
        '-h 1.0: group main',
        '-i 1.0: extra all',
        '-j 1.0: marker',
      ],
    ],
  ])('%s', async (_, asked, expected) => {
    expect(await outcome(read, asked)).toEqual(expected);
  });
});

describe('markers that depend on the running machine', () => {
  const kernel = 'platform_release >= "5.10"';
  const x64 = 'platform_machine == "x86_64"';

  test('undecided counts as installed, down the graph, unless there is a sure way', async () => {
    const read = graph(['main: a', `main: k ; ${kernel}`], { a: ['s'], k: ['s', 'l'], l: [], s: [] });
    expect(await outcome(read)).toEqual(['a 1.0', `k 1.0 (${kernel})`, `l 1.0 (${kernel})`, 's 1.0']);
  });

  test('undecided without a graph', async () => {
    const read = manifest([
      locked('k', { groups: ['main'], marker: marker(kernel) }),
      locked('n', { groups: ['main'], marker: marker(`${kernel} and os_name == "nt"`) }),
    ]);
    expect(await outcome(read)).toEqual([`k 1.0 (${kernel})`, '-n 1.0: marker']);
  });

  test('what differs under a 64-bit kernel keeps the image’s answer and says so', async () => {
    const read = graph(['main: a', `main: x ; ${x64}`, 'main: i ; platform_machine == "i686"'], {
      a: [],
      x: ['y', 'a'],
      y: [],
      i: ['z'],
      z: [],
    });
    const [image, machine] = [linux('3.12.4', 'i686'), linux('3.12.4')];
    const i686 = 'platform_machine == "i686"';
    expect(await outcome(read, {}, image)).toEqual(['a 1.0', '-x 1.0: marker', '-y 1.0: marker', 'i 1.0', 'z 1.0']);
    expect(await outcome(read, {}, image, machine)).toEqual([
      'a 1.0',
      `-x 1.0: marker (${x64})`,
      `-y 1.0: marker (${x64})`,
      `i 1.0 (${i686})`,
      `z 1.0 (${i686})`,
    ]);
  });

  test('the same without a graph', async () => {
    const read = manifest([
      locked('x', { groups: ['main'], marker: marker(x64) }),
      locked('w', { groups: ['main'], marker: marker(`${x64} and os_name == "nt"`) }),
    ]);
    expect(await outcome(read, {}, linux('3.12.4', 'i686'), linux('3.12.4'))).toEqual([
      `-x 1.0: marker (${x64})`,
      '-w 1.0: marker',
    ]);
  });

  test('a marker without meaning stops the run, as it stops pip', async () => {
    const read = manifest([locked('a', { groups: ['main'], marker: marker('os_name ~= "posix"') })]);
    await expect(outcome(read)).rejects.toThrow(
      'the marker os_name ~= "posix" compares what cannot be compared (PEP 508)',
    );
  });
});

describe('the words of a selection', () => {
  const read = manifest(
    ['main', 'dev', 'docs'].map((group) => locked(group, { groups: [group] })),
    { extras: { fast: [], 'all-of-it': [] } },
  );

  test.each<[string, Partial<Selection>, string]>([
    ['nothing', {}, 'main'],
    ['--with dev', { with: ['dev'] }, 'main dev'],
    ['--with Dev --with DOCS', { with: ['Dev', 'DOCS'] }, 'main dev docs'],
    ['--all-groups', { allGroups: true }, 'main dev docs'],
    ['--all-groups --without docs', { allGroups: true, without: ['docs'] }, 'main dev'],
    ['--all-groups --without main', { allGroups: true, without: ['main'] }, 'dev docs'],
    ['--with dev --with docs --without dev', { with: ['dev', 'docs'], without: ['dev'] }, 'main docs'],
    ['--only dev', { only: ['dev'] }, 'dev'],
    ['--only main', { only: ['main'] }, 'main'],
    ['--only dev --with docs: Poetry ignores --with', { only: ['dev'], with: ['docs'] }, 'dev'],
    ['--only dev --without dev: Poetry ignores --without', { only: ['dev'], without: ['dev'] }, 'dev'],
    ['--with main', { with: ['main'] }, 'main'],
    ['what is taken unasked', { unnamed: { defaults: true, but: [], also: [] } }, 'main dev'],
    [
      'what is taken unasked but dev, with an optional one, and one that is not there',
      { unnamed: { defaults: true, but: ['dev'], also: ['docs', 'later'] } },
      'main docs',
    ],
    ['one that is taken where it is there', { unnamed: { defaults: false, but: [], also: ['dev'] } }, 'main dev'],
    [
      'what is taken unasked --without docs',
      { unnamed: { defaults: true, but: [], also: [] }, without: ['docs'] },
      'main dev',
    ],
  ])('%s', async (_, asked, expected) => {
    const installed = (await outcome(read, asked)).filter((one) => !one.startsWith('-'));
    expect(installed.map((one) => one.replace(' 1.0', '')).join(' ')).toBe(expected);
  });

  test.each<[string, Partial<Selection>, string, string]>([
    [
      '--without alone',
      { without: ['dev'] },
      '--without takes groups away from --all-groups or --with, and neither was given',
      'main alone is checked by default; say --all-groups --without dev',
    ],
    [
      'a mistyped group',
      { with: ['dves'] },
      'poetry.lock has no group dves',
      'did you mean dev? its groups: dev, docs',
    ],
    ['a group unlike any', { only: ['production'] }, 'poetry.lock has no group production', 'its groups: dev, docs'],
    [
      'a group to leave out',
      { allGroups: true, without: ['doc'] },
      'poetry.lock has no group doc',
      'did you mean docs? its groups: dev, docs',
    ],
    [
      'a mistyped extra',
      { extras: ['fats'] },
      'poetry.lock has no extra fats',
      'did you mean fast? its extras: fast, all-of-it',
    ],
  ])('%s is an error that says so', async (_, asked, message, hint) => {
    let error: unknown;
    try {
      await outcome(read, asked);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: 'usage', message, hint });
  });

  test('a file without groups or extras says that', async () => {
    const plain = manifest([], { path: 'requirements.txt', groups: [] });
    await expect(outcome(plain, { with: ['dev'] })).rejects.toThrow('requirements.txt has no group dev');
    await expect(outcome(plain, { extras: ['x'] })).rejects.toThrow('requirements.txt has no extra x');
    expect(await outcome(plain, { allGroups: true, allExtras: true })).toEqual([]);
  });
});

test('a large lock is selected in time linear to it', async () => {
  const count = 20_000;
  const names = Array.from({ length: count }, (_, index) => `p${index}`);
  const packages = names.map((name, index) =>
    locked(name, {
      requires: [index + 1, (index * 7) % count, 0].flatMap((other) => (other < count ? [edge(`p${other}`)] : [])),
    }),
  );
  const started = cpuTime();
  expect(
    (await outcome(manifest(packages, { roots: [root('main: p0')] }))).filter((one) => one.startsWith('-')),
  ).toEqual([]);
  expect(cpuTime() - started).toBeLessThan(20_000);
});
