// Settings whose effect hangs on what a file of the build context holds.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const lock =
  'version = 1\nrequires-python = ">=3.9"\n[[package]]\nname = "app"\nversion = "1"\nsource = { editable = "." }\n';
const hash = `six==1.16.0 --hash=sha256:${'0'.repeat(64)}`;

it.each([
  ['.python-version of another minor', 'RUN uv sync', { 'uv.lock': lock, '.python-version': '3.11\n' }, 0],
  ['.python-version of another Python', 'RUN uv sync', { 'uv.lock': lock, '.python-version': 'pypy3.12\n' }, 1],
  ['.python-version of the image', 'RUN uv sync', { 'uv.lock': lock, '.python-version': '# ours\n3.12.1\n' }, 0],
  [
    '.python-version above the project',
    'RUN cd api && uv sync',
    { 'api/uv.lock': lock, '.python-version': '3.11\n' },
    0,
  ],
  [
    '.python-version of the project, and another above it',
    'RUN cd api && uv sync',
    { 'api/uv.lock': lock, 'api/.python-version': '3.12\n', '.python-version': '3.11\n' },
    0,
  ],
  ['no .python-version', 'RUN uv sync', { 'uv.lock': lock }, 0],
  ['--require-hashes with them', 'RUN pip install --require-hashes -r a.txt', { 'a.txt': hash }, 0],
])('%s', async (_, command, context, unchecked) => {
  const dockerfile = [
    'FROM python:3.12-slim',
    'WORKDIR /app',
    'COPY . .',
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
    command,
    'RUN pip install --pre six',
    '',
  ].join('\n');
  const plans = await planDockerfile(dockerfilePlan(dockerfile, context));
  expect(plans).toHaveLength(2 - unchecked);
  expect(plans[0]?.targets[0]?.stage?.unchecked).toHaveLength(unchecked);
});
