// Settings that change what an installer installs: a command with one that is not followed is named as such, never judged without it.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

async function follow(lines: readonly string[]) {
  const text = [
    'FROM python:3.12-slim',
    'WORKDIR /app',
    'COPY uv.lock poetry.lock pyproject.toml ./',
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
    ...lines,
    '',
  ].join('\n');
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return { installs: stage?.state.installs ?? [], notFollowed: stage?.state.notFollowed ?? [] };
}

const pip = 'RUN pip install six';

it.each([
  ['PIP_REQUIRE_VIRTUALENV', ['ENV PIP_REQUIRE_VIRTUALENV=1', pip]],
  ['PIP_PLATFORM', ['ARG PIP_PLATFORM=manylinux2014_aarch64', pip]],
  ['PIP_PYTHON_VERSION', ['RUN PIP_PYTHON_VERSION=3.9 pip install six']],
  ['PIP_NO_BUILD_ISOLATION has', ['RUN PIP_NO_BUILD_ISOLATION=$(cat /x) pip install six']],
  ['PIP_REQUIREMENT', ['ENV PIP_REQUIREMENT=/more.txt', pip]],
  ['PIP_CONFIG_FILE', ['ENV PIP_CONFIG_FILE=/app/pip.conf', pip]],
  ['--require-virtualenv', ['RUN pip install --require-virtualenv six']],
  ['/etc/pip.conf', ['COPY pip.conf /etc/pip.conf', pip]],
  ['/etc/pip.conf', ['COPY own.conf /etc/pip.conf', pip]],
  ['/root/.config/pip/pip.conf', ['COPY pip.conf /root/.config/pip/', pip]],
  ['/root/.pip/pip.conf', ['COPY pip.conf /root/.pip/pip.conf', pip]],
  ['/root/.pip/pip.conf', ['RUN echo "[global]" > ~/.pip/pip.conf', pip]],
  ['/etc/pip.conf', ['COPY <<EOF /etc/pip.conf\n[global]\nEOF', pip]],
  ['/etc/pip.conf', ['RUN --mount=type=secret,id=pip,target=/etc/pip.conf pip install six']],
  ['PIP_INDEX_URL has', ['RUN --mount=type=secret,id=index,env=PIP_INDEX_URL pip install six']],
  ['PIP_PLATFORM', ['RUN pip config set global.platform any', pip]],
  ['UV_EXCLUDE_NEWER', ['ENV UV_EXCLUDE_NEWER=2020-01-01', 'RUN uv pip install --system six']],
  ['UV_OVERRIDE', ['ENV UV_OVERRIDE=/o.txt', 'RUN uv pip install --system six']],
  ['UV_PRERELEASE', ['ENV UV_PRERELEASE=allow', 'RUN uv pip install --system six']],
  ['UV_RESOLUTION', ['ENV UV_RESOLUTION=lowest', 'RUN uv pip install --system six']],
  ['UV_PYTHON', ['ENV UV_PYTHON=pypy3.10', 'RUN uv sync']],
  ['uv finds no virtual environment', ['RUN uv pip install six']],
  ['POETRY_INSTALLER_NO_BINARY', ['ENV POETRY_INSTALLER_NO_BINARY=:all:', 'RUN poetry install']],
  ['POETRY_INSTALLER_ONLY_BINARY', ['RUN poetry config installer.only-binary :all: && poetry install']],
])('%s: %j', async (name, lines) => {
  const { installs, notFollowed } = await follow(lines);
  expect(installs).toEqual([]);
  expect(notFollowed.map(({ why }) => why)).toEqual([expect.stringContaining(name)]);
});

it.each([
  [['ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_TARGET=/t', pip]],
  [['ENV PIP_REQUIRE_VIRTUALENV=0 PIP_PLATFORM=', pip]],
  [['RUN pip config set global.timeout 60 && pip install six']],
  [['COPY pip.conf .', pip]],
  [['RUN --mount=type=secret,id=netrc,target=/root/.netrc pip install six']],
  [['RUN uv venv && uv pip install six']],
  [['ENV VIRTUAL_ENV=/opt/venv', 'RUN uv pip install six']],
  [['ENV UV_SYSTEM_PYTHON=1', 'RUN uv pip install six']],
  [['ENV UV_PYTHON=3.12', 'RUN uv sync']],
  [['ENV UV_PYTHON=3.11', 'RUN uv sync']],
  [['ENV UV_PYTHON=python3.12', 'RUN uv sync']],
  [['RUN poetry config virtualenvs.create false && poetry install']],
])('harmless: %j', async (lines) => {
  const { installs, notFollowed } = await follow(lines);
  expect(notFollowed).toEqual([]);
  expect(installs).toHaveLength(1);
});

it.each([
  [['ENV PIP_NO_INDEX=1', pip], '--no-index'],
  [['ENV PIP_PRE=1', pip], '--pre'],
  [['ENV PIP_NO_DEPS=true', pip], '--no-deps'],
  [['ENV PIP_REQUIRE_HASHES=1', pip], '--require-hashes'],
  [['RUN pip config set install.no-binary six', pip], '--no-binary six'],
  [['ENV UV_NO_BINARY=1', 'RUN uv sync'], '--no-binary :all:'],
  [['ENV UV_NO_BUILD=1', 'RUN uv sync'], '--no-build'],
  [['RUN uv sync --no-binary'], '--no-binary :all:'],
  [['RUN uv sync --no-binary-package numpy'], '--no-binary numpy'],
])('followed: %j', async (lines, flag) => {
  const { installs } = await follow(lines);
  expect(installs.map(({ understood }) => understood.binaries)).toEqual([[flag]]);
});

it('takes an index from pip config set', async () => {
  const { installs } = await follow(['RUN pip config set global.index-url https://index.example/simple', pip]);
  expect(installs.map(({ indexes }) => indexes)).toEqual([[{ kind: 'default', url: 'https://index.example/simple' }]]);
});

it('installs a group beside the project file that uv is given', async () => {
  const { installs } = await follow(['RUN uv pip install --system -r pyproject.toml --group dev']);
  expect(installs.map(({ understood }) => [understood.files, understood.groups])).toEqual([
    [['pyproject.toml'], ['with dev']],
  ]);
});

it('takes a group from the file of the project that is installed', async () => {
  const { installs } = await follow(['RUN pip install -U pip && pip install . --group dev']);
  expect(installs.map(({ understood }) => [understood.files, understood.groups])).toEqual([[['.'], ['with dev']]]);
});

it.each([
  [[pip], undefined],
  [['RUN pip install --no-build-isolation six'], [':all:']],
  [['ENV PIP_NO_BUILD_ISOLATION=0', pip], [':all:']],
  [['RUN pip config set global.no-build-isolation false', pip], [':all:']],
  // pip reads it the other way round: this leaves builds isolated.
  [['ENV PIP_NO_BUILD_ISOLATION=1', pip], undefined],
  [['RUN uv pip install --system --no-build-isolation six'], [':all:']],
  [['RUN uv pip install --system --no-build-isolation-package six six'], ['six']],
  [['RUN uv sync --no-build-isolation-package=torch'], ['torch']],
  [['ENV UV_NO_BUILD_ISOLATION=1', 'RUN uv sync'], [':all:']],
])('what is built without isolation: %j', async (lines, names) => {
  const { installs, notFollowed } = await follow(lines);
  expect(notFollowed).toEqual([]);
  expect(installs.map(({ unisolated }) => unisolated?.names)).toEqual([names]);
});
