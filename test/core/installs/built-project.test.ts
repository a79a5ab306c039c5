// Which commands build the project beside their lock: as uv 0.13.9 and pip 26.3 do with each of them.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { terminal } from '../../../packages/core/src/render/terminal/terminal.ts';
import { plain } from '../../../packages/core/src/render/render-options.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const index = smallIndex({ six: { '1.16.0': { files: ['py3-none-any'], requires: [], sha256: ['00'.repeat(32)] } } });

const lock = (source: string): string => `version = 1
requires-python = ">=3.11"

[[package]]
name = "app"
version = "1"
source = { ${source} = "." }
dependencies = [{ name = "six" }]

[package.dev-dependencies]
docs = [{ name = "six" }]

[[package]]
name = "six"
version = "1.16.0"
source = { registry = "https://index.example/simple" }
wheels = [{ url = "https://files.example/six-1.16.0-py3-none-any.whl", hash = "sha256:${'00'.repeat(32)}", size = 1 }]
`;
const project = `[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "app"\nversion = "1"\ndependencies = ["six==1.16.0"]\n[dependency-groups]\ndocs = ["six"]\n`;

async function reported(lines: readonly string[], source: string) {
  const text = ['FROM python:3.12-slim', 'RUN pip install uv', 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n');
  const files = { 'pyproject.toml': project, 'uv.lock': lock(source), 'app/__init__.py': '' };
  const planned = await planDockerfile(dockerfilePlan(text, files));
  const [first, ...beside] = planned.map((each) => ({ ...each, index }));
  if (first === undefined) throw new Error('something is installed');
  return check({ ...first, beside });
}

const skip = 'RUN uv sync --frozen --no-install-project';

it.each<readonly [string, readonly string[], boolean, string]>([
  ['uv sync', ['RUN uv sync --frozen'], true, 'editable'],
  ['--no-install-project', [skip], false, 'editable'],
  ['--no-install-workspace', ['RUN uv sync --frozen --no-install-workspace'], false, 'editable'],
  ['the variable', ['ENV UV_NO_INSTALL_PROJECT=1', 'RUN uv sync --frozen'], false, 'editable'],
  ['its name', ['RUN uv sync --frozen --no-install-package App'], false, 'editable'],
  ['another name', ['RUN uv sync --frozen --no-install-package spam'], true, 'editable'],
  ['the requirements first', [skip, 'RUN uv sync --frozen'], true, 'editable'],
  ['a group alone', ['RUN uv sync --frozen --only-group docs'], false, 'editable'],
  ['no [build-system]', ['RUN uv sync --frozen'], false, 'virtual'],
  ['pip install .', ['RUN pip install .'], true, 'editable'],
  ['pip install -e .', ['RUN pip install -e .'], true, 'editable'],
])('%s', async (_, lines, built, source) => {
  const report = await reported(lines, source);
  const own = report.packages.filter(({ name }) => name === 'app').flatMap(({ results }) => results);
  expect(own.map(({ verdict, reason, builtHere }) => [verdict, reason, builtHere])).toEqual([
    ['skipped', 'project', built],
  ]);
  const text = terminal(report, plain);
  expect(text.includes('the project itself is built from its sources here')).toBe(built);
  expect(text.includes('not installed on this target (the project itself')).toBe(!built);
});

it.each<readonly [string, readonly string[], number | null]>([
  ['nowhere', [skip], null],
  ['behind its requirements', [skip, 'RUN uv sync --frozen'], 6],
  ['with them', ['RUN uv sync --frozen'], 5],
])('the line that builds it: %s', async (_, lines, line) => {
  const report = await reported(lines, 'editable');
  const own = report.packages.filter(({ name }) => name === 'app').flatMap(({ results }) => results);
  expect(own.map(({ installed }) => installed?.line ?? null)).toEqual([line]);
});
