import { describe, expect, it } from 'vitest';
import { readInput } from '../../../packages/core/src/manifest/input.ts';

const pyproject = `[project]
name = "shop"
version = "1"
requires-python = ">=3.10"
dependencies = ["spam<2", "eggs>=1; sys_platform == 'win32'", "ham"]

[project.optional-dependencies]
fast = ["quick~=1.2"]

[dependency-groups]
test = ["probe==3.*"]
`;

const uvLock = `version = 1
requires-python = ">=3.11"

[manifest]
constraints = [{ name = "deep", specifier = "<5" }]
overrides = [{ name = "other", specifier = "==2.0" }]

[[package]]
name = "shop"
version = "1"
source = { virtual = "." }

[package.metadata]
requires-dist = [
    { name = "spam", specifier = "<2" },
    { name = "quick", marker = "extra == 'fast'", specifier = ">=1" },
    { name = "ham" },
]

[package.metadata.requires-dev]
dev = [{ name = "probe", specifier = ">=3" }]
`;

const pipfileLock = JSON.stringify({
  _meta: { hash: { sha256: '00' }, 'pipfile-spec': 6, requires: { python_version: '3.11' }, sources: [] },
  default: { spam: { version: '==1.0', hashes: ['sha256:00'] } },
  develop: {},
});

const poetryLock = (python: string): string => `package = []

[metadata]
lock-version = "2.1"
python-versions = "${python}"
`;

describe('what the project asks for', () => {
  it.each<
    [path: string, text: string, beside: Readonly<Record<string, string>>, asks: readonly string[], python: string]
  >([
    ['requirements.txt', 'spam==1.0\n', {}, [], 'any'],
    [
      'requirements.txt',
      'spam==1.0\n',
      { 'pyproject.toml': pyproject },
      [
        'pyproject.toml: spam <2',
        'pyproject.toml: eggs >=1 if sys_platform',
        'pyproject.toml: quick ~=1.2',
        'pyproject.toml: probe ==3.*',
      ],
      '>=3.10',
    ],
    // A pin is what would be changed; ranges and constraints bind.
    [
      'requirements.txt',
      'spam==1.0,!=1.5\nspam>=0.9\n',
      {},
      ['requirements.txt:1: spam !=1.5', 'requirements.txt:2: spam >=0.9'],
      'any',
    ],
    [
      'requirements.txt',
      '-c c.txt\nspam==1.0\nham\n',
      { 'c.txt': 'spam==1.0\nham==2.0\neggs<3\n' },
      ['c.txt:1: spam ==1.0', 'c.txt:3: eggs <3'],
      'any',
    ],
    ['requirements.txt', 'spam @ https://files.example/spam-1.0.tar.gz\n', {}, [], 'any'],
    // What a project pins whose folder the file installs, is changed there; its ranges bind.
    [
      'requirements.txt',
      '-e .\n./lib\n',
      {
        'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["spam==1.0", "ham<3"]\n',
        'lib/pyproject.toml': '[project]\nname = "lib"\nversion = "1"\ndependencies = ["eggs==1.0", "spam>=1"]\n',
      },
      ['the project in .: ham <3', 'the project in ./lib: spam >=1', 'pyproject.toml: ham <3'],
      'any',
    ],
    [
      'uv.lock',
      uvLock,
      {},
      [
        'pyproject.toml: spam <2',
        'pyproject.toml: quick >=1 if extra',
        'pyproject.toml: probe >=3',
        'uv.lock: deep <5',
        'uv.lock: other ==2.0',
      ],
      '>=3.11',
    ],
    [
      'Pipfile.lock',
      pipfileLock,
      {
        Pipfile:
          '[packages]\nspam = "<2"\nham = "*"\neggs = {version = "~=1.2", extras = ["x"]}\n\n[dev-packages]\nprobe = "3.1"\n\n[scripts]\nrun = "spam<1"\n',
      },
      ['Pipfile: spam <2', 'Pipfile: eggs ~=1.2', 'Pipfile: probe ==3.1'],
      '==3.11.*',
    ],
    ['Pipfile.lock', pipfileLock, {}, [], '==3.11.*'],
    [
      'poetry.lock',
      poetryLock('>=3.9'),
      {
        'pyproject.toml': '[tool.poetry]\nname = "x"\n\n[tool.poetry.dependencies]\npython = ">=3.10"\nspam = "^1.2"\n',
      },
      ['pyproject.toml: spam <2,>=1.2'],
      '>=3.10',
    ],
    ['poetry.lock', poetryLock('>=3.9'), {}, [], '>=3.9'],
    // What has nothing to do with the file, or is broken, asks for nothing.
    ['requirements.txt', 'spam==1.0\n', { 'pyproject.toml': '[project\n' }, [], 'any'],
    ['requirements.txt', 'spam==1.0\n', { 'pyproject.toml': '[tool.other]\nx = 1\n' }, [], 'any'],
  ])('%s %j with %j', async (path, text, beside, asks, python) => {
    const sibling = async (name: string): Promise<string | undefined> => beside[name];
    const input = await readInput({ path, text, sibling });
    const own = await input.constraints();
    expect(
      own.constraints.map(({ name, versions, marker, by }) => {
        const [condition] = marker?.kind === 'compare' && marker.left.kind === 'variable' ? [marker.left.name] : [];
        return `${by}: ${name} ${versions.map((set) => set.text).join(' or ')}${condition ? ` if ${condition}` : ''}`;
      }),
    ).toEqual(asks);
    const range = input.manifest.requiresPython?.anyOf ?? own.requiresPython;
    expect(range?.map((set) => set.text).join(' or ') ?? 'any').toBe(python);
  });
});

// By that place the line that asks is told from others: a plan that changes it is offered.
it.each([
  [{ line: 7 }, ['Dockerfile:7', 'Dockerfile:7']],
  [
    { placeOf: ({ path, line }: { path: string; line: number }) => ({ path: `${path}.sh`, line: line + 10 }) },
    ['Dockerfile.sh:11', 'Dockerfile.sh:12'],
  ],
  [{}, ['Dockerfile:1', 'Dockerfile:2']],
])('names the line at which the words of a command stand (%j)', async (place, by) => {
  const file = { path: 'Dockerfile', name: 'requirements.txt', text: 'spam<2\neggs>1\n', ...place };
  const input = await readInput({ ...file, sibling: () => Promise.resolve(undefined) });
  const { constraints } = await input.constraints();
  expect(constraints.map((each) => each.by)).toEqual(by);
});
