// Which commands are stopped at a Python that its distribution keeps to itself: as pip 23.0.1 of Debian 12 answers, run there with
// each of these options (PEP 668).

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';

it.each([
  ['alone', ['RUN pip install six'], 'stopped'],
  ['by its module', ['RUN python3 -m pip install six'], 'stopped'],
  ['for the user', ['RUN pip3 install --user six'], 'stopped'],
  ['with the flag', ['RUN pip install --break-system-packages six'], 'free'],
  ['with the variable', ['ENV PIP_BREAK_SYSTEM_PACKAGES=1', 'RUN pip install six'], 'free'],
  ['with the variable in the command', ['RUN PIP_BREAK_SYSTEM_PACKAGES=1 pip install six'], 'free'],
  ['with the setting', ['RUN pip config set global.break-system-packages true', 'RUN pip install six'], 'free'],
  ['the mark removed', ['RUN rm /usr/lib/python3.*/EXTERNALLY-MANAGED && pip install six'], 'free'],
  ['into a folder', ['RUN pip install --target /app six'], 'free'],
  ['into a folder, in short', ['RUN pip install -t /app six'], 'free'],
  ['under a prefix', ['RUN pip install --prefix=/install six'], 'free'],
  ['wheels', ['RUN pip wheel six'], 'free'],
  ["an environment's own pip", ['RUN /opt/venv/bin/pip install six'], 'free'],
  [
    'an environment in PATH',
    ['RUN python3 -m venv /opt/venv', 'ENV PATH="/opt/venv/bin:$PATH"', 'RUN pip install six'],
    'free',
  ],
  ['a folder in PATH that nobody knows', ['ENV PATH="/root/.cargo/bin:$PATH"', 'RUN pip install six'], 'unknown'],
  ['an environment in the PATH of the RUN', ['RUN export PATH=/opt/venv/bin:$PATH && pip install six'], 'unknown'],
  ['a variable alone, which pip does not read', ['ENV VIRTUAL_ENV=/opt/venv', 'RUN pip install six'], 'stopped'],
  ['behind sudo', ['RUN sudo -H pip install six'], 'stopped'],
  ["an environment's own pip behind sudo", ['RUN sudo -H /opt/venv/bin/pip install six'], 'free'],
  [
    "an environment's own pip in the current folder",
    ['RUN python3 -m venv venv && ./venv/bin/pip install six'],
    'free',
  ],
  ["an environment's own Python", ['RUN /opt/venv/bin/python -m pip install six'], 'free'],
  ['by env', ['RUN env PIP_BREAK_SYSTEM_PACKAGES=1 pip install six'], 'free'],
  ['into the folder of a variable', ['ENV PIP_TARGET=/app', 'RUN pip install six'], 'free'],
  ['into another Python', ['RUN pip --python /opt/venv/bin/python install six'], 'unknown'],
  ['with settings that are copied', ['COPY pip.conf /opt/venv/pip.conf', 'RUN pip install six'], 'unknown'],
  ['an environment that is entered', ['RUN python3 -m venv /v && . /v/bin/activate && pip install six'], 'free'],
  [
    'an environment that another RUN entered',
    ['RUN python3 -m venv /v && . /v/bin/activate', 'RUN pip install six'],
    'stopped',
  ],
  ['uv, in an environment that it made', [uv, 'RUN uv venv', 'RUN uv pip install six'], 'free'],
  ['uv on the system', [uv, 'RUN uv pip install --system six'], 'stopped'],
  ['uv on the system, with the flag', [uv, 'RUN uv pip install --system --break-system-packages six'], 'free'],
])('%s', async (_, lines, expected) => {
  const text = ['FROM debian:12', 'RUN apt-get install -y python3 python3-pip', ...lines, ''].join('\n');
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(stage?.state.installs.map((install) => install.atClosedPython)).toEqual([expected]);
});
