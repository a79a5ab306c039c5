// What a requirements file names must be in the image when pip reads it ("Could not open requirements file", "Directory '.' is not
// installable").

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

async function leftOut(lines: readonly string[], text: string): Promise<readonly (string | undefined)[]> {
  const dockerfile = ['FROM python:3.12-slim', 'WORKDIR /app', ...lines, ''].join('\n');
  const [stage] = await followDockerfile({
    path: 'Dockerfile',
    text: dockerfile,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  });
  return stage?.state.installs.map((install) => install.leftOut(install.understood.files[0] ?? '', text)) ?? [];
}

const copy = 'COPY requirements.txt .';
const install = 'RUN pip install -r requirements.txt';

it.each([
  ['-r base.txt', [copy, install, 'COPY . .'], 'base.txt'],
  ['six\n-c constraints.txt', [copy, install], 'constraints.txt'],
  ['--requirement=../base.txt', [copy, install], '../base.txt'],
  ['./pkg', [copy, install], './pkg'],
  ['-e .', [copy, install], '.'],
  ['-e .[dev]', [copy, install], '.'],
  ['-r base.txt', ['COPY requirements/dev.txt .', 'RUN pip install -r dev.txt'], 'base.txt'],
  ['-r base.txt', ['COPY *.txt ./', install], undefined],
  ['-r base.txt', ['COPY . .', install], undefined],
  ['-r base.txt', [copy, 'COPY base.txt .', install], undefined],
  ['-r base.txt', [copy, 'RUN echo six > base.txt', install], undefined],
  ['-r base.txt', [copy, 'RUN ./make-files', install], undefined],
  ['-r base.txt', ['RUN --mount=type=bind,target=. pip install -r requirements.txt'], undefined],
  ['-r base.txt', ['COPY requirements /app/requirements', 'RUN pip install -r requirements/dev.txt'], undefined],
  ['-r base.txt', ['COPY requirements* ./', copy, install], undefined],
  ['-r https://files.example/base.txt\n-r /base.txt\n-r ${BASE}', [copy, install], undefined],
  ['-e .', ['COPY requirements.txt setup.py ./', install], undefined],
  ['./pkg', ['COPY requirements.txt .', 'COPY pkg pkg', install], undefined],
])('%j, %j', async (text, lines, expected) => {
  expect(await leftOut(lines, text)).toEqual([expected]);
});
