// Which commands are stopped at a Python that its distribution keeps to itself: as pip 23.0.1 of Debian 12 answers, run there with
// each of these options (PEP 668).

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

it.each([
  ['alone', ['RUN pip install six'], true],
  ['by its module', ['RUN python3 -m pip install six'], true],
  ['for the user', ['RUN pip3 install --user six'], true],
  ['with the flag', ['RUN pip install --break-system-packages six'], false],
  ['with the variable', ['ENV PIP_BREAK_SYSTEM_PACKAGES=1', 'RUN pip install six'], false],
  ['with the variable in the command', ['RUN PIP_BREAK_SYSTEM_PACKAGES=1 pip install six'], false],
  ['with the setting', ['RUN pip config set global.break-system-packages true', 'RUN pip install six'], false],
  ['the mark removed', ['RUN rm /usr/lib/python3.*/EXTERNALLY-MANAGED && pip install six'], false],
  ['into a folder', ['RUN pip install --target /app six'], false],
  ['into a folder, in short', ['RUN pip install -t /app six'], false],
  ['under a prefix', ['RUN pip install --prefix=/install six'], false],
  ['wheels', ['RUN pip wheel six'], false],
  ["an environment's own pip", ['RUN /opt/venv/bin/pip install six'], false],
  ['an environment in PATH', ['ENV PATH="/opt/venv/bin:$PATH"', 'RUN pip install six'], false],
  ["the user's programs in PATH", ['ENV PATH="/root/.local/bin:$PATH"', 'RUN pip install six'], true],
  ['an environment that is entered', ['RUN python3 -m venv /v && . /v/bin/activate && pip install six'], false],
  ['uv, which makes its own', ['RUN uv pip install six'], false],
  ['uv on the system', ['RUN uv pip install --system six'], true],
  ['uv on the system, with the flag', ['RUN uv pip install --system --break-system-packages six'], false],
])('%s', async (_, lines, closed) => {
  const text = ['FROM debian:12', 'RUN apt-get install -y python3 python3-pip', ...lines, ''].join('\n');
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(stage?.state.installs.map((install) => install.closed)).toEqual([closed]);
});
