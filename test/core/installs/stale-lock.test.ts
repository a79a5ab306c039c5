// Locks that are no longer what their project file comes to: what each command does with them, as uv 0.13 was seen to do.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { override } from '../../../packages/core/src/manifest/override.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const context = {
  'pyproject.toml':
    '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.9"\ndependencies = ["six==1.17.0"]\n',
  'uv.lock': `version = 1
requires-python = ">=3.9"
[[package]]
name = "app"
version = "1"
source = { virtual = "." }
dependencies = [{ name = "six" }]
[package.metadata]
requires-dist = [{ name = "six", specifier = "==1.16.0" }]
[[package]]
name = "six"
version = "1.16.0"
source = { registry = "https://index.example/simple" }
`,
  'pdm.lock': `[metadata]
groups = ["default"]
lock_version = "4.5.0"
content_hash = "sha256:${'0'.repeat(64)}"
`,
  Pipfile: '[[source]]\nname = "pypi"\nurl = "https://index.example/simple"\n[packages]\nsix = "==1.17.0"\n',
  'Pipfile.lock': JSON.stringify({
    _meta: { hash: { sha256: '0'.repeat(64) }, 'pipfile-spec': 6, requires: {}, sources: [] },
    default: { six: { version: '==1.16.0' } },
    develop: {},
  }),
};

const anew = 'out of date';

it.each<[command: string, does: 'remakes' | 'refuses' | 'installs']>([
  ['RUN uv sync', 'remakes'],
  ['RUN uv run --env-file .env app', 'remakes'],
  ['RUN uv export -o r.txt\nRUN pip install -r r.txt', 'remakes'],
  ['RUN uv export | pip install -r /dev/stdin', 'remakes'],
  ['RUN uv sync --locked', 'refuses'],
  ['RUN uv run --locked app', 'refuses'],
  ['ENV UV_LOCKED=1\nRUN uv sync', 'refuses'],
  ['ENV UV_FROZEN=1\nRUN uv sync --locked', 'refuses'],
  ['RUN uv export --locked -o r.txt\nRUN pip install -r r.txt', 'refuses'],
  ['RUN uv sync --frozen', 'installs'],
  ['ENV UV_FROZEN=1\nRUN uv sync', 'installs'],
  ['ENV UV_FROZEN=1\nRUN uv export -o r.txt\nRUN pip install -r r.txt', 'installs'],
  ['RUN pdm install', 'remakes'],
  ['RUN pdm install --check', 'refuses'],
  ['RUN pdm install --frozen-lockfile', 'installs'],
  ['ENV PDM_FROZEN_LOCKFILE=1\nRUN pdm install', 'installs'],
  ['RUN pdm sync', 'installs'],
  ['RUN pipenv install', 'remakes'],
  ['RUN pipenv install --deploy', 'refuses'],
  ['RUN pipenv install --ignore-pipfile', 'installs'],
  ['RUN pipenv sync', 'installs'],
])('%s', async (command, does) => {
  const text = [
    'FROM python:3.12-slim',
    'WORKDIR /app',
    'COPY . .',
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
    command,
    'RUN pip install --pre rich',
    '',
  ].join('\n');
  const plans = await planDockerfile(dockerfilePlan(text, context));
  const unchecked = plans[0]?.targets[0]?.stage?.unchecked ?? [];
  expect(unchecked.map(({ why }) => why.includes(anew))).toEqual(does === 'remakes' ? [true] : []);
  expect(plans.some(({ overrides }) => overrides?.refusesStaleLock === true)).toBe(does === 'refuses');
});

it('is an error where the command stops at it', async () => {
  const all = Object.entries(context).map(([path, text]) => ({ path, text }));
  const { manifest } = await readInput(webFiles('uv.lock', all));
  const kinds = [{}, { refusesStaleLock: true }].map((said) => override(manifest, said).diagnostics[0]?.kind);
  expect(kinds).toEqual(['stale-lock', 'refused-stale-lock']);
});
