// The Python that uv takes of itself: as uv 0.13.9 does beside a project (`uv sync`, with UV_PYTHON_DOWNLOADS automatic and never).

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import { withRunFiles } from '../../../packages/core/src/installs/with-run-files.ts';
import type { Platform } from '../../../packages/core/src/target/platform.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const lock = (range: string): string =>
  `version = 1\nrequires-python = "${range}"\n[[package]]\nname = "app"\nversion = "1"\nsource = { editable = "." }\n`;

const whyNot = async (lines: readonly string[], files: Readonly<Record<string, string>>, python?: string) => {
  const text = ['FROM python:3.12-slim', 'RUN pip install uv==0.9.0', 'COPY . /app', 'WORKDIR /app', ...lines, ''].join(
    '\n',
  );
  const plans = await planDockerfile({
    ...dockerfilePlan(text, files),
    ...(python === undefined ? {} : { facts: { python } }),
  });
  return plans[0]?.targets[0]?.stage?.unchecked?.map(({ why }) => why);
};

/** What is told of the stage, else the Python that each command of it installs for. */
const taken = async (
  lines: readonly string[],
  files: Readonly<Record<string, string>>,
  {
    from = 'python:3.12.4-slim',
    uv = '0.9.0',
    platform = 'linux/amd64',
  }: { readonly from?: string; readonly uv?: string; readonly platform?: Platform } = {},
): Promise<readonly (string | null)[]> => {
  const copy = `COPY --from=ghcr.io/astral-sh/uv:${uv} /uv /bin/`;
  const text = [`FROM ${from}`, copy, 'COPY . /app', 'WORKDIR /app', ...lines, ''].join('\n');
  const { context, dockerfile } = dockerfilePlan(text, files);
  const request = { path: 'Dockerfile', text, platform, machine: platform };
  const stages = await followDockerfile(await withRunFiles(request, dockerfile, context));
  const { state, understood } = stages[0] ?? {};
  const whys = understood?.notFollowed.map(({ why }) => why) ?? [];
  return whys.length > 0 ? whys : (state?.installs.map(({ python }) => python) ?? []);
};

const sync = 'RUN uv sync --frozen';
const pip = 'uv pip install six';
const none = (text: string): string =>
  `the build stops: uv finds no Python ${text} in this stage, and is told to fetch none`;
const noEnvironment =
  'the build stops: uv finds no virtual environment and stops: uv venv makes one, --system does without';

