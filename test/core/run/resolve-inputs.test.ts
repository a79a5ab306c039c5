// What has no pin, and what is needed and stands nowhere, in whole checks: from a small index, with the questions that it was asked.

import { describe, expect, it } from 'vitest';
import { check, type CheckInput } from '../../../packages/core/src/check.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { IndexError } from '../../../packages/core/src/package-index/package-index.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { silentIndex, type SmallIndex, smallIndex } from '../../support/small-index.ts';

const pure = ['py3-none-any', 'tar.gz'];
const world: SmallIndex = {
  flask: {
    '3.0': { files: pure, metadata: ['werkzeug>=3', 'click; python_version>="3.12"'] },
    '2.0': { files: pure, metadata: ['werkzeug<3'] },
  },
  werkzeug: {
    '3.1': { files: pure, metadata: [], requiresPython: '>=3.12' },
    '3.0': { files: pure, metadata: [] },
    '2.3': { files: pure, metadata: [] },
  },
  click: { '8.1': { files: pure, metadata: [] } },
  fast: {
    '2.0': { files: ['tar.gz'], requires: [] },
    '1.0': { files: ['cp312-cp312-manylinux_2_17_x86_64'], metadata: [] },
  },
  dark: { '1.0': { files: pure } },
  // As matplotlib 3.5.3: its sdist tells of setuptools-scm, which its wheels do not need
  twofold: { '1.0': { files: ['cp311-cp311-manylinux_2_17_x86_64', 'tar.gz'], metadata: ['click'] } },
  // As scikit-learn 1.1.3 on 3.12: 1.3.1 has a wheel and needs numpy below 2
  spam: {
    '1.0': { files: ['tar.gz'], requires: ['eggs'] },
    '1.1': { files: ['cp312-cp312-manylinux_2_17_x86_64'], metadata: ['eggs<2'] },
    '2.0': { files: ['cp312-cp312-manylinux_2_17_x86_64'], metadata: ['eggs'] },
  },
  // As pandas 0.23.4 (`pytz>=2011k`) and textract 1.6.5 (`extract-msg<=0.29.*`): pip before 24.1 compares the texts
  old: { '1.0': { files: pure, metadata: ['eggs>=1k', 'mail<=0.29.*'] } },
  mail: {
    '0.30rc1': { files: pure, metadata: [] },
    '0.29.0': { files: pure, metadata: [] },
    '0.28.7': { files: pure, metadata: [] },
  },
  eggs: {
    '1.0': { files: pure, metadata: [] },
    '1.5': { files: pure, metadata: [] },
    '2.0': { files: pure, metadata: [] },
  },
};

type Asked = Partial<Pick<CheckInput, 'resolve' | 'overrides' | 'index' | 'openSdist'>> & {
  readonly pythons?: readonly string[];
  readonly pip?: string;
  readonly constraints?: string;
};

async function checked(
  text: string,
  { pythons = ['3.12'], constraints = '', pip, ...more }: Asked = {},
): Promise<{
  readonly report: Report;
  readonly asked: readonly string[];
}> {
  const asked: string[] = [];
  const sibling = (path: string): Promise<string | undefined> =>
    Promise.resolve(path === 'constraints.txt' ? constraints : undefined);
  const report = await check({
    files: [{ path: 'requirements.txt', text: `${text}${constraints && '\n-c constraints.txt\n'}`, sibling }],
    targets: pythons.map((python) => ({
      platform: 'linux/amd64',
      python,
      libc: 'glibc-2.36',
      ...(pip ? { pip } : {}),
    })),
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex(world, asked),
    ...more,
  });
  return { report, asked };
}

/** `flask 3.0 wheel :1`; several targets behind one another. */
const rows = ({ packages }: Report): readonly string[] =>
  packages.map(
    ({ name, version, location, results }) =>
      `${name} ${version} ${results.map(({ verdict, reason }) => (verdict === 'skipped' ? reason : verdict)).join('|')} :${location.line}`,
  );

