// What a requirements file names must be in the image when pip reads it ("Could not open requirements file", "Directory '.' is not
// installable").

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import { contextReading } from '../../../packages/core/src/installs/context-reading.ts';
import { leftOutOf } from '../../../packages/core/src/installs/left-out.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';

async function leftOut(
  lines: readonly string[],
  text: string,
  more: Readonly<Record<string, string>> = {},
): Promise<readonly (string | undefined)[]> {
  const dockerfile = ['FROM python:3.12-slim', 'WORKDIR /app', ...lines, ''].join('\n');
  const [stage] = await followDockerfile({
    path: 'Dockerfile',
    text: dockerfile,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  });
  const install = stage?.state.installs.at(-1);
  const all = Object.entries({ [install?.understood.files[0] ?? '']: text, ...more }).map(([path, each]) => ({
    path,
    text: each,
  }));
  const read = (path: string) =>
    Promise.resolve(all.some((each) => each.path === path) ? webFiles(path, all) : undefined);
  const why = install === undefined ? undefined : await leftOutOf(install, contextReading(read, readInput));
  return [why?.why.replace(/^\S+ names (\S+), which is not in the image there$/, '$1')];
}

const copy = 'COPY requirements.txt .';
const install = 'RUN pip install -r requirements.txt';

it.each([
  ['-r base.txt', [copy, install, 'COPY . .'], 'base.txt'],
  ['six\n-c constraints.txt', [copy, install], 'constraints.txt'],
  ['--requirement=../base.txt', [copy, install], '../base.txt'],
  ['./pkg', [copy, install], './pkg'],
  ['-e .', [copy, install], '.'],
  ['-e .[dev]', [copy, install], '.'],
  ['-r base.txt', ['COPY requirements/dev.txt .', 'RUN pip install -r dev.txt'], 'base.txt'],
  ['-r base.txt', ['COPY *.txt ./', install], undefined],
  ['-r base.txt', ['COPY . .', install], undefined],
  ['-r base.txt', [copy, 'COPY base.txt .', install], undefined],
  ['-r base.txt', [copy, 'RUN echo six > base.txt', install], undefined],
  ['-r base.txt', [copy, 'RUN ./make-files', install], undefined],
  ['-r base.txt', ['RUN --mount=type=bind,target=. pip install -r requirements.txt'], undefined],
  ['-r base.txt', ['COPY requirements /app/requirements', 'RUN pip install -r requirements/dev.txt'], undefined],
  ['-r base.txt', ['COPY requirements* ./', copy, install], undefined],
  ['-r https://files.example/base.txt\n-r /base.txt\n-r ${BASE}', [copy, install], undefined],
  ['-e .', ['COPY requirements.txt setup.py ./', install], undefined],
  ['./pkg', ['COPY requirements.txt .', 'COPY pkg pkg', install], undefined],
])('%j, %j', async (text, lines, expected) => {
  expect(await leftOut(lines, text)).toEqual([expected]);
});

it('what is included by what is included', async () => {
  const lines = ['COPY dev.txt base.txt ./', 'RUN pip install -r dev.txt'];
  expect(await leftOut(lines, '-r base.txt', { 'base.txt': 'six\n-r more.txt\n' })).toEqual(['more.txt']);
  expect(await leftOut(lines, '-r base.txt', { 'base.txt': 'six\n' })).toEqual([undefined]);
  expect(await leftOut(lines, '-r base.txt', { 'base.txt': '-r dev.txt\n' })).toEqual([undefined]);
});

// uv 0.13.9: "Distribution not found at: file:///app/packages/lib".
const lock = (dependency: string): string => `version = 1
requires-python = ">=3.11"
[[package]]
name = "app"
version = "1"
source = { virtual = "." }
${dependency}
[[package]]
name = "lib"
version = "1"
source = { editable = "packages/lib" }
`;
const needs = 'dependencies = [{ name = "lib" }]';
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';