// "Using CPython 3.12.1 interpreter at: …/bin/python3", or the address of the archive of python-build-standalone that it fetches.
it.each<readonly [string, readonly string[], Readonly<Record<string, string>>, readonly (string | null)[]]>([
  ['what fits stays', [sync], { 'uv.lock': lock('>=3.12') }, ['3.12.4']],
  ['what the project requires', [sync], { 'uv.lock': lock('>=3.13') }, ['3.14']],
  ['by both bounds', [sync], { 'uv.lock': lock('>=3.9, <3.12') }, ['3.11']],
  ['what the file asks for', [sync], { 'uv.lock': lock('>=3.9'), '.python-version': '# x\n\n3.11\n3.12\n' }, ['3.11']],
  ['with its patch', [sync], { 'uv.lock': lock('>=3.9'), '.python-version': '3.12.3\n' }, ['3.12.3']],
  ['that of the project alone', [sync], { 'uv.lock': lock('>=3.9'), '.python-version': 'system\n' }, ['3.12.4']],
  ['a variable before the file', ['ENV UV_PYTHON=3.13', sync], { '.python-version': '3.11\n' }, ['3.13']],
  ['a word before both', ['ENV UV_PYTHON=3.13', `${sync} --python 3.10`], { '.python-version': '3.11\n' }, ['3.10']],
  ['a range', ["ENV UV_PYTHON='>=3.13'", sync], {}, ['3.14']],
  ['UV_SYSTEM_PYTHON is for uv pip', ['ENV UV_SYSTEM_PYTHON=1', sync], { '.python-version': '3.11\n' }, ['3.11']],
  ['no downloads', ['ENV UV_PYTHON_DOWNLOADS=never', sync], { '.python-version': '3.11\n' }, [none('3.11')]],
  ['manual ones', ['ENV UV_PYTHON_DOWNLOADS=manual UV_PYTHON=3.13', sync], {}, [none('3.13')]],
  ['no managed ones', [`${sync} --no-managed-python`], { '.python-version': '3.11\n' }, [none('3.11')]],
  ['offline', ['ENV UV_OFFLINE=1 UV_PYTHON=3.13', sync], {}, [none('3.13')]],
  // Nothing is fetched, and the lock is refused: that is said by WC103.
  ['that the lock says', [`${sync} --no-python-downloads`], { 'uv.lock': lock('>=3.14') }, ['3.12.4']],
  ['one that uv was told to install', ['RUN uv python install 3.13', sync], { 'uv.lock': lock('>=3.12') }, ['3.13']],
  ['where that fits', ['RUN uv python install 3.13', sync], { '.python-version': '3.12\n' }, ['3.12.4']],
  ['managed ones alone', ['ENV UV_MANAGED_PYTHON=1', sync], { 'uv.lock': lock('>=3.12') }, ['3.14']],
  ['a program', ['ENV UV_PYTHON=/usr/local/bin/python3', sync], { '.python-version': '3.11\n' }, ['3.12.4']],
  [
    'none that is known',
    ['ENV UV_PYTHON=pypy3.11', sync],
    {},
    ['UV_PYTHON asks uv for Python pypy3.11, and the image has 3.12.4: say --python'],
  ],
  ['an environment that is there', ['RUN uv venv --python 3.13', sync], { 'uv.lock': lock('>=3.12') }, ['3.13']],
  ['that does not fit', ['RUN uv venv --python 3.13', sync], { '.python-version': '3.12\n' }, ['3.12.4']],
  ['an environment', ['RUN uv venv /v', `RUN VIRTUAL_ENV=/v ${pip}`], { '.python-version': '3.13\n' }, ['3.13']],
  [
    'told another',
    ['RUN uv venv -p 3.12 /v', `RUN VIRTUAL_ENV=/v ${pip}`],
    { '.python-version': '3.13\n' },
    ['3.12.4'],
  ],
  [
    'of a project',
    ['RUN uv venv', `RUN ${pip}`],
    { 'pyproject.toml': '[project]\nrequires-python = ">=3.13"\n' },
    ['3.14'],
  ],
  ["the image's own", [`RUN ${pip} --system`], { '.python-version': '3.13\n' }, ['3.12.4']],
  // "No virtual environment found for Python 3.12; run `uv venv` to create an environment, or pass `--system` …"
  ['a version is one of an environment', [`RUN ${pip} --python 3.12`], {}, [noEnvironment]],
  ['by the variable too', ['ENV UV_PYTHON=3.13', `RUN ${pip}`], {}, [noEnvironment]],
  // "No system Python installation found for Python 3.13"
  [
    'nothing is fetched for the system',
    [`RUN ${pip} --system --python 3.13`],
    {},
    ['the build stops: uv finds no Python 3.13 in this stage and stops: uv pip fetches none'],
  ],
  ['what the system has', [`RUN ${pip} --system --python 3.12`], {}, ['3.12.4']],
])('%s', async (_, lines, files, expected) => {
  expect(await taken(lines, files)).toEqual(expected);
});

const later = { '.python-version': '3.13\n', 'uv.lock': lock('>=3.12') };
const project = { 'uv.lock': lock('>=3.12') };
it.each<readonly [string, string, string, Platform, Readonly<Record<string, string>>, readonly (string | null)[]]>([
  ['none of its own', 'debian:12', '0.9.0', 'linux/amd64', later, ['3.13']],
  ['none, and a range', 'debian:12', '0.9.0', 'linux/amd64', project, ['3.14']],
  ['a release that fetches older ones', 'debian:12', '0.8.0', 'linux/amd64', project, ['3.13']],
  ['a release of which that is not known', 'debian:12', '0.13.0', 'linux/amd64', project, [null]],
  ["NVIDIA's", 'nvidia/cuda:12.4.1-runtime-ubuntu22.04', '0.9.0', 'linux/amd64', project, ['3.14']],
  ["of the distribution's minor", 'debian:12', '0.9.0', 'linux/amd64', { '.python-version': '3.11\n' }, ['3.11.16']],
  ["uv's own image", 'ghcr.io/astral-sh/uv:0.9.2-bookworm-slim', '0.9.2', 'linux/amd64', project, ['3.14']],
  ["Debian's own beside it", 'python:3.12-trixie', '0.9.0', 'linux/amd64', later, ['3.13']],
  ['for musl', 'alpine:3.20', '0.9.0', 'linux/amd64', later, ['3.13']],
  ['for musl of arm64', 'alpine:3.20', '0.9.0', 'linux/arm64', later, ['3.13']],
  ['before those were built', 'alpine:3.20', '0.8.13', 'linux/arm64', later, [null]],
  ['for no musl', 'alpine:3.20', '0.9.0', 'linux/arm/v7', later, [null]],
])('%s', async (_, from, uv, platform, files, expected) => {
  expect(await taken([sync], files, { from, uv, platform })).toEqual(expected);
});

