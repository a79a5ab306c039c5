// Whatever check says of a package, explain says too: its row of the report, and every file besides.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { explain } from '../../../packages/core/src/explain/explain.ts';
import type { InputFile } from '../../../packages/core/src/manifest/input-file.ts';
import type { Selection } from '../../../packages/core/src/manifest/selection.ts';
import type { Overrides } from '../../../packages/core/src/manifest/override.ts';
import type { PackageIndex } from '../../../packages/core/src/package-index/package-index.ts';
import type { Explanation } from '../../../packages/core/src/report/explanation.ts';
import type { Report, ReportPackage } from '../../../packages/core/src/report/report.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { corpus } from '../../support/corpus.ts';
import { recordedIndex } from '../../support/recorded-index.ts';
import { smallIndex } from '../../support/small-index.ts';

interface Asked {
  readonly files: readonly InputFile[];
  readonly targets: readonly TargetRequest[];
  readonly selection: Selection;
  readonly index: PackageIndex;
  readonly overrides?: Overrides;
  readonly resolve?: false;
}

const main: Selection = { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false };
const everything: Selection = { ...main, allGroups: true, allExtras: true };

function fileOf(path: string, text: string, beside: Readonly<Record<string, string>> = {}): InputFile {
  return { path, text, sibling: async (name) => beside[name] };
}

