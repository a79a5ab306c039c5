// What pipx and `uv tool` install goes into an environment of its own each, and is judged as that.

import { expect, it } from 'vitest';
import type { FoundStage } from '../../../packages/core/src/dockerfile/found-stage.ts';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

async function stageOf(...lines: readonly string[]): Promise<FoundStage | undefined> {
  const text = ['FROM python:3.12-slim', 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', ...lines, ''].join('\n');
  const { stages } = await findStages({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return stages[0];
}

it.each<readonly [command: string, installs: readonly (readonly [into: string, words: string, place: string])[]]>([
  ['pipx install poetry==1.8.5', [['pipx poetry', 'poetry==1.8.5', '/root/.local/share/pipx/venvs/poetry']]],
  ['python3 -m pipx install --force ruff', [['pipx ruff', 'ruff', '/root/.local/share/pipx/venvs/ruff']]],
  ['pipx inject poetry a b', [['pipx poetry', 'a b', '/root/.local/share/pipx/venvs/poetry']]],
  [
    'pipx install --global "black[d]>=24" httpie',
    [
      ['pipx black', 'black[d]>=24', '/opt/pipx/venvs/black'],
      ['pipx httpie', 'httpie', '/opt/pipx/venvs/httpie'],
    ],
  ],
  ['PIPX_HOME=/opt/x pipx install ruff', [['pipx ruff', 'ruff', '/opt/x/venvs/ruff']]],
  ['uv tool install --with p ruff', [['uv ruff', 'ruff p', '/root/.local/share/uv/tools/ruff']]],
  ['uv tool install --from ruff==0.5 ruff', [['uv ruff', 'ruff==0.5', '/root/.local/share/uv/tools/ruff']]],
  ['UV_TOOL_DIR=/t uv tool install ruff', [['uv ruff', 'ruff', '/t/ruff']]],
])('%s', async (command, expected) => {
  const stage = await stageOf(`RUN ${command}`);
  expect(stage?.notFollowed).toEqual([]);
  expect(
    stage?.installs.map(({ into, understood, places }) => [into, understood.words.join(' '), places[0]?.path]),
  ).toEqual(expected);
});

it('is closed by no distribution, and leaves pip and the Python of the stage as they are', async () => {
  const stage = await stageOf('RUN pipx install pip-tools pip', 'RUN pip install six');
  expect(stage?.installs.map(({ atClosedPython, pip }) => [atClosedPython, pip])).toEqual([
    ['free', 'newest'],
    ['stopped', '25.0.1'],
  ]);
});

it.each([
  ['RUN pipx install --python 3.11 ruff', 'what --python makes of an environment of its own is not judged'],
  ['RUN pipx install --pip-args=--pre ruff', 'what --pip-args makes of an environment of its own is not judged'],
  ['RUN uv tool install -p 3.11 ruff', 'what --python makes of an environment of its own is not judged'],
  ['RUN uv tool install -e .', 'what -e makes of an environment of its own is not judged'],
  ['RUN pipx upgrade ruff', 'what it installs is not judged'],
  [
    'ENV PIPX_DEFAULT_PYTHON=python3.11\nRUN pipx install ruff',
    'PIPX_DEFAULT_PYTHON changes what pipx installs, and is not followed',
  ],
  ['ARG I\nRUN PIP_INDEX_URL=$I pipx install ruff', 'PIP_INDEX_URL has no value that is known'],
  [
    'RUN apt-get update && apt-get install -y pipx\nRUN pipx install ruff',
    "debian's package pipx installs for the Python of that distribution, not for the image's own",
  ],
])('%s is not judged', async (lines, why) => {
  const text = `FROM python:3.12-slim\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\n${lines}\n`;
  const found = await findStages({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect([found.stages.flatMap(({ installs }) => installs), found.notFollowed.map((each) => each.why)]).toEqual([
    [],
    [why],
  ]);
});
