// Installations for the Python of the distribution's package, where the image has one of its own beside it: they are judged for that one,
// with its pip and with PEP 668, and stop where nothing has brought it.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import type { Followed } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const stage = async (lines: readonly string[]): Promise<Followed | undefined> => {
  const text = [...lines, ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return stages.at(-1);
};
const followed = (lines: readonly string[], from = 'python:3.12-slim'): Promise<Followed | undefined> =>
  stage([`FROM ${from}`, 'RUN apt-get update && apt-get install -y python3-pip python3-venv virtualenv', ...lines]);

/** The Python and pip of each installation, then what was not followed. */
async function told(lines: readonly string[]): Promise<readonly string[]> {
  const found = await stage(lines);
  const installs = found?.state.installs.map(({ python, pip }) => `${python} ${pip}`) ?? [];
  return [...installs, ...(found?.understood.notFollowed.map(({ why }) => why) ?? [])];
}

const slim = 'FROM python:3.12.4-slim-bookworm';
const full = 'FROM python:3.12.4-bookworm';
const apt = (...names: readonly string[]): string => `RUN apt-get update && apt-get install -y ${names.join(' ')}`;
const closed = 'the build stops: the distribution keeps its Python to itself (PEP 668)';
const noPip = (used: string): string =>
  `the build stops: there is no pip for ${used} in this stage: apt-get install python3-pip brings it`;
const venv = 'RUN /usr/bin/python3 -m venv /v';
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';

it.each<readonly [string, readonly string[], readonly string[]]>([
  ['closed to pip', [slim, apt('python3-pip'), 'RUN /usr/bin/pip3 install cffi'], [closed]],
  ['and to pip as a module', [slim, apt('python3-pip'), 'RUN /usr/bin/python3 -m pip install cffi'], [closed]],
  ['under sudo', [slim, apt('python3-pip', 'sudo'), 'RUN sudo -H /usr/bin/python3.11 -m pip install cffi'], [closed]],
  [
    'opened by an option',
    [slim, apt('python3-pip'), 'RUN /usr/bin/pip3 install --break-system-packages cffi', 'RUN pip install six'],
    ['3.11.2 23.0.1', '3.12.4 24.0'],
  ],
  [
    'before PEP 668',
    ['FROM python:3.12.4-slim-bullseye', apt('python3-pip'), 'RUN /usr/bin/pip3 install cffi'],
    ['3.9.2 20.3.4'],
  ],
  ['without pip', [full, 'RUN /usr/bin/python3 -m pip install cffi'], [noPip('/usr/bin/python3')]],
  ['without its program', [full, 'RUN /usr/bin/pip3 install cffi'], [noPip('/usr/bin/pip3')]],
  [
    'not there on slim images',
    [slim, 'RUN /usr/bin/python3 -m pip install cffi'],
    ['the build stops: there is no /usr/bin/python3 in this stage: apt-get install python3 brings it'],
  ],
  [
    'not of that minor',
    [full, 'RUN /usr/bin/python3.12 -m pip install cffi'],
    ['the build stops: there is no /usr/bin/python3.12 in this stage'],
  ],
  ['an environment', [slim, apt('python3-venv'), `${venv} && /v/bin/pip install cffi`], ['3.11.2 23.0.1']],
  [
    'an environment that is entered',
    [slim, apt('python3-venv'), `${venv} && . /v/bin/activate && pip install cffi`],
    ['3.11.2 23.0.1'],
  ],
  [
    'first in PATH',
    [slim, apt('python3-venv'), venv, 'ENV PATH=/v/bin:$PATH', 'RUN pip install cffi'],
    ['3.11.2 23.0.1'],
  ],
  [
    'an environment without what makes it',
    [full, venv],
    [
      'the build stops: there is no venv with pip for /usr/bin/python3 in this stage: apt-get install python3-venv brings it',
    ],
  ],
  ['an environment without pip', [full, `${venv} --without-pip`], []],
  [
    'by virtualenv',
    [
      slim,
      apt('python3'),
      'RUN pip install virtualenv && virtualenv -p /usr/bin/python3 /v',
      'RUN /v/bin/pip install cffi',
    ],
    ['3.12.4 24.0', '3.11.2 23.0.1'],
  ],
  // "The interpreter at `/usr` is externally managed"
  ['of uv', [full, uv, 'RUN uv pip install --python /usr/bin/python3 cffi'], [closed]],
  [
    'of uv, opened',
    [full, uv, 'RUN uv pip install --break-system-packages -p /usr/bin/python3 cffi'],
    ['3.11.2 23.0.1'],
  ],
  [
    'told to the own pip',
    [full, 'RUN pip --python=/usr/bin/python3 install --break-system-packages cffi'],
    ['3.11.2 23.0.1'],
  ],
  [
    'its folder first in PATH',
    [slim, apt('python3-pip'), 'ENV PATH=/usr/bin:$PATH', 'RUN pip install --break-system-packages cffi'],
    ['3.11.2 23.0.1'],
  ],
  ['its folder first, without a pip', [full, 'ENV PATH=/usr/bin:$PATH', 'RUN pip install cffi'], ['3.12.4 24.0']],
  [
    "of Alpine's package",
    ['FROM python:3.11.9-alpine3.20', 'RUN apk add py3-pip', 'RUN /usr/bin/pip3 install --break-system-packages cffi'],
    ['3.12 24.0'],
  ],
])('%s', async (_, lines, expected) => {
  expect(await told(lines)).toEqual(expected);
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