describe('resolving in a check', () => {
  it.each<readonly [string, Asked, readonly string[]]>([
    ['flask', {}, ['click 8.1 wheel :1', 'flask 3.0 wheel :1', 'werkzeug 3.1 wheel :1']],
    ['click\nflask==2.0', {}, ['click 8.1 wheel :1', 'flask 2.0 wheel :2', 'werkzeug 2.3 wheel :2']],
    ['flask', { constraints: 'werkzeug<3' }, ['flask 2.0 wheel :1', 'werkzeug 2.3 wheel :1']],
    ['flask', { overrides: { withoutRequirements: true } }, ['flask 3.0 wheel :1']],
    ['fast', {}, ['fast 2.0 build :1']],
    ['fast', { resolve: { preferBinary: true } }, ['fast 1.0 wheel :1']],
    ['--prefer-binary\nfast', {}, ['fast 1.0 wheel :2']],
    ['old', { pip: '24.0' }, ['eggs 2.0 wheel :1', 'mail 0.28.7 wheel :1', 'old 1.0 wheel :1']],
    // `requests>=2.25.*`: with clauses of this kind alone pip looks at pre-releases as well
    ['mail>=0.28.*', { pip: '24.0' }, ['mail 0.30rc1 wheel :1']],
    ['mail>=0.28.*,<1', { pip: '24.0' }, ['mail 0.29.0 wheel :1']],
    ['mail<=0.29.*', { pip: '24.0' }, ['mail 0.28.7 wheel :1']],
    ['flask', { resolve: false }, ['flask null unknown :1']],
    // Each target has its own Python, and so its own versions and its own needs
    [
      'flask',
      { pythons: ['3.12', '3.11'] },
      [
        'click 8.1 wheel|not-needed :1',
        'flask 3.0 wheel|wheel :1',
        'werkzeug 3.0 other-version|wheel :1',
        'werkzeug 3.1 wheel|other-version :1',
      ],
    ],
  ])('%j %j', async (text, how, expected) => {
    const { report } = await checked(text, how);
    expect(rows(report)).toEqual(expected);
  });

  it('misses nothing by the word of an sdist where a wheel of the release said otherwise', async () => {
    const texts = new Map([
      ['setup.py', 'setup(ext_modules=[Extension("a", ["a.c"])])'],
      ['twofold.egg-info/requires.txt', 'click\nscm\n'],
    ]);
    const contents = { members: [...texts.keys(), 'a.c'], texts };
    const { report } = await checked('twofold==1.0', {
      openSdist: () => Promise.resolve({ ok: true, value: contents }),
    });
    expect(rows(report)).toEqual(['click 8.1 wheel :1', 'twofold 1.0 build :1']);
    expect(report.complete).toBe(true);
  });

  it('takes what a pin by its text brings from the file of that text: 2.4.1+cpu is no 2.4.1 for ===', async () => {
    const files = ['cp312-cp312-manylinux_2_17_x86_64'];
    const index = smallIndex({
      ...world,
      torch: { '2.4.1': { files, metadata: ['click'] }, '2.4.1+cpu': { files, metadata: ['eggs'] } },
    });
    // An index lists both for the release.
    const all = [...((await index.project(normalizeName('torch'))) ?? new Map()).values()].flat();
    const release: typeof index.release = async (name, version) =>
      name === 'torch' ? { found: true, files: all } : index.release(name, version);
    const { report } = await checked('torch===2.4.1', { index: { ...index, release } });
    expect(rows(report)).toEqual(['click 8.1 wheel :1', 'torch 2.4.1 wheel :1']);
  });

  it('brings what a group needs with the group alone', async () => {
    const text = '[project]\nname = "shop"\nversion = "1"\n[dependency-groups]\ndev = ["flask"]\n';
    const report = await check({
      files: [{ path: 'pyproject.toml', text, sibling: () => Promise.resolve(undefined) }],
      targets: [{ platform: 'linux/amd64', python: '3.12', libc: 'glibc-2.36' }],
      selection: { with: [], without: [], only: ['dev'], allGroups: false, extras: [], allExtras: false },
      index: smallIndex(world),
    });
    expect(rows(report)).toEqual([
      'click 8.1 wheel :5',
      'flask 3.0 wheel :5',
      'shop 1 group :2',
      'werkzeug 3.1 wheel :5',
    ]);
  });

  it.each<readonly [text: string, plan: string, fix: RegExp]>([
    // What is resolved comes to another version by itself with another pin
    ['spam==1.0', 'spam 1.1', /^spam 1\.1 /],
    // unless a line asks for more
    ['spam==1.0\neggs>=2', 'spam 2.0', /^spam 2\.0 /],
    // or pins it
    ['spam==1.0\neggs==2.0', 'spam 2.0', /^spam 2\.0 /],
  ])('%j: the way out is %s', async (text, plan, fix) => {
    const { report } = await checked(text);
    expect(report.targets[0]?.plans[0]?.text).toBe(plan);
    expect(report.packages.find(({ name }) => name === 'spam')?.results[0]?.fix).toMatch(fix);
  });

  it('says what came of the index, and whose need something is', async () => {
    const { report } = await checked('flask\nfast');
    expect(report.remarks).toEqual(['4 versions resolved from the index as of this run']);
    expect(report.complete).toBe(true);
  });

  it('asks a page and the metadata of one wheel for each package, and nothing twice', async () => {
    const { asked } = await checked('flask');
    expect(asked.toSorted()).toEqual([
      'project click',
      'project flask',
      'project werkzeug',
      'requires click-8.1-py3-none-any.whl',
      'requires flask-3.0-py3-none-any.whl',
      'requires werkzeug-3.1-py3-none-any.whl',
    ]);
  });

  it('asks no more for a file that holds everything than without resolving', async () => {
    const text = 'flask==3.0\nwerkzeug==3.1\nclick==8.1';
    const [resolved, plain] = [await checked(text), await checked(text, { resolve: false })];
    expect(resolved.asked.toSorted()).toEqual(plain.asked.toSorted());
    expect(rows(resolved.report)).toEqual(rows(plain.report));
    expect(resolved.report.diagnostics).toEqual(plain.report.diagnostics);
  });

  it('names what clashes where there is no solution, and judges what is pinned', async () => {
    const { report } = await checked('flask==3.0\nwerkzeug<3');
    expect(rows(report)).toEqual(['flask 3.0 wheel :1', 'werkzeug null unknown :2']);
    expect(report.diagnostics[0]).toMatchObject({
      rule: 'WC112',
      level: 'error',
      message:
        'no set of versions satisfies what is asked for: requirements.txt:1 asks for flask==3.0; requirements.txt:2 asks for werkzeug<3; flask 3.0 needs werkzeug>=3. There is one with flask 2.0 or werkzeug 3.1 instead',
    });
  });

  it.each([
    ['werkzeug==3.0\nflask\nwerkzeug==3.1', 'requirements.txt:3 asks for werkzeug==3.1'],
    [
      'werkzeug<3\nflask\nwerkzeug>=3',
      'no version of werkzeug that can be installed there is <3,>=3: the newest is 3.1',
    ],
  ])('of lines that contradict one another says that all but one have to go: %j', async (text, fact) => {
    const { report } = await checked(text);
    const told = report.diagnostics.find(({ rule }) => rule === 'WC112')?.message;
    expect(told).toContain(fact);
    expect(told).toMatch(/[.] One of them has to go; the newest that would do is werkzeug 3[.]1$/);
  });

  it.each<readonly [pip: string | undefined, said: readonly (readonly [string | null, string])[]]>([
    // pip 26: "Cannot install flask==3.0 and werkzeug==2.3 because these package versions have conflicting dependencies."
    [
      undefined,
      [
        [
          'WC112',
          'no set of versions satisfies what is asked for: requirements.txt:1 asks for flask==3.0; flask 3.0 needs werkzeug>=3; requirements.txt:2 asks for werkzeug==2.3. There is one with flask 2.0 or werkzeug 3.1 instead',
        ],
      ],
    ],
    // It installed both, and said afterwards that flask has a requirement that is not met.
    [
      '20.2',
      [
        [
          null,
          'pip 20.2 has the first resolver, and installs what contradicts: flask 3.0 needs werkzeug >=3, and the file pins 2.3',
        ],
      ],
    ],
  ])('pins that contradict one another end it, by the word of the wheels that are taken: pip %s', async (pip, said) => {
    const { report } = await checked('flask==3.0\nwerkzeug==2.3\nclick==8.1', pip === undefined ? {} : { pip });
    expect(rows(report)).toEqual(['click 8.1 wheel :3', 'flask 3.0 wheel :1', 'werkzeug 2.3 wheel :2']);
    expect(report.diagnostics.map(({ rule, message }) => [rule, message])).toEqual(said);
  });

  it('does not take an index that fails for one that has nothing', async () => {
    const index = smallIndex(world);
    const failing = {
      ...index,
      project: (name: ReturnType<typeof normalizeName>, signal?: AbortSignal) =>
        name === 'werkzeug'
          ? Promise.reject(new IndexError({ kind: 'timeout', at: 'head' }))
          : index.project(name, signal),
    };
    const { report } = await checked('flask', { index: failing });
    expect(rows(report)).toEqual(['click 8.1 wheel :1', 'flask 3.0 wheel :1', 'werkzeug null unknown :1']);
    expect(report.complete).toBe(false);
    expect(report.diagnostics.map(({ rule }) => rule)).not.toContain('WC112');
  });

  it('tells every name that does not exist, and resolves what does', async () => {
    const { report } = await checked('nosuch\nwrong[all]>2\nflask==2.0\nclick');
    expect(rows(report)).toEqual([
      'click 8.1 wheel :4',
      'flask 2.0 wheel :3',
      'nosuch null impossible :1',
      'werkzeug 2.3 wheel :3',
      'wrong null impossible :2',
    ]);
    expect(report.packages.flatMap(({ results }) => results.map(({ reason }) => reason))).toEqual([
      null,
      null,
      'no-project',
      null,
      'no-project',
    ]);
    expect(report.diagnostics).toEqual([]);
  });

  it('takes no name for one that does not exist where the index fails, or where something else asks for it', async () => {
    const { report } = await checked('nosuch\nwrong>2\nclick', { index: silentIndex });
    expect(rows(report)).toEqual(['click null unknown :3', 'nosuch null unknown :1', 'wrong null unknown :2']);
    const index = smallIndex({ ...world, haunted: { '1.0': { files: pure, metadata: ['ghost'] } } });
    const ghost = await checked('haunted', { index });
    expect(rows(ghost.report)).toEqual(['haunted null unknown :1']);
    expect(ghost.report.diagnostics[0]?.message).toBe(
      'no set of versions satisfies what is asked for: requirements.txt:1 asks for haunted; haunted 1.0 needs ghost; the index has no project ghost',
    );
  });

  it.each([
    ['the metadata of a wheel', 'flask==2.0', 'werkzeug', 'metadata'],
    ['the index of an sdist', 'fast', 'fast', 'json'],
    ['nobody', 'dark', 'dark', null],
    ['the file pins it', 'flask==2.0', 'flask', null],
  ])('names who told what a resolved version requires: %s', async (_, text, name, from) => {
    const { report } = await checked(text);
    expect(report.packages.find((row) => row.name === name)?.results[0]?.resolvedFrom).toBe(from);
  });

  it('says what could not be learnt without a build', async () => {
    const { report } = await checked('dark');
    expect(rows(report)).toEqual(['dark 1.0 wheel :1']);
    expect(report.diagnostics.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'WC205 which packages dark needs could not be learnt without building it: they were not judged',
    ]);
  });

  it('tells what keeps pip from building the newest version, and nothing where a pin must be built', async () => {
    const { report } = await checked('fast\nflask');
    expect(report.targets[0]?.plans[0]).toMatchObject({
      kind: 'version',
      pins: [{ name: 'fast', version: '1.0' }],
      text: 'fast 1.0',
      notes: [
        'fast 1.0 instead of 2.0 and nothing is compiled: add --prefer-binary, or this line to constraints.txt: fast==1.0',
      ],
    });
    const uv = await checked('fast', { overrides: { installer: 'uv' } });
    expect(uv.report.targets[0]?.plans[0]?.notes).toEqual([
      'fast 1.0 instead of 2.0 and nothing is compiled: add this line to constraints.txt: fast==1.0',
    ]);
    const pinned = await checked('fast==2.0\nflask');
    expect(pinned.report.targets[0]?.plans.flatMap(({ notes }) => notes)).toEqual([]);
  });
});

