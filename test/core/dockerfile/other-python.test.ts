// Installations for another Python than the image's own are not judged for it.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import type { Followed } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const followed = async (lines: readonly string[], from = 'python:3.12-slim'): Promise<Followed | undefined> => {
  const text = [
    `FROM ${from}`,
    'RUN apt-get update && apt-get install -y python3-pip python3-venv virtualenv',
    ...lines,
    '',
  ].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return stages.at(-1);
};
const packaged = (name: string): string => `${name} is the Python of debian's package, not the image's own`;

it.each([
  ['RUN /usr/bin/pip3 install cffi', packaged('/usr/bin/pip3')],
  ['RUN /usr/bin/python3 -m pip install cffi', packaged('/usr/bin/python3')],
  ['RUN sudo -H /usr/bin/python3.13 -m pip install cffi', packaged('/usr/bin/python3.13')],
  [
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nRUN uv pip install --python /usr/bin/python3 cffi',
    packaged('/usr/bin/python3'),
  ],
  ['RUN pip --python=/usr/bin/python3 install cffi', packaged('/usr/bin/python3')],
  ['RUN /usr/bin/python3 -m venv /v && /v/bin/pip install cffi', packaged('/v')],
  ['RUN /usr/bin/python3 -m venv /v && . /v/bin/activate && pip install cffi', packaged('/v')],
  ['RUN virtualenv -p /usr/bin/python3 /v && /v/bin/python -m pip install cffi', packaged('/v')],
  ['ENV PATH=/usr/bin:$PATH\nRUN pip install cffi', packaged('/usr/bin')],
  ['RUN /usr/bin/python3 -m venv /v\nENV PATH=/v/bin:$PATH\nRUN pip install cffi', packaged('/v')],
])('%s', async (line, expected) => {
  const found = await followed([line]);
  expect(found?.understood.installs).toEqual([]);
  expect(found?.understood.notFollowed.map(({ why }) => why)).toEqual([expected]);
});

it.each([
  ['python:3.12-slim', 'RUN pip install cffi'],
  ['python:3.12-slim', 'RUN /usr/local/bin/python3 -m pip install cffi'],
  ['python:3.12-slim', 'RUN python3 -m venv /v && /v/bin/pip install cffi'],
  ['python:3.12-slim', 'RUN /usr/bin/python3 -m venv /v && python -m venv /v --clear && /v/bin/pip install cffi'],
  ['debian:12', 'RUN /usr/bin/pip3 install --break-system-packages cffi'],
  ['debian:12', 'RUN /usr/bin/python3 -m venv /v && /v/bin/pip install cffi'],
])('on %s %s is followed', async (from, line) => {
  const found = await followed([line], from);
  expect(found?.understood.notFollowed).toEqual([]);
  expect(found?.understood.installs).toHaveLength(1);
});

it.each([
  ['COPY --from=python:3.13-slim /usr/local /usr/local', '3.13'],
  ['COPY --from=python:3.13-slim /usr/local/bin/python3.13 /usr/local/bin/', null],
  ['COPY --from=node:20 /usr/local /usr/local', '3.12'],
  ['COPY --from=ghcr.io/astral-sh/uv:latest /uv /usr/local/bin/uv', '3.12'],
])('after %s the Python is %s', async (line, expected) => {
  const found = await followed([line, 'RUN pip install cffi']);
  expect(found?.state.python?.slice(0, 4) ?? null).toBe(expected);
  expect(found?.understood.notFollowed).toHaveLength(expected === null ? 1 : 0);
});

it('the Python of an earlier stage that is copied over it', async () => {
  const text = `FROM python:3.13-slim AS py
FROM python:3.12-slim
COPY --from=py /usr/local /usr/local
RUN pip install cffi
`;
  const [, last] = await followDockerfile({
    path: 'Dockerfile',
    text,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  });
  expect(last?.state.python).toMatch(/^3\.13/);
});

it.each([
  ['poetry env use 3.11', '3.11'],
  ['poetry env use python3.11', '3.11'],
  ['poetry env use /usr/local/bin/python3', '3.12'],
  ['poetry env use 3.12', '3.12'],
  ['poetry env use /usr/local/bin/python3.12', '3.12'],
  ['poetry env use /opt/py/bin/python', null],
  ['poetry env info', '3.12'],
  ['pdm use -f 3.11', '3.11'],
  ['pdm venv create 3.11', '3.11'],
  ['pdm use python3', '3.12'],
  ['pipenv --python 3.11', '3.11'],
  ['pipenv --python 3.12 install', '3.12'],
])('after %s the Python is %s', async (command, expected) => {
  const [tool = ''] = command.split(' ');
  const installs = { poetry: 'poetry install', pdm: 'pdm sync', pipenv: 'pipenv sync' }[tool];
  const lines = [
    'RUN pip install poetry pdm pipenv',
    `WORKDIR /app\nCOPY . .\nRUN ${command}`,
    `RUN ${installs}`,
    'RUN pip install six',
  ];
  const found = await followed(lines);
  const pythons = found?.state.installs.map(({ python }) => python?.slice(0, 4) ?? null);
  expect(pythons?.at(-2)).toBe(expected);
  // It is the installer's own.
  expect(pythons?.at(-1)).toBe('3.12');
});
