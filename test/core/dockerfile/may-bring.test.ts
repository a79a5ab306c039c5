// Lines that may bring a compiler: below them a build is not sure to stop for want of one.

import { expect, it } from 'vitest';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';

const apt = 'apt-get update && apt-get install -y gcc libc6-dev';
const builder = 'FROM python:3.12 AS b\nRUN python -m venv /v && /v/bin/pip install psutil';

it.each<readonly [lines: readonly string[], mayBring: readonly number[] | undefined]>([
  [['FROM python:3.12-slim', `RUN if [ "$(uname -m)" = x86_64 ]; then ${apt}; fi`], [2]],
  [['FROM python:3.12-slim AS a', 'ARG DEV', `RUN if [ -n "$DEV" ]; then ${apt}; fi`, 'FROM a'], [3]],
  [['FROM python:3.12-slim', `RUN ${apt}`], undefined],
  [['FROM python:3.12-slim', `RUN ${apt} || apt-get install -y gcc`], undefined],
  [['FROM gcc:13 AS g', 'FROM python:3.12-slim', 'COPY --from=g /usr/local /usr/local'], [3]],
  [[builder, 'FROM python:3.12-slim', 'COPY --from=b /usr/ /usr/'], [4]],
  [[builder, 'FROM python:3.12-slim', 'COPY --from=b /app /app'], undefined],
  [['FROM python:3.12-slim', 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/'], undefined],
])('%j', async (lines, mayBring) => {
  const text = `${lines.join('\n')}\nRUN pip install psutil\n`;
  const found = await findStage({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' }, []);
  expect(found.request(found.installs).stage?.mayBring).toEqual(mayBring);
});
