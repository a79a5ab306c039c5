// What a later command takes away again was built, and is not what another stage copies: `uv sync` is exact unless --inexact says otherwise.
//   uv 0.13.9: uv sync --extra fast && uv sync → "Uninstalled 1 package: - idna==3.7"; poetry sync, poetry install --sync and pdm sync --clean alike

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const sha256 = ['00'.repeat(32)];
const bound = 'cp312-cp312-manylinux_2_17_x86_64';
const index = smallIndex({
  pure: { '1.0': { files: ['py3-none-any'], requires: [], sha256 } },
  bound: { '1.0': { files: [bound], requires: [], sha256 } },
  poetry: { '2.1.0': { files: ['py3-none-any'], requires: [] } },
  pdm: { '2.22.0': { files: ['py3-none-any'], requires: [] } },
});

const uvPackage = (name: string, file: string): string => `
[[package]]
name = "${name}"
version = "1.0"
source = { registry = "https://index.example/simple" }
wheels = [{ url = "https://files.example/${name}-1.0-${file}.whl", hash = "sha256:00" }]
`;

const poetryPackage = (name: string, file: string, group: string): string => `
[[package]]
name = "${name}"
version = "1.0"
optional = false
python-versions = ">=3.8"
groups = ["${group}"]
files = [{file = "${name}-1.0-${file}.whl", hash = "sha256:00"}]
`;

const pdmPackage = (name: string, file: string, group: string): string => `
[[package]]
name = "${name}"
version = "1.0"
summary = ""
groups = ["${group}"]
files = [{file = "${name}-1.0-${file}.whl", hash = "sha256:00"}]
`;

const context = {
  'pyproject.toml': `[project]
name = "app"
version = "1"
requires-python = ">=3.12"
dependencies = ["pure"]
[project.optional-dependencies]
fast = ["bound"]
[dependency-groups]
dev = ["bound"]
`,
  'uv.lock': `version = 1
revision = 3
requires-python = ">=3.12"

[[package]]
name = "app"
version = "1"
source = { virtual = "." }
dependencies = [{ name = "pure" }]
[package.optional-dependencies]
fast = [{ name = "bound" }]
[package.metadata]
requires-dist = [{ name = "pure" }, { name = "bound", marker = "extra == 'fast'" }]
provides-extras = ["fast"]
${uvPackage('pure', 'py3-none-any')}${uvPackage('bound', bound)}`,
  'poetry.lock': `${poetryPackage('pure', 'py3-none-any', 'main')}${poetryPackage('bound', bound, 'dev')}
[metadata]
lock-version = "2.1"
python-versions = ">=3.12"
content-hash = "0"
`,
  'pdm.lock': `[metadata]
groups = ["default", "dev"]
strategy = ["inherit_metadata"]
lock_version = "4.5.0"
content_hash = "sha256:0"
[[metadata.targets]]
requires_python = ">=3.12"
${pdmPackage('pure', 'py3-none-any', 'default')}${pdmPackage('bound', bound, 'dev')}`,
  'all.txt': 'pure==1.0\nbound==1.0\n',
  'pure.txt': 'pure==1.0\n',
};

/** What is judged, and whether what is copied is said not to run there. */
async function said(commands: readonly string[]): Promise<readonly string[]> {
  const text = [
    'FROM python:3.12-slim AS builder',
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
    'ENV POETRY_VIRTUALENVS_IN_PROJECT=true',
    'WORKDIR /app',
    'COPY . .',
    ...commands.map((each) => `RUN ${each}`),
    'FROM python:3.12-alpine',
    'COPY --from=builder /app/.venv /app/.venv',
    '',
  ].join('\n');
  const planned = await planDockerfile(dockerfilePlan(text, context));
  const [first, ...beside] = planned.map((one) => ({ ...one, index }));
  if (first === undefined) throw new Error('something is installed');
  const { packages, diagnostics } = await check({ ...first, beside });
  // A package of two files is a row of each.
  const rows = packages.flatMap(({ name, results: [result] }) =>
    /^(?:pure|bound)$/.test(name) && result?.verdict !== 'skipped' ? [`${name} ${result?.verdict}`] : [],
  );
  const rules = diagnostics.flatMap(({ rule }) => (rule === 'WC401' ? [rule] : []));
  return [...new Set([...rows, ...rules])];
}

const judged = ['bound wheel', 'pure wheel'];

it.each<readonly [commands: readonly string[], stays: boolean]>([
  [['uv sync --frozen --extra fast', 'uv sync --frozen'], false],
  [['uv sync --frozen --extra fast', 'uv sync --frozen --no-install-project'], false],
  [['uv sync --frozen --extra fast', 'uv sync --frozen --inexact'], true],
  [['uv sync --frozen --extra fast', 'uv sync --frozen || true'], true],
  [['uv sync --frozen', 'uv sync --frozen --extra fast'], true],
  [['uv sync --frozen --extra fast', 'uv sync --frozen', 'uv sync --frozen --extra fast'], true],
  [['uv sync --frozen --extra fast', 'uv run --frozen python -m app'], true],
  [['uv venv', 'uv pip install -r all.txt', 'uv pip sync pure.txt'], false],
  [['uv venv', 'uv pip sync all.txt', 'uv pip install -r pure.txt'], true],
  [['pip install poetry==2.1.0', 'poetry install --no-root', 'poetry sync --no-root --only main'], false],
  [['pip install poetry==2.1.0', 'poetry install --no-root', 'poetry install --no-root --only main'], true],
  [['pip install pdm==2.22.0', 'pdm sync --no-self', 'pdm sync --no-self --prod --clean'], false],
  [['pip install pdm==2.22.0', 'pdm sync --no-self', 'pdm sync --no-self --prod'], true],
])('%j', async (commands, stays) => {
  expect(await said(commands)).toEqual([...judged, ...(stays ? ['WC401'] : [])]);
});
