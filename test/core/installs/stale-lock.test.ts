// Locks that are no longer what their project file comes to: what each command does with them, as those releases were seen to do with
// a project that asks for another version of one package than its lock, whose hash is of zeros: exit code, lock before and after, what is there.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { manifestDiagnostic } from '../../../packages/core/src/report/manifest-words.ts';
import { override } from '../../../packages/core/src/manifest/override.ts';
import type { AtStaleLock } from '../../../packages/core/src/dockerfile/tools/tool-install.ts';
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
  'poetry.lock': `[metadata]
lock-version = "2.1"
python-versions = "*"
content-hash = "${'0'.repeat(64)}"
`,
  Pipfile: '[[source]]\nname = "pypi"\nurl = "https://index.example/simple"\n[packages]\nsix = "==1.17.0"\n',
  'Pipfile.lock': JSON.stringify({
    _meta: { hash: { sha256: '0'.repeat(64) }, 'pipfile-spec': 6, requires: {}, sources: [] },
    default: { six: { version: '==1.16.0' } },
    develop: {},
  }),
};

/** Poetry before 2 reads no other table, and ends without it. */
const poetry1 = {
  ...context,
  'pyproject.toml':
    '[tool.poetry]\nname = "app"\nversion = "1"\n[tool.poetry.dependencies]\npython = ">=3.9"\nsix = "1.17.0"\n',
};

const anew = 'out of date';
/** The installer alone decides. */
const isTold = /pdm sync|pipenv sync/;

it.each<[command: string, does: AtStaleLock]>([
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
  // pdm 2.26.9 and 2.9.3 resolve anew and do not write it down, 2.8.2 installs from the lock: `do_lock` in their commands/install.py.
  ['RUN pdm install --frozen-lockfile', 'remakes'],
  ['RUN pip install pdm==2.9.3\nRUN pdm install --no-lock', 'remakes'],
  ['RUN pip install pdm==2.8.2\nRUN pdm install --no-lock', 'installs'],
  ['RUN pip install pdm==2.8.2\nENV PDM_NO_LOCK=1\nRUN pdm install', 'installs'],
  ['ENV PDM_FROZEN_LOCKFILE=1\nRUN pdm install', 'remakes'],
  ['RUN pdm sync', 'installs'],
  // pipenv 2023.12.1 and 2026.10.3
  ['RUN pipenv install', 'remakes'],
  ['RUN pipenv install --system', 'installs'],
  ['RUN pipenv install --system --deploy', 'refuses'],
  ['RUN pipenv install --deploy --ignore-pipfile', 'installs'],
  ['RUN pipenv install --deploy', 'refuses'],
  ['RUN pipenv install --ignore-pipfile', 'installs'],
  ['RUN pipenv sync', 'installs'],
  ['RUN poetry install', 'refuses'],
  ['RUN pip install poetry==1.4.2\nRUN poetry install', 'solves'],
  ['RUN pip install poetry==1.8.5\nRUN poetry export -o r.txt\nRUN pip install -r r.txt', 'installs'],
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
  const plans = await planDockerfile(dockerfilePlan(text, command.includes('poetry==1') ? poetry1 : context));
  const unchecked = plans[0]?.targets[0]?.stage?.unchecked ?? [];
  expect(unchecked.map(({ why }) => why.includes(anew))).toEqual(does === 'remakes' ? [true] : []);
  const answers = new Set(plans.flatMap(({ overrides }) => overrides?.staleLock?.does ?? []));
  expect([...answers]).toEqual(does === 'remakes' || isTold.test(command) ? [] : [does]);
});

const stop = (lock: string, project: string, names: string, command: string): string =>
  `5 ${lock} is out of date: ${project} has changed since it was made${names}: run ${command} before docker build`;
const uvStops = stop('uv.lock', 'pyproject.toml', ' (six)', 'uv lock');

// A command that nothing catches ends the build; behind an export, it is not the line that installs which does.
it.each<[command: string, stops: readonly string[], isLeft: boolean]>([
  ['RUN uv sync --locked', [uvStops], false],
  ['ENV UV_LOCKED=1\nRUN uv sync', [uvStops.replace('5', '6')], false],
  ['RUN uv sync --locked || true', [], true],
  ['RUN uv sync --frozen', [], true],
  ['RUN uv export --locked -o r.txt\nRUN pip install -r r.txt', [], true],
  ['RUN uv export --locked | uv pip install --system -r -', [], true],
  ['RUN pdm install --check', [stop('pdm.lock', 'pyproject.toml', '', 'pdm lock')], false],
  ['RUN pipenv install --system --deploy', [stop('Pipfile.lock', 'Pipfile', '', 'pipenv lock')], false],
  ['RUN pipenv install --system', [], true],
])('%s stops docker build', async (command, stops, isLeft) => {
  const text = `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\n${command}\n`;
  const [plan] = await planDockerfile(dockerfilePlan(text, context));
  const found = (plan?.targets[0]?.stage?.stops ?? []).map(({ line, why, remedy }) => `${line} ${why}: ${remedy}`);
  expect(found.filter((each) => each.includes(anew))).toEqual(stops);
  // Where it is told as a stop, the file has nothing more to say of it.
  const [file] = plan?.files ?? [];
  const all = Object.entries(context).map(([path, each]) => ({ path, text: each }));
  const { manifest } = await readInput(webFiles(file?.path ?? '', all));
  const left = override(manifest, plan?.overrides ?? {}).diagnostics.map(({ kind }) => kind);
  expect(left.some((kind) => kind.endsWith('stale-lock'))).toBe(isLeft);
});

it('is an error where the command stops at it', async () => {
  const all = Object.entries(context).map(([path, text]) => ({ path, text }));
  const { manifest } = await readInput(webFiles('uv.lock', all));
  const found = [{}, { staleLock: { does: 'refuses' } }, { staleLock: { does: 'installs' } }] as const;
  expect(
    found.map((said) => override(manifest, said).diagnostics.map((each) => manifestDiagnostic(each).message)[0]),
  ).toEqual([
    expect.stringMatching(/\(six\)\. uv sync locks anew and installs that, .*: run uv lock$/),
    expect.stringMatching(/\(six\)\. uv stops there: run uv lock$/),
    expect.stringMatching(/\(six\)\. uv installs what is locked: run uv lock$/),
  ]);
});