function corpusFile(name: string): InputFile {
  const folder = join(corpus, name);
  const { lock } = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as { lock: string };
  return {
    path: lock,
    text: readFileSync(join(folder, lock), 'utf8'),
    sibling: async (path) => {
      const file = join(folder, posix.join(dirname(lock), path));
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
  };
}

/** The rows that explain means by their name: of several of one name, the one that it found. */
async function compare(asked: Asked, isWanted: (pkg: ReportPackage) => boolean = () => true): Promise<number> {
  const report: Report = await check(asked);
  const rows = report.packages.filter((pkg) => pkg.version !== null && isWanted(pkg));
  const names = [...new Set(rows.map(({ name }) => name))];
  for (const name of names) {
    const { location, targets } = await explain({ ...asked, name });
    const row = rows.find((pkg) => pkg.name === name && pkg.location.line === location?.line);
    expect([name, targets.map(({ result }) => result)]).toEqual([name, row?.results]);
  }
  return names.length;
}

const index = recordedIndex();
const musl: TargetRequest = { platform: 'linux/arm64', python: '3.12', libc: 'musl-1.2' };
const glibc: TargetRequest = { platform: 'linux/amd64', python: '3.14', libc: 'glibc-2.36' };

/** One of each format; the larger cases of the corpus hold nothing else. */
const cases = [
  'crypto38-requirements',
  'fastapi-pdm',
  'fastapi-pipenv',
  'fastapi-piptools-dev',
  'fastapi-pylock-uv',
  'fastapi-uv',
  'pandas-poetry-lock1.1',
  'pandas-poetry-lock2.1',
];

describe('explain says of each package of the corpus what check says', () => {
  it.each(cases)('%s', async (name) => {
    expect(existsSync(join(corpus, name))).toBe(true);
    const asked: Asked = { files: [corpusFile(name)], targets: [musl, glibc], selection: everything, index };
    expect(await compare(asked)).toBeGreaterThan(0);
  });
});

const [wheel, gnu] = ['py3-none-any', 'cp312-cp312-manylinux_2_17_x86_64'];
const projects = {
  pure: { '1.0': { files: [wheel, 'tar.gz'] }, '2.0': { files: [wheel] } },
  native: { '1.0': { files: [gnu, 'tar.gz'] }, '1.1': { files: [gnu, 'cp312-cp312-musllinux_1_2_x86_64'] } },
  gone: { '1.0': { files: [], yanked: true } },
  needy: { '1.0': { files: [wheel], requires: ['native<1.1'] } },
};
const alpine: TargetRequest = { base: 'python:3.12-alpine', platform: 'linux/amd64' };
const slim: TargetRequest = { base: 'python:3.12-slim', platform: 'linux/amd64' };

describe('explain says of each row what check says', () => {
  it.each<[what: string, text: string, more?: Partial<Asked>, beside?: Readonly<Record<string, string>>]>([
    ['a build, and what speaks against the way out', 'native==1.0\nneedy==1.0\n'],
    ['pins that differ by target', "pure==1.0; python_version < '3'\npure==2.0; python_version >= '3'\n"],
    ['the same pin twice', 'pure==1.0\npure>=1.0\n'],
    ['pins that contradict one another', 'pure==1.0\npure==2.0\n'],
    ['the same with uv', 'pure==1.0\npure==2.0\n', { overrides: { installer: 'uv' } }],
    ['no wheels', 'pure==1.0\n', { overrides: { noBinary: ['pure'] } }],
    ['no sdists', 'native==1.0\n', { overrides: { onlyBinary: [':all:'] } }],
    ['what the file accepts', 'native==1.0  # wheelcheck: ignore[WC101] built elsewhere\n'],
    ['constraints', '-c c.txt\nnative\n', {}, { 'c.txt': 'native==1.0\n' }],
    ['a hash that nothing has', `pure==1.0 --hash=sha256:${'0'.repeat(64)}\n`],
    ['a release without files', 'gone==1.0\n'],
    ['no such release, no such project', 'pure==9\nnobody==1\n'],
    ['a wheel at a URL', 'pure @ https://files.example/pure-1.0-cp312-cp312-manylinux_2_17_x86_64.whl\n'],
  ])('%s', async (_, text, more = {}, beside = {}) => {
    const files = [fileOf('requirements.txt', text, beside)];
    expect(
      await compare({ files, targets: [alpine, slim], selection: main, index: smallIndex(projects), ...more }),
    ).toBeGreaterThan(0);
  });
});

const poetryLock = `[[package]]
name = "native"
version = "1.0"
optional = false
python-versions = "*"
groups = ["dev"]
files = [{ file = "native-1.0.tar.gz", hash = "sha256:00" }]

[metadata]
lock-version = "2.1"
python-versions = ">=3.11"
`;

async function explained(name: string, file: InputFile, more: Partial<Asked> = {}): Promise<Explanation> {
  return explain({
    name,
    files: [file],
    targets: [alpine],
    selection: main,
    index: smallIndex(projects),
    ...more,
  });
}

describe('what explain shows besides', () => {
  const lock = fileOf('poetry.lock', poetryLock);

  it('of a package that is left out: why, which flag brings it in, and its files all the same', async () => {
    const { targets, remark } = await explained('native', lock);
    expect(remark).toBe('version as in poetry.lock:2; --with dev adds it');
    expect(targets[0]?.result).toMatchObject({ verdict: 'skipped', reason: 'group' });
    expect(targets[0]?.files.map(({ filename, reason }) => [filename, reason])).toEqual([
      ['native-1.0.tar.gz', null],
      ['native-1.0-cp312-cp312-manylinux_2_17_x86_64.whl', 'libc'],
    ]);
    const asked = await explained('native', lock, { selection: { ...main, with: ['dev'] } });
    expect(asked.targets[0]?.result.verdict).toBe('build');
  });

  it("a file that the image's pip refuses is refused, as check refuses it", async () => {
    const file = fileOf('requirements.txt', 'pure==1.0\nnative>=1.*\n');
    await expect(explained('pure', file)).rejects.toThrow('requirements.txt:2');
  });

  it('a folder of the file is no project of the index', async () => {
    const beside = { 'lib/pyproject.toml': '[project]\nname = "pure"\ndynamic = ["version"]\n' };
    const { version, targets } = await explained('pure', fileOf('requirements.txt', './lib\n', beside));
    expect([version, targets[0]?.result.verdict, targets[0]?.files]).toEqual([null, 'build', []]);
  });

  it('without a pin: what the file comes to, by its settings', async () => {
    const file = fileOf('requirements.txt', '--only-binary :all:\nnative\n');
    const { remark, version, targets } = await explained('native', file);
    expect([remark, version]).toEqual(['version resolved for requirements.txt:2', '1.1']);
    expect(targets[0]?.result.verdict).toBe('wheel');
    const { remark: asItStands } = await explained('native', file, { resolve: false });
    expect(asItStands).toBe('not pinned in requirements.txt: the newest final release');
  });
});

describe('explain of what a file leaves open', () => {
  const pure = ['py3-none-any', 'tar.gz'];
  const world = smallIndex({
    web: { '2.0': { files: pure, metadata: ['tool', 'fast'] }, '1.0': { files: pure, metadata: [] } },
    tool: { '3.0': { files: pure, metadata: [], requiresPython: '>=3.12' }, '2.0': { files: pure, metadata: [] } },
    fast: { '2.0': { files: ['tar.gz'], requires: [] }, '1.0': { files: ['cp312-cp312-manylinux_2_17_x86_64'] } },
  });

  it('is the row of check, on each target', async () => {
    const targets = ['3.12', '3.11'].map((python): TargetRequest => ({
      platform: 'linux/amd64',
      python,
      libc: 'glibc-2.36',
    }));
    const files = [fileOf('requirements.txt', 'web\n')];
    // Of tool, another version is taken on the second target: it is explained there, and a row of its own for check.
    const isWanted = ({ name }: ReportPackage): boolean => name !== 'tool';
    expect(await compare({ files, targets, selection: main, index: world }, isWanted)).toBe(2);
    const { remark, version } = await explain({ files, targets, selection: main, index: world, name: 'tool' });
    expect([remark, version]).toEqual(['version resolved for requirements.txt:1, needed by web', '3.0']);
  });
});
