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

const debian = 'FROM debian:12\nRUN apt-get update && apt-get install -y python3-pip';

it.each([
  ['FROM python:3.12-slim\nRUN pip install six', 'Every command that installs was followed.'],
  [
    'FROM python:3.12-slim\nRUN false\nRUN pip install six',
    'The build stops at line 2: nothing behind it runs. Every command that installs was followed.',
  ],
  [
    'FROM python:3.12-slim\nRUN false\nRUN false\nRUN sh mystery.sh',
    'The build stops at line 2: nothing behind it runs. Not everything was followed: a line that was not may install more.',
  ],
  [
    'FROM python:3.12-slim AS a\nRUN false\nFROM python:3.12-slim\nCOPY --from=a /x /x\nRUN exit 1',
    'The build stops at lines 2 and 5: nothing behind them runs. Every command that installs was followed.',
  ],
  // PEP 668
  [
    `${debian}\nRUN pip3 install six`,
    'The build stops at line 3: nothing behind it runs. Every command that installs was followed.',
  ],
  [
    `${debian}\nRUN pip3 install -U pip\nRUN pip3 install six`,
    'The build stops at line 3: nothing behind it runs. Every command that installs was followed.',
  ],
  [`${debian}\nRUN pip3 install --break-system-packages six`, 'Every command that installs was followed.'],
  [
    'FROM debian:11\nRUN apt-get update && apt-get install -y python3-pip\nRUN pip3 install six',
    'Every command that installs was followed.',
  ],
])('%j ends with what was followed', async (text, conclusion) => {
  const asked = { path: 'Dockerfile', text: `${text}\n`, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  const told = dockerfileRenderers.terminal(await understandDockerfile(asked), plain);
  expect(told.replaceAll('\n', ' ').trimEnd().endsWith(`  ${conclusion}`)).toBe(true);
  expect(told).not.toContain('the build stops: the build');
});
