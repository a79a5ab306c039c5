// What ONBUILD keeps runs at the FROM of the stages that start from its own, and in no others, as BuildKit has it.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

it.each([
  ['a command', ['ONBUILD RUN pip install cffi==1.15.1', 'FROM base', 'RUN pip install six'], ['cffi==1.15.1', 'six']],
  ['in any case', ['onbuild run pip install cffi', 'FROM base'], ['cffi']],
  ['flags', ['ONBUILD RUN --mount=type=cache,target=/root pip install cffi', 'FROM base'], ['cffi']],
  ['heredocs', ['ONBUILD RUN <<EOF', 'pip install cffi', 'EOF', 'FROM base'], ['cffi']],
  ['files', ['ONBUILD COPY r.txt /', 'ONBUILD RUN pip install -r /r.txt', 'FROM base'], ['r.txt']],
  ['not in its own stage', ['ONBUILD RUN pip install cffi'], []],
  ['not in a stage below', ['ONBUILD RUN pip install cffi', 'FROM base AS next', 'FROM next'], []],
  ['not for COPY', ['ONBUILD RUN pip install cffi', 'FROM python:3.12-slim', 'COPY --from=base /a /a'], []],
])('%s', async (_, lines, expected) => {
  const text = ['FROM python:3.12-slim AS base', ...lines, ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const last = stages.at(-1)?.understood;
  expect(last?.notFollowed).toEqual([]);
  expect(last?.installs.flatMap(({ words, files }) => [...files, ...words])).toEqual(expected);
});