it.each([
  ['uv sync --frozen', lock(needs), ['COPY pyproject.toml uv.lock ./'], 'packages/lib'],
  ['uv sync --frozen --no-install-project', lock(needs), ['COPY pyproject.toml uv.lock ./'], 'packages/lib'],
  ['uv sync --frozen --no-install-workspace', lock(needs), ['COPY pyproject.toml uv.lock ./'], undefined],
  ['uv sync --frozen', lock(''), ['COPY pyproject.toml uv.lock ./'], undefined],
  ['uv sync --frozen --package lib', lock(''), ['COPY pyproject.toml uv.lock ./'], undefined],
  ['uv sync --frozen', lock(needs), ['COPY pyproject.toml uv.lock ./', 'COPY packages packages'], undefined],
  ['uv sync --frozen', lock(needs), ['COPY . .'], undefined],
  ['uv sync --frozen --only-group lint', lock(needs), ['COPY pyproject.toml uv.lock ./'], undefined],
  ['uv sync --frozen --only-dev', lock(needs), ['COPY pyproject.toml uv.lock ./'], undefined],
  ['uv sync --frozen', lock(needs), ['COPY pyproject.toml uv.lock ./', 'ENV UV_NO_INSTALL_LOCAL=1'], undefined],
  ['UV_NO_INSTALL_WORKSPACE=true uv sync --frozen', lock(needs), ['COPY pyproject.toml uv.lock ./'], undefined],
  ['UV_NO_INSTALL_LOCAL=$(cat on) uv sync --frozen', lock(needs), ['COPY pyproject.toml uv.lock ./'], undefined],
  ['uv sync --frozen', lock(needs), ['COPY pyproject.toml uv.lock ./', 'ENV UV_NO_INSTALL_LOCAL=0'], 'packages/lib'],
  ['uv sync --frozen', lock(needs), ['COPY pyproject.toml uv.lock ./', 'ENV UV_NO_INSTALL_PROJECT=1'], 'packages/lib'],
  ['uv sync --frozen', `${lock(needs)}= broken`, ['COPY pyproject.toml uv.lock ./'], undefined],
])('%s of a workspace: %j', async (command, text, lines, expected) => {
  expect(await leftOut([uv, ...lines, `RUN ${command}`], text)).toEqual([expected]);
});

const poetryLock = (more: string, lockVersion: string): string => `[[package]]
name = "shared"
version = "1"
python-versions = "*"
files = []
${more}

[package.source]
type = "directory"
url = "shared"

[metadata]
lock-version = "${lockVersion}"
python-versions = "*"
content-hash = "0"
`;
const isMain = 'optional = false\ngroups = ["main"]';

// A lock of Poetry 1.5 to 1.8 names no groups: those are its project's to tell.
it.each([
  ['poetry install', isMain, 'shared'],
  ['poetry install', 'optional = false\ngroups = ["main", "dev"]', 'shared'],
  ['poetry install --no-root', isMain, 'shared'],
  ['poetry install --no-directory', isMain, undefined],
  ['poetry install', 'optional = false', undefined],
  ['poetry install --only main', 'optional = false', undefined],
  ['poetry install --only main', isMain, 'shared'],
  ['poetry install --only dev', isMain, undefined],
  ['poetry install --only=dev', isMain, undefined],
  ['poetry install --only dev', 'optional = false\ngroups = ["dev"]', 'shared'],
  ['poetry install --without main', isMain, undefined],
  ['poetry install --only main', 'optional = false\ngroups = ["dev"]', undefined],
  ['poetry install', 'optional = true\ngroups = ["main"]\nmarkers = "extra == \\"all\\""', undefined],
  ['poetry install', `${isMain}\nmarkers = "sys_platform == \\"win32\\""`, undefined],
])('%s of a path dependency: %j', async (command, more, expected) => {
  const lines = ['COPY pyproject.toml poetry.lock ./', `RUN pip install poetry && ${command}`];
  expect(await leftOut(lines, poetryLock(more, more.includes('groups') ? '2.1' : '2.0'))).toEqual([expected]);
});

it('follows the project of a lock that names no groups', async () => {
  const lines = ['COPY pyproject.toml poetry.lock ./', 'RUN pip install poetry && poetry install --only main'];
  const of = (group: string): string => `[tool.poetry.${group}]\nshared = { path = "shared" }\n`;
  const found = ['dependencies', 'group.dev.dependencies'].map((group) =>
    leftOut(lines, poetryLock('optional = false', '2.0'), { 'pyproject.toml': of(group) }),
  );
  expect((await Promise.all(found)).flat()).toEqual(['shared', undefined]);
});

it('starts at the member that a command names', async () => {
  const lines = [uv, 'COPY pyproject.toml uv.lock ./', 'RUN uv sync --frozen --package Lib'];
  const more = '[[package]]\nname = "deep"\nversion = "1"\nsource = { directory = "deep" }\n';
  const text = `${lock('')}dependencies = [{ name = "deep" }]\n${more}`;
  expect(await leftOut(lines, text)).toEqual(['deep']);
});
