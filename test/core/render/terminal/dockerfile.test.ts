// How a Dockerfile was understood, as a person is told.

import { expect, it } from 'vitest';
import { understandDockerfile } from '../../../../packages/core/src/dockerfile/understand-dockerfile.ts';
import { plain } from '../../../../packages/core/src/render/render-options.ts';
import { dockerfileRenderers } from '../../../../packages/core/src/render/terminal/dockerfile.ts';

it.each([
  ['uv sync --frozen --all-extras', 'every extra'],
  ['uv sync --frozen --extra all', 'extra all'],
  ['uv sync --frozen --extra a --extra b', 'extra a; extra b'],
])('%s: %s', async (command, words) => {
  const text = `FROM python:3.12-slim\nCOPY . .\nRUN pip install uv\nRUN ${command}\n`;
  const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  const told = dockerfileRenderers.terminal(await understandDockerfile(asked), plain);
  expect(told).toContain(words);
});
