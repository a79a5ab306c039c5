// What the commands of a Dockerfile install, as installations of a check: files, words, flags, what is left unchecked.

import { describe, expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import type { PlannedInstallation } from '../../../packages/core/src/installs/planned-installation.ts';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

type Files = Readonly<Record<string, string>>;

const planned = (
  dockerfile: string,
  context: Files = {},
  more: Partial<Parameters<typeof planDockerfile>[0]> = {},
): Promise<readonly PlannedInstallation[]> => planDockerfile({ ...dockerfilePlan(dockerfile, context), ...more });

/** Each installation's files by path, and its words as they stand. */
const filesOf = (plans: readonly PlannedInstallation[]): readonly (readonly string[])[] =>
  plans.map(({ files }) => files.map(({ path, line, text }) => (line === undefined ? path : `${line}: ${text}`)));

const onSlim = (...commands: readonly string[]): string =>
  ['FROM python:3.12-slim', 'WORKDIR /app', 'COPY . .', ...commands, ''].join('\n');

const project = '[project]\nname = "app"\nversion = "1"\ndependencies = ["six==1.16.0"]\n';

/** A lock of every kind with the groups dev and docs, and no packages. */
const locks = {
  'pyproject.toml': '[tool.poetry.group.dev.dependencies]\n[tool.poetry.group.docs.dependencies]\n',
  'poetry.lock': '[metadata]\nlock-version = "2.0"\npython-versions = "*"\ncontent-hash = "0"\n',
  'pdm.lock': '[metadata]\nlock_version = "4.5.0"\ngroups = ["default", "dev", "docs"]\n',
  'Pipfile.lock': '{"_meta": {"pipfile-spec": 6, "sources": []}, "default": {}, "develop": {}}',
  'uv.lock':
    'version = 1\nrequires-python = ">=3.9"\n[[package]]\nname = "app"\nversion = "1"\nsource = { editable = "." }\n' +
    '[package.dev-dependencies]\ndev = []\ndocs = []\n[package.metadata.requires-dev]\ndev = []\ndocs = []\n',
};

const withExtra = {
  'pyproject.toml': '[project]\nname = "app"\nversion = "1"\noptional-dependencies = { all = [], lint = [] }\n',
  'uv.lock': `${locks['uv.lock']}[package.optional-dependencies]\nall = []\nlint = []\n`,
};

it.each([
  ['pip install .[all]', { allExtras: false, extras: ['all'] }],
  ['uv sync --frozen --extra all', { allExtras: false, extras: ['all'] }],
  ['uv sync --frozen --all-extras', { allExtras: true, extras: [] }],
])('an extra may be called all: %s', async (command, selection) => {
  const lines = ['COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', `RUN ${command}`];
  const [plan] = await planned(onSlim(...lines), withExtra);
  expect(plan?.selection).toMatchObject(selection);
});

it.each([
  'uv pip install --system --requirements a.txt --constraints b.txt',
  'uv pip install --system --requirement=a.txt --constraint=b.txt',
  'pip install --no-dependencies -r a.txt -c b.txt',
])('%s: options by their other names', async (command) => {
  const plans = await planned(onSlim('RUN pip install uv', `RUN ${command}`), {
    'a.txt': 'six',
    'b.txt': 'six==1.16.0',
  });
  expect(plans.at(-1)?.files.map(({ path, text }) => `${path}: ${text}`)).toEqual([
    'a.txt: six\n-c constraints-1/b.txt\n',
  ]);
  expect(plans.at(-1)?.overrides?.withoutRequirements).toBe(command.includes('no-dependencies'));
});

it.each([
  ['pipenv install --system', { Pipfile: '' }, 'make Pipfile.lock first (pipenv lock)'],
  ['uv sync --frozen', { 'pyproject.toml': project }, 'make uv.lock first (uv lock)'],
  ['pdm sync', { 'pyproject.toml': project }, 'make pdm.lock first (pdm lock)'],
  ['uv sync --frozen', {}, 'bring uv.lock'],
])('%s with %o and no lock', async (command, files, hint) => {
  const lines = ['COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', `RUN ${command}`];
  await expect(planned(onSlim(...lines), files)).rejects.toMatchObject({ code: 'file-missing', hint });
});

it.each([
  'pip install --install-option="--prefix=/install" -r a.txt',
  'pip install --global-option=build_ext --global-option=-j4 -r a.txt',
  'pip wheel --build-option --plat -r a.txt',
])('%s takes no wheels', async (command) => {
  const [plan] = await planned(onSlim(`RUN ${command}`).replace('3.12', '3.10'), { 'a.txt': 'six==1.16.0' });
  expect(plan?.overrides?.noBinary).toEqual([':all:']);
});

// A pip that lacks the option stops at it: with the option away, which is the only way on, it takes wheels.
it.each([
  ['3.10', 'pip install --install-option=--prefix=/install -r a.txt', [':all:']],
  ['3.12', 'pip install --install-option=--prefix=/install -r a.txt', []],
  ['3.12', 'pip install --install-option --prefix=/install -r a.txt', []],
  ['3.12', 'pip install --install-option=--x --no-binary :all: -r a.txt', [':all:']],
  // pip 25.0 has one of them.
  ['3.12', 'pip install --install-option=--x --global-option=--y -r a.txt', [':all:']],
  ['3.14', 'pip install --install-option=--x --global-option=--y -r a.txt', []],
  ['3.14', 'pip wheel --build-option --plat -r a.txt', []],
])('on Python %s %s forbids wheels of %j', async (python, command, forbidden) => {
  const [plan] = await planned(onSlim(`RUN ${command}`).replace('3.12', python), { 'a.txt': 'six==1.16.0' });
  expect(plan?.overrides?.noBinary ?? []).toEqual(forbidden);
});

it('a pip of another image may have the option, and forbids wheels then', async () => {
  const elsewhere = [{ base: 'python:3.9-slim', platform: 'linux/amd64' }] as const;
  const command = 'RUN pip install --install-option=--prefix=/install -r a.txt';
  const [plan] = await planned(onSlim(command), { 'a.txt': 'six==1.16.0' }, { elsewhere });
  expect(plan?.overrides?.noBinary).toEqual([':all:']);
});

it('the context is the folder that has the projects which are named', async () => {
  const plan = dockerfilePlan(onSlim('RUN pip install ./libs/common'), { 'libs/common/pyproject.toml': project });
  const empty = () => Promise.resolve(undefined);
  const [first] = plan.context.folders;
  const plans = await planDockerfile({
    ...plan,
    context: { ...plan.context, folders: [empty, ...(first ? [first] : [])] },
  });
  expect(filesOf(plans)).toEqual([['libs/common/pyproject.toml']]);
});

it('reads a file of several commands and installations once', async () => {
  const commands = ['RUN pip install -r a.txt', 'RUN pip install idna', 'RUN pip install --no-deps -r a.txt'];
  const plans = await planned(onSlim(...commands), { 'a.txt': 'six==1.16.0' });
  const files = plans.flatMap((plan) =>
    plan.files.filter(({ path }) => path === 'a.txt').map((file) => ({ plan, file })),
  );
  const read = await Promise.all(files.map(async ({ plan, file }) => plan.read?.(file)));
  expect(files.map(({ file }) => file.commands)).toEqual([[0], undefined]);
  expect(read.map((input) => input?.file)).toEqual(files.map(({ file }) => file));
  expect(read[0]?.manifest).toBe(read[1]?.manifest);
});

it('tells of each file what its command builds without isolation, and what is there by then', async () => {
  const commands = [
    'RUN pip install -r a.txt torch==2.5.1',
    'RUN pip install --no-build-isolation -r b.txt',
    'RUN pip install idna',
  ];
  const [plan, ...others] = await planned(onSlim(...commands), {
    'a.txt': '# tools\nsetuptools>=68\nNinja',
    'b.txt': 'flash-attn',
  });
  expect(others).toEqual([]);
  expect(plan?.files.map(({ path, unisolated }) => [path, unisolated])).toEqual([
    ['a.txt', undefined],
    ['b.txt', { names: [':all:'], there: ['torch', 'setuptools', 'ninja'] }],
    ['Dockerfile', undefined],
    ['Dockerfile', undefined],
  ]);
});

describe('a Dockerfile', () => {
  it.each([
    ['one command', ['RUN pip install -r a.txt'], { 'a.txt': 'six==1.16.0' }, [['a.txt']]],
    [
      'commands with the same flags are one installation',
      ['RUN pip install -r a.txt', 'RUN pip install attrs==23.1.0 idna==3.4'],
      { 'a.txt': 'six==1.16.0' },
      [['a.txt', '5: attrs==23.1.0\nidna==3.4']],
    ],
    [
      'other flags begin another',
      ['RUN pip install -r a.txt', 'RUN pip install --no-deps attrs==23.1.0'],
      { 'a.txt': 'six==1.16.0' },
      [['a.txt'], ['5: attrs==23.1.0']],
    ],
    [
      '--pre and --prefer-binary in a file are flags of the command that reads it',
      ['RUN pip install -r a.txt', 'RUN pip install -r b.txt', 'RUN pip install -r c.txt', 'RUN pip install idna'],
      { 'a.txt': 'attrs', 'b.txt': '-r pre.txt', 'pre.txt': '--pre\nsix', 'c.txt': '--prefer-binary\nlxml' },
      [['a.txt', '7: idna'], ['b.txt'], ['c.txt']],
    ],
    [
      'a pin that contradicts an earlier one begins another',
      ['RUN pip install -r a.txt', 'RUN pip install Six==1.15.0'],
      { 'a.txt': 'six==1.16.0' },
      [['a.txt'], ['5: Six==1.15.0']],
    ],
    [
      'a pin that comes back belongs to the first',
      ['RUN pip install six==1.16.0', 'RUN pip install six==1.15.0', 'RUN pip install six==1.16 idna==3.4'],
      {},
      [['4: six==1.16.0', '6: six==1.16\nidna==3.4'], ['5: six==1.15.0']],
    ],
    [
      'the same command again installs nothing',
      ['RUN pip install six==1.16.0', 'RUN pip install six==1.16.0'],
      {},
      [['4: six==1.16.0']],
    ],
    [
      'a pin in a file that is included counts',
      ['RUN pip install -r a.txt', 'RUN pip install six==1.15.0'],
      { 'a.txt': '-r deep/b.txt', 'deep/b.txt': '-r c.txt', 'deep/c.txt': 'six==1.16.0  # the newest' },
      [['a.txt'], ['5: six==1.15.0']],
    ],
    [
      'one version in two spellings is no contradiction',
      ['RUN pip install six==1.16', 'RUN pip install six==1.16.0'],
      {},
      [['4: six==1.16', '5: six==1.16.0']],
    ],
    [
      'the file of a command that is not judged need not be there',
      ['RUN pip install six==1.16.0', 'RUN pip install --find-links https://files.example/ -r gone.txt'],
      {},
      [['4: six==1.16.0']],
    ],
    ['a folder alone is its project file', ['RUN pip install .'], { 'pyproject.toml': project }, [['pyproject.toml']]],
    [
      'a folder beside words is a line of its command',
      ['RUN pip install ./lib attrs==23.1.0'],
      { 'lib/pyproject.toml': project },
      [['4: attrs==23.1.0', '4: .']],
    ],
  ])('%s', async (_, commands, context, expected) => {
    expect(filesOf(await planned(onSlim(...commands), context))).toEqual(expected);
  });

  it.each([
    ['python -m venv /opt/venv && /opt/venv/bin/pip install six', 'PATH=/opt/venv/bin:$PATH', 1],
    [
      'python -m venv /opt/venv && . /opt/venv/bin/activate && pip install six',
      'VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH',
      1,
    ],
    ['pip install six', 'PATH=/root/.local/bin:$PATH', 1],
    ['pip install six', 'POETRY_CACHE_DIR=/tmp/x', 1],
    ['pip install six', 'VIRTUAL_ENV=/opt/venv', 1],
    ['pip install six', 'PYTHONUSERBASE=/srv/base', 1],
    ['pip install six', 'PIP_TARGET=/lib', 2],
    ['python -m venv /opt/venv && pip install six', 'PATH=/opt/venv/bin:$PATH', 2],
  ])('takes what goes into one environment for one installation: %s, ENV %s', async (run, variables, count) => {
    const plans = await planned(onSlim(`RUN ${run}`, `ENV ${variables}`, 'RUN pip install idna'));
    expect(plans).toHaveLength(count);
  });

  it('reads a folder beside words from the build context, wherever the Dockerfile lies', async () => {
    const plan = dockerfilePlan(onSlim('RUN pip install ./lib attrs==23.1.0'), { 'lib/pyproject.toml': project });
    const dockerfile = { ...plan.dockerfile, path: 'services/worker/Dockerfile' };
    const [installation] = await planDockerfile({ ...plan, dockerfile });
    const folder = installation?.files.find(({ text }) => text === '.');
    expect(await folder?.sibling('../../pyproject.toml')).toBe(project);
  });

  it('uv runs with requirements of its own leaves the project alone', async () => {
    const text = onSlim('RUN pip install six==1.16.0', 'RUN uv run main.py', 'RUN uv run own.py');
    const context = {
      ...locks,
      'main.py': 'print(1)\n',
      'own.py': '# /// script\n# dependencies = ["rich"]\n# ///\n',
    };
    const [plan] = await planned(text, context);
    expect(plan?.targets[0]?.stage?.unchecked?.filter(({ why }) => why.includes('own.py'))).toEqual([
      { line: 6, text: 'uv run own.py', why: 'own.py asks for requirements of its own, which are not judged' },
    ]);
    expect(plan?.targets[0]?.stage?.unchecked?.some(({ why }) => why.includes('main.py'))).toBe(false);
  });

  it('gives what its flags say, beside what is said from outside', async () => {
    const text = onSlim('RUN pip install --pre --no-binary lxml --extra-index-url https://index.example/simple six');
    const [plan] = await planned(text, {}, { overrides: { noBinary: ['cffi'] } });
    expect(plan).toMatchObject({
      overrides: { noBinary: ['lxml', 'cffi'], onlyBinary: [], withoutRequirements: false },
      resolve: { prereleases: true, preferBinary: false },
      command: { extraUrls: ['https://index.example/simple'], from: 'Dockerfile:4' },
    });
  });

  it.each([
    ['--only-binary :all: --no-binary=numpy', ['only-binary', 'no-binary']],
    ['--no-binary numpy --only-binary=:all:', ['no-binary', 'only-binary']],
  ])('%s counts in its order', async (flags, binaryOrder) => {
    const [plan] = await planned(onSlim(`RUN pip install ${flags} numpy==1.26.4`));
    expect(plan?.overrides).toMatchObject({ noBinary: ['numpy'], onlyBinary: [':all:'], binaryOrder });
  });

  /** Tried with uv 0.13: `--no-dev` leaves out the group of that name, whatever else `default-groups` holds. */
  it.each([
    ['uv sync', [true, [], []], {}],
    ['uv sync --no-dev', [true, ['dev'], []], {}],
    ['uv sync --no-default-groups', [false, [], []], {}],
    ['uv sync --no-dev --group docs', [true, ['dev'], []], { with: ['docs'] }],
    ['uv sync --only-dev', [false, [], []], { only: ['dev'] }],
    ['uv sync --all-groups', [false, [], []], { allGroups: true }],
    ['pdm sync', [true, [], []], {}],
    ['pdm sync --prod', [false, [], []], {}],
    ['poetry install', [true, [], []], {}],
    ['poetry install --no-dev', [true, ['dev'], []], {}],
    ['poetry install --without docs', [true, [], []], { without: ['docs'] }],
    ['poetry install --with docs', [true, [], []], { with: ['docs'] }],
    ['poetry install --only main', [false, [], []], {}],
    ['pipenv sync', [false, [], []], {}],
    ['pipenv sync --dev', [false, [], ['dev']], {}],
  ] as const)('%s takes the groups that its installer takes unasked, or not', async (command, unnamed, more) => {
    const [plan] = await planned(onSlim('COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', `RUN ${command}`), locks);
    const [defaults, but, also] = unnamed;
    const nothing = { with: [], without: [], only: [], allGroups: false, allExtras: false, extras: [] };
    expect(plan?.selection).toMatchObject({ ...nothing, ...more, unnamed: { defaults, but, also } });
  });

  it.each([
    ['pipenv install --deploy', true],
    ['pipenv install --system --deploy --ignore-pipfile', true],
    ['pipenv install --system', undefined],
    ['pipenv sync', true],
  ])('%s stops on another Python than that of the lock: %s', async (command, stops) => {
    const [plan] = await planned(onSlim('COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', `RUN ${command}`), locks);
    expect(plan?.selection?.unnamed?.lockedPython).toBe(stops);
  });

  it('has the groups of a lock, in place of which others may be given', async () => {
    const text = onSlim('COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', 'RUN poetry install --with docs');
    expect((await planned(text, locks))[0]?.selection).toMatchObject({ with: ['docs'] });
    expect((await planned(text, locks, { selection: { only: ['dev'] } }))[0]?.selection).toEqual({ only: ['dev'] });
  });

  it('names what it cannot judge on the targets of what it can', async () => {
    const [plan] = await planned(onSlim('RUN pip install six==1.16.0', 'RUN pip install /wheels/a.whl', 'RUN sh x.sh'));
    expect(plan?.targets[0]?.stage?.unchecked).toEqual([
      { line: 5, text: 'pip install /wheels/a.whl', why: 'what lies at /wheels/a.whl in the image is not known' },
      {
        line: 6,
        text: 'sh x.sh',
        why: 'it runs a script',
        remedy: 'write what is installed there as RUN lines with pip, uv, Poetry, pipenv or PDM',
      },
    ]);
  });

  const beside = (why: unknown, text: string, remedy?: string) => [
    { line: 5, text, why, ...(remedy === undefined ? {} : { remedy }) },
  ];

  it.each([
    [
      'a file that is missing',
      'RUN pip install -r gone.txt',
      {},
      beside('gone.txt is not there', 'pip install -r gone.txt', 'bring gone.txt'),
    ],
    [
      'constraints that are missing',
      'RUN pip install -c gone.txt attrs==23.1.0',
      {},
      beside('gone.txt is not there', 'pip install -c gone.txt attrs==23.1.0', 'bring gone.txt'),
    ],
    [
      'a file that cannot be read',
      'RUN pip install -r b.txt',
      { 'b.txt': 'attrs==23.1.0\n-r gone.txt\n' },
      beside('b.txt:2: -r gone.txt: there is no such file', 'pip install -r b.txt'),
    ],
    [
      "a line that this image's pip refuses",
      'RUN pip install -r b.txt',
      { 'b.txt': 'attrs>=23.*\n' },
      beside(expect.stringMatching(/^b.txt:1: expected no "\.\*" here/), 'pip install -r b.txt'),
    ],
    [
      'a lock that cannot be read',
      'RUN poetry install',
      { 'poetry.lock': '[[package]\n', 'pyproject.toml': '' },
      beside(expect.stringMatching(/^poetry.lock:1:11: not valid TOML/), 'poetry install'),
    ],
    [
      'a group that the lock does not have',
      'RUN poetry install --with dcos',
      locks,
      beside('poetry.lock has no group dcos', 'poetry install --with dcos'),
    ],
  ])('%s stops no other command', async (_, command, context, expected) => {
    const plans = await planned(onSlim('RUN pip install six==1.16.0', command), context);
    expect(filesOf(plans)).toEqual([['4: six==1.16.0']]);
    expect(plans[0]?.targets[0]?.stage?.unchecked).toEqual(expected);
    await expect(planned(onSlim(command), context)).rejects.toBeInstanceOf(WheelcheckError);
  });

  it('an image that is not known stops no other stage', async () => {
    const other = 'FROM registry.example/own\nRUN pip install attrs==23.1.0\nCOPY --from=0 /usr/local /usr/local\n';
    const plans = await planned(`FROM python:3.12-slim\nRUN pip install six==1.16.0\n${other}`);
    expect(filesOf(plans)).toEqual([['2: six==1.16.0']]);
    expect(plans[0]?.targets[0]?.stage?.unchecked?.map(({ line, text }) => `${line} ${text}`)).toEqual([
      '3 FROM registry.example/own',
      '4 pip install attrs==23.1.0',
      '5 COPY --from=0 /usr/local',
    ]);
    await expect(planned(other)).rejects.toMatchObject({ code: 'image-unknown' });
  });

  it('whose files are absent, or that installs nothing readable, is an error with the way out', async () => {
    await expect(planned(onSlim('RUN pip install -r a.txt'))).rejects.toMatchObject({
      code: 'file-missing',
      message: 'Dockerfile installs a.txt, which is not there',
      hint: 'bring a.txt',
    });
    await expect(planned(onSlim('RUN pip install /wheels/*'))).rejects.toMatchObject({ code: 'usage' });
  });

  it('stands on every platform that is asked for, once', async () => {
    const dockerfile = onSlim('RUN pip install six==1.16.0');
    const on = (platform: 'linux/amd64' | 'linux/arm64') =>
      ({ path: 'Dockerfile', text: dockerfile, platform, machine: 'linux/amd64' }) as const;
    const plans = await planned(dockerfile, {}, { requests: [on('linux/amd64'), on('linux/arm64')] });
    expect(plans.map(({ targets }) => targets.map(({ platform }) => platform))).toEqual([
      ['linux/amd64', 'linux/arm64'],
    ]);
  });

  it('reads each of its files once, for every platform, for the plan and for the check', async () => {
    const dockerfile = onSlim('RUN pip install poetry==2.1.0 && poetry install --only main');
    const at = (platform: 'linux/amd64' | 'linux/arm64') =>
      ({ path: 'Dockerfile', text: dockerfile, platform, machine: 'linux/amd64' }) as const;
    const all = Object.entries({ ...locks, Dockerfile: dockerfile }).map(([path, text]) => ({ path, text }));
    const read: string[] = [];
    const folder = (path: string) => {
      if (path !== 'Dockerfile') read.push(path);
      const file = all.some((each) => each.path === path) ? webFiles(path, all) : undefined;
      const sibling = async (name: string) => (read.push(name), file?.sibling(name));
      return Promise.resolve(file && { ...file, sibling });
    };
    const [plan] = await planned(
      dockerfile,
      {},
      {
        requests: [at('linux/amd64'), at('linux/arm64')],
        context: { folders: [folder], absent: (file) => ({ where: 'not there', hint: `bring ${file}` }) },
      },
    );
    const lock = plan?.files.find(({ path }) => path === 'poetry.lock');
    await Promise.all([lock && plan?.read?.(lock), lock && plan?.read?.(lock)]);
    expect(read.toSorted()).toEqual([...new Set(read)].toSorted());
    expect(read).toContain('poetry.lock');
    expect(read).toContain('pyproject.toml');
  });

  const on = (base: string) => ({ elsewhere: [{ base, platform: 'linux/amd64' }] }) as const;
  const adding = onSlim(
    'RUN apt-get update && apt-get install -y gcc libffi-dev',
    'RUN pip install -U pip==24.2 && pip install six',
  );

  it.each([
    ['python:3.11-slim', ['gcc', 'libffi-dev', 'libc6-dev'], []],
    ['ubuntu:24.04', ['gcc', 'libffi-dev', 'libc6-dev'], []],
    [
      'python:3.12-alpine',
      [],
      ['python:3.12-alpine lacks what Dockerfile adds by its own package manager: gcc, libffi-dev, libc6-dev'],
    ],
    [
      'registry.example/own',
      [],
      ['registry.example/own lacks what Dockerfile adds by its own package manager: gcc, libffi-dev, libc6-dev'],
    ],
  ])('on %s has the packages %j', async (base, packages, remarks) => {
    const [plan] = await planned(adding, {}, on(base));
    expect(plan).toMatchObject({ targets: [{ base, stage: { packages, pip: '24.2' } }], remarks });
  });

  it('on another image still copies to what runs it, where that starts from another image', async () => {
    const copied = (runs: string): string =>
      `FROM python:3.12 AS builder\nRUN pip install --target /x six\nFROM ${runs}\nCOPY --from=builder /x /x\n`;
    const runtime = async (runs: string): Promise<string | undefined> =>
      (await planned(copied(runs), {}, on('python:3.12-alpine')))[0]?.targets[0]?.stage?.runtime?.base;
    expect(await runtime('python:3.12-slim')).toBe('python:3.12-slim');
    expect(await runtime('python:3.12')).toBeUndefined();
  });
});
