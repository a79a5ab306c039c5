// Where a command stops on another Python than the one that the Pipfile.lock was made for. Each row was run: pipenv 2018.11.26,
// 2022.1.8, 2023.12.1 and 2026.10.3 on a machine without Python 3.12, `pipenv sync` with a lock for it; those that differ say so.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

async function asked(from: string, line: string, release = '') {
  const text = `FROM ${from}\nWORKDIR /app\nCOPY Pipfile Pipfile.lock ./\nRUN pip install pipenv${release}\n${line}\n`;
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const { lockedPython, pythonsBeside } = stages.at(-1)?.state.installs.at(-1)?.unnamed ?? {};
  return { lockedPython, pythonsBeside };
}

it.each<[line: string, stops: boolean | undefined]>([
  ['RUN pipenv sync', true],
  ['RUN pipenv install', true],
  ['RUN pipenv install --dev --ignore-pipfile', true],
  ['RUN pipenv install --system --deploy', true],
  ['COPY . .\nRUN pipenv install', true],
  ['ENV PIPENV_VENV_IN_PROJECT=1\nRUN pipenv sync', true],
  ['RUN apt-get update && apt-get install -y nginx\nRUN pipenv sync', true],
  ['ENV VIRTUAL_ENV=/opt/venv PIPENV_IGNORE_VIRTUALENVS=1\nRUN pipenv sync', true],
  ['RUN pipenv install --system', undefined],
  ['RUN pipenv sync --system', undefined],
  ['ENV PIPENV_SYSTEM=1\nRUN pipenv sync', undefined],
  ['ENV VIRTUAL_ENV=/opt/venv\nRUN pipenv sync', undefined],
  ['RUN python -m venv /v && . /v/bin/activate && pipenv sync', undefined],
  ['RUN python -m venv .venv\nRUN pipenv sync', undefined],
  ['RUN pipenv sync --python /usr/local/bin/python', undefined],
  ['RUN pipenv --python /usr/local/bin/python\nRUN pipenv sync', undefined],
  ['ENV PIPENV_PYTHON=/usr/local/bin/python\nRUN pipenv sync', undefined],
  ['RUN pipenv requirements > r.txt && pip install -r r.txt', false],
])('%s', async (line, stops) => {
  expect((await asked('python:3.13-slim', line)).lockedPython).toBe(stops);
});

it('says nothing of an image whose Pythons are not known', async () => {
  expect((await asked('example.com/own:1', 'RUN pipenv sync')).lockedPython).toBe(undefined);
});

// pipenv 2026.10.3 beside /usr/bin/python3.11, with a lock for 3.11: it takes that one.
it.each([
  ['python:3.13-slim', 'RUN pipenv sync', []],
  ['python:3.13-slim', 'RUN apt-get update && apt-get install -y python3.12\nRUN pipenv sync', ['3.12']],
  ['python:3.12-slim-bookworm', 'RUN apt-get update && apt-get install -y python3-dev\nRUN pipenv sync', ['3.11']],
  ['python:3.12-bookworm', 'RUN pipenv sync', ['3.11']],
  ['debian:12', 'RUN apt-get update && apt-get install -y python3-pip\nRUN pipenv sync', ['3.11']],
])('on %s %s there are beside it %j', async (from, line, expected) => {
  expect((await asked(from, line)).pythonsBeside).toEqual(expected);
});

// Run with each of these releases on Python 3.11 and a lock for 3.12: all install with --system --deploy but 2026.0.3, which ends with 2.
it.each([
  ['==2021.11.23', 'RUN pipenv install --system --deploy', undefined],
  ['==2022.12.19', 'RUN pipenv install --system --deploy', undefined],
  ['==2023.12.1', 'RUN pipenv install --system --deploy', undefined],
  ['==2025.1.3', 'ENV VIRTUAL_ENV=/opt/venv\nRUN pipenv install --deploy', undefined],
  ['==2023.12.1', 'RUN pipenv install --deploy', true],
  ['==2026.0.3', 'RUN pipenv install --system --deploy', true],
  ['', 'RUN pipenv install --system --deploy', true],
  ['>2020', 'RUN pipenv install --system --deploy', true],
])('pipenv%s: %s', async (release, line, stops) => {
  expect((await asked('python:3.13-slim', line, release)).lockedPython).toBe(stops);
});