// Each as `uv python find --no-python-downloads` of 0.13.9 reads it: "No interpreter found for CPython 3.12 in …".
const never = 'ENV UV_PYTHON_DOWNLOADS=never';
const asks = (text: string): string => `UV_PYTHON asks uv for Python ${text}, and the image has 3.12.4: say --python`;
it.each<readonly [string, string]>([
  ['cp312', '3.12.4'],
  ['CPython3.12', '3.12.4'],
  ['cpython@312', '3.12.4'],
  ['312', '3.12.4'],
  ['3.12+gil', '3.12.4'],
  ['any', '3.12.4'],
  ['default', '3.12.4'],
  ['cp', '3.12.4'],
  ['cpython>=3.11', '3.12.4'],
  ['python@>=3.11,<3.13', '3.12.4'],
  ['cpython-3.12-linux-x86_64-gnu', '3.12.4'],
  ['cpython-312-any-any', '3.12.4'],
  ['cp313', none('cp313')],
  ['cpython-3.13-linux', none('cpython-3.13-linux')],
  // Nobody has read these.
  ['3.13t', asks('3.13t')],
  ['3.15a1', asks('3.15a1')],
  ['pypy3.11', asks('pypy3.11')],
  ['my-python', asks('my-python')],
  ['cpython-3.12-linux-aarch64-gnu', asks('cpython-3.12-linux-aarch64-gnu')],
  ['cpython-3.12-linux-x86_64-musl', asks('cpython-3.12-linux-x86_64-musl')],
])('UV_PYTHON=%s, and nothing is fetched', async (text, expected) => {
  expect(await taken([never, `ENV UV_PYTHON='${text}'`, sync], project)).toEqual([expected]);
});

it.each<readonly [string, string]>([
  ['cp312', '3.12.4'],
  ['313', '3.13'],
  ['cpython>=3.13', '3.14'],
  ['any', '3.12.4'],
  ['3', '3.12.4'],
])('%s in .python-version', async (text, expected) => {
  const files = { ...project, '.python-version': `${text}\n` };
  expect(await taken([sync], files)).toEqual([expected]);
  expect(await whyNot([sync], files)).toEqual([]);
});

it.each<readonly [string, readonly string[], Readonly<Record<string, string>>, string | undefined]>([
  ['the file', [sync], { '.python-version': '3.11\n' }, '.python-version'],
  ['a variable', ['ENV UV_PYTHON=3.11', sync], {}, 'UV_PYTHON'],
  ['a word', [`${sync} --python 3.11`], {}, '--python'],
  ['the project alone', [sync], {}, undefined],
])('what asked for a Python: %s', async (_, lines, files, source) => {
  const text = ['FROM python:3.12-slim', 'RUN pip install uv==0.9.0', 'COPY . /app', 'WORKDIR /app', ...lines, ''].join(
    '\n',
  );
  const { context, dockerfile } = dockerfilePlan(text, { ...project, ...files });
  const request = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  const [stage] = await followDockerfile(await withRunFiles(request, dockerfile, context));
  expect(stage?.state.installs.at(-1)?.pythonAsked?.source).toBe(source);
});

it('is not asked where somebody says the Python', async () => {
  expect(await whyNot([sync], { 'uv.lock': lock('>=3.14') }, '3.14')).toEqual([]);
});
