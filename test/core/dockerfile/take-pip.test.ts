// Which pip a stage has behind `pip install "pip<24.1"`: as pip does it, what fits stays, else the newest that fits is taken.

import { expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { describeImage } from '../../../packages/core/src/image/describe-image.ts';

async function stageOf(from: string, lines: readonly string[]) {
  const text = [`FROM ${from}`, ...lines.map((line) => `RUN ${line}`), 'RUN pip install six', ''].join('\n');
  const { stages } = await findStages({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const [stage] = stages;
  if (stage === undefined) throw new Error('a stage installs');
  return stage;
}

// python:3.9.25 has pip 23.0.1, 3.12.14 has 25.0.1. What is taken, and what is already satisfied: `pip install --dry-run 'pip<24.1'`
// by those pips in virtual environments of Python 3.9.18 and 3.12.1; on 3.7.16 and 3.6.15 `pip install -U pip`.
it.each([
  ['python:3.9-alpine', ['pip install "pip<24.1"'], 'image'],
  ['python:3.9-alpine', ['pip install --upgrade "pip<24.1"'], '24.0'],
  ['python:3.9-alpine', ['pip install -U pip', 'pip install "pip<24.1"'], '24.0'],
  ['python:3.12-slim', ['pip install "pip<24.1"'], '24.0'],
  ['python:3.12-slim', ["python -m pip install 'pip >= 21, < 24' setuptools"], '23.3.2'],
  ['python:3.12-slim', ['pip install pip~=23.1'], '23.3.2'],
  ['python:3.12-slim', ['pip install pip~=23.1.0'], '23.1.2'],
  ['python:3.12-slim', ['pip install "pip==22.*"'], '22.3.1'],
  ['python:3.12-slim', ['pip install pip==24.0'], '24.0'],
  ['python:3.12-slim', ['pip install "pip!=25.0.1,<25.1"'], '25.0'],
  ['python:3.12-slim', ['pip install "pip>=23"'], 'image'],
  ['python:3.12-slim', ['pip install "pip>=26.1"'], 'newest'],
  ['python:3.12-slim', ['pip install pip'], 'image'],
  ['python:3.12-slim', ['pip install -U pip'], 'newest'],
  ['python:3.12-slim', ['pip install "pip<24.1"', 'pip install -U pip'], 'newest'],
  // No newer one runs there.
  ['python:3.7-slim', ['pip install -U pip'], '24.0'],
  ['python:3.6-slim', ['pip install -U pip'], '21.3.1'],
  ['python:3.12-slim', ['pip install "pip @ https://files.example/pip.zip"'], 'other'],
])('%s %j: %s', async (from, lines, pip) => {
  const { request, installs } = await stageOf(from, lines);
  expect(request(installs.slice(-1)).stage?.pip).toBe(pip);
});

it('counts on another image too', async () => {
  const there = await describeImage({ base: 'python:3.12-slim', platform: 'linux/amd64', machine: 'linux/amd64' });
  const asked = await stageOf('python:3.9-alpine', ['pip install "pip<24.1"']);
  expect((await asked.elsewhere(asked.installs, there)).stage.pip).toBe('24.0');
  const open = await stageOf('python:3.9-alpine', ['pip install pip']);
  expect((await open.elsewhere(open.installs, there)).stage.pip).toBe('image');
});

it('tells which line brought another pip before what installs', async () => {
  const { request, installs } = await stageOf('python:3.9-alpine', ['pip install cffi', 'pip install -U pip']);
  expect(request(installs).stage?.installs.map(({ line, pipCommand }) => [line, pipCommand])).toEqual([
    [2, undefined],
    [4, { line: 3, command: 'pip install -U pip' }],
  ]);
});