describe('a range of which nothing is there', () => {
  const none = 'no set of versions satisfies what is asked for: requirements.txt:1 asks for ';

  it('is told with why', async () => {
    const { report } = await checked('werkzeug>3.1', { pythons: ['3.11'] });
    const told = report.diagnostics.find(({ rule }) => rule === 'WC112')?.message;
    expect(told?.replace(/[.] There is one.*/, '')).toBe(
      `${none}werkzeug>3.1; no version of werkzeug that can be installed there is >3.1: the newest is 3.0`,
    );
  });

  it.each([
    ['eggs<1.5\nclick\neggs>=2', '', 'eggs<1.5; requirements.txt:3 asks for eggs>=2'],
    ['eggs>=2\nclick', 'eggs<1.5', 'eggs>=2; constraints.txt:1 allows eggs<1.5 alone'],
  ])('names each line that asks: %j under %j', async (text, constraints, said) => {
    const { report } = await checked(text, { constraints });
    const told = report.diagnostics.find(({ rule }) => rule === 'WC112')?.message;
    expect(told?.replace(/; no version .*/, '')).toBe(none + said);
    expect(rows(report)).toEqual(['click 8.1 wheel :2', 'eggs null unknown :1']);
  });

  const index = smallIndex({
    ...world,
    // As torch on musl
    far: { '1.0': { files: ['cp312-cp312-macosx_11_0_arm64'] } },
    // As torchvision there: the versions that are pure Python were withdrawn
    rare: {
      '2.0': { files: ['cp312-cp312-macosx_11_0_arm64'] },
      '1.0': { files: pure, metadata: [], yanked: true },
    },
    // As easyocr there, which needs the one and the other
    heavy: { '1.0': { files: pure, metadata: ['rare'] } },
  });

  it.each<readonly [text: string, python: string, expected: readonly string[]]>([
    // As apache-airflow>=2.8,<2.9 on Python 3.12: the version that it comes to elsewhere, and why it is not for this image
    ['werkzeug>3.0\nclick', '3.11', ['click 8.1 wheel :2', 'werkzeug 3.1 impossible :1']],
    ['far\nclick', '3.12', ['click 8.1 wheel :2', 'far 1.0 impossible :1']],
    ['rare\nclick', '3.12', ['click 8.1 wheel :2', 'rare 2.0 impossible :1']],
    ['rare==1.0\nclick', '3.12', ['click 8.1 wheel :2', 'rare 1.0 wheel :1']],
  ])('%j on %s is told as a pin is, and the others are resolved', async (text, python, expected) => {
    const { report } = await checked(text, { pythons: [python], index });
    expect(rows(report)).toEqual(expected);
    expect(report.diagnostics.map(({ rule }) => rule)).not.toContain('WC112');
  });

  it('keeps the others from no answer, where one line alone asks for it', async () => {
    const { report } = await checked('heavy\nflask==2.0\nclick>9', { index });
    expect(rows(report)).toEqual([
      'click null unknown :3',
      'flask 2.0 wheel :2',
      'heavy null unknown :1',
      'werkzeug 2.3 wheel :2',
    ]);
    const told = report.diagnostics.filter(({ rule }) => rule === 'WC112').map(({ message }) => message);
    expect(told).toEqual([
      `${none.replace(':1', ':3')}click>9; no version of click that can be installed there is >9: the newest is 8.1; requirements.txt:1 asks for heavy; heavy 1.0 needs rare; every version of rare that can be installed there was yanked (up to 1.0): only a pin takes one`,
    ]);
    expect(report.complete).toBe(false);
  });

  it('does not say which version others bring of what is left out', async () => {
    const { report } = await checked('heavy\nwerkzeug>4\nflask', { index });
    expect(rows(report)).toEqual(['flask null unknown :3', 'heavy null unknown :1', 'werkzeug null unknown :2']);
  });
});

it('asks little about what each of many versions that do not fit requires', async () => {
  // As fastapi beside starlette<0.20: each version needs another starlette, and each starlette others
  const numbers = Array.from({ length: 30 }, (_, position) => position + 1);
  const many: SmallIndex = {
    app: Object.fromEntries(numbers.map((one) => [`${one}.0`, { files: pure, metadata: [`base==2.${one}`] }])),
    base: {
      ...Object.fromEntries(numbers.map((one) => [`2.${one}`, { files: pure, metadata: [`deep==${one}`] }])),
      '1.0': { files: pure, metadata: [] },
    },
    deep: Object.fromEntries(numbers.map((one) => [`${one}`, { files: pure, metadata: [] }])),
  };
  const asked: string[] = [];
  const { report } = await checked('app\nbase<2', { index: smallIndex(many, asked) });
  expect(report.diagnostics.some(({ rule }) => rule === 'WC112')).toBe(true);
  // Three were foreseen, with base loosened one is taken, and 1.0 is what is asked for.
  expect(asked.filter((one) => one.startsWith('requires base-')).length).toBeLessThanOrEqual(6);
});
