// A lock that a stage makes counts only for what installs from it: the build context's own may be put in its place.

import { expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

const mount = '--mount=type=bind,source=uv.lock,target=uv.lock';
const asked = '--mount=type=bind,source=pyproject.toml,target=pyproject.toml';

it.each<[what: string, lines: readonly string[], told: readonly string[]]>([
  [
    'a mount hides it',
    [`RUN ${asked} uv lock`, `RUN ${asked} ${mount} uv sync --frozen`, `RUN ${mount} uv sync --frozen --no-dev`],
    ['4 its result is not used: line 5 installs from the lock of the build context'],
  ],
  [
    'a COPY replaces it',
    ['COPY pyproject.toml .', 'RUN poetry lock', 'COPY poetry.lock .', 'RUN poetry install'],
    ['5 its result is not used: line 7 installs from the lock of the build context'],
  ],
  ['it is installed from', ['COPY pyproject.toml uv.lock ./', 'RUN uv lock', 'RUN uv sync --frozen'], ['5 open']],
  ['in the same RUN', ['COPY . .', 'RUN uv lock && uv sync --frozen', `RUN ${mount} uv sync --frozen`], ['5 open']],
  ['it lies elsewhere', [`RUN ${asked} uv lock`, 'WORKDIR /other', `RUN ${mount} uv sync --frozen`], ['4 open']],
  [
    'another stage takes it',
    [`RUN ${asked} uv lock`, `RUN ${mount} uv sync`, 'FROM base', 'COPY --from=0 /app/uv.lock .', 'RUN uv sync'],
    ['4 open'],
  ],
  ['it installs as well', ['COPY . .', 'RUN poetry update', 'COPY poetry.lock .', 'RUN poetry install'], ['5 open']],
])('%s', async (_what, lines, told) => {
  const head = ['FROM python:3.12-slim AS base', 'RUN pip install uv poetry', 'WORKDIR /app'];
  const text = [...head, ...lines]
    .join('\n')
    .replace('FROM base', 'FROM python:3.12-slim\nRUN pip install uv\nWORKDIR /app\nCOPY pyproject.toml .');
  const request = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  const { notFollowed } = await findStages(request);
  const locks = notFollowed.filter((each) => /\b(?:lock|update)\b/.test(each.text) && !/sync/.test(each.text));
  expect(locks.map(({ line, why, answered }) => `${line} ${answered === true ? why : 'open'}`)).toEqual(told);
});
