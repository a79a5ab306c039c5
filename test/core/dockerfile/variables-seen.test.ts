// The variables that a build sees in a stage: by name alone, as their values may be secrets.

import { expect, it } from 'vitest';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

it.each([
  ['ENV', ['ENV X_EXT=1', 'RUN pip install six'], true],
  ['ARG', ['ARG X_EXT=1', 'RUN pip install six'], true],
  ['of an unknown value', ['ENV X_EXT=$UNKNOWN', 'RUN pip install six'], true],
  ['before the command', ['RUN X_EXT=1 pip install six'], true],
  ['before its module', ['RUN X_EXT=1 python -m pip install six'], true],
  ['by env', ['RUN env X_EXT=1 pip install six'], true],
  ['exported', ['RUN export X_EXT=1 && pip install six'], true],
  // Whether it is exported is not asked
  ['kept in the shell', ['RUN X_EXT=1; pip install six'], true],
  ['of another RUN', ['RUN export X_EXT=1', 'RUN pip install six'], false],
  ['of another command', ['RUN X_EXT=1 true && pip install six'], false],
  ['set later', ['RUN pip install six', 'ENV X_EXT=1'], false],
])('%s', async (_, lines, isSeen) => {
  const text = ['FROM python:3.12-slim', ...lines].join('\n');
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(stage?.state.installs.map(({ seen }) => seen.includes('X_EXT'))).toEqual([isSeen]);
});

it.each([
  ['of the stage that is asked for', ['FROM python:3.12-slim', 'ENV X_EXT=1'], true],
  ['of the stage that it starts from', ['FROM python:3.12-slim AS a', 'ENV X_EXT=1', 'FROM a'], true],
  ['of another stage', ['FROM python:3.12-slim', 'ENV X_EXT=1', 'FROM python:3.12-slim'], false],
])('where nothing is installed: %s', async (_, lines, isSeen) => {
  const asked = { path: 'Dockerfile', platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  const { request } = await findStage({ ...asked, text: lines.join('\n') }, []);
  expect(request([]).stage?.variables?.includes('X_EXT') === true).toBe(isSeen);
});
