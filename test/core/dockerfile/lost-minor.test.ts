// A COPY that names lib/python3.12 of a stage whose Python is 3.14 stops the build: nothing lies there.

import { expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

async function said(builder: readonly string[], copied: string): Promise<readonly (string | undefined)[]> {
  const text = [...builder, 'FROM python:3.12-slim', `COPY --from=b ${copied} ${copied}`, ''].join('\n');
  const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
  return (await findStages(asked)).notFollowed.flatMap(({ why, remedy }) => [why, remedy]);
}

const packages = '/usr/local/lib/python3.12/site-packages';
const newer = 'FROM python:3.14-slim AS b';
const install = 'RUN pip install six';

it.each([
  [[newer, install], packages],
  [['FROM python:3-slim AS b', install], packages],
  [['FROM python:3.14 AS b', 'COPY . /app', install], `${packages}/six.py`],
  [[newer, 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', 'RUN uv pip install --system six'], packages],
])('has nothing to copy: %j %s', async (builder, copied) => {
  expect(await said(builder, copied)).toEqual([
    'that stage has Python 3.14: there is no /usr/local/lib/python3.12 to copy',
    `copy ${copied.replace('3.12', '3.14')}, or let that stage start with Python 3.12`,
  ]);
});

it('is said of an environment that its Python made', async () => {
  expect(
    (await said([newer, 'RUN python -m venv /opt/venv && /opt/venv/bin/pip install six'], packagesIn('/opt/venv')))[0],
  ).toBe('that stage has Python 3.14: there is no /opt/venv/lib/python3.12 to copy');
});

it.each([
  [['FROM python:3.12-slim AS b', install], packages],
  [[newer, `RUN mkdir -p ${packages} && pip install --target ${packages} six`], packages],
  [[newer, `RUN pip install --target ${packages} six`], packages],
  [[newer, `COPY --from=python:3.12-slim /usr/local /usr/local`, install], packages],
  [[newer, 'RUN make python3.12', install], packages],
  [['FROM python:3-slim AS b', install], '/usr/local/lib/python3.99/site-packages'],
  [[newer, install], packagesIn('/srv/venv')],
])('may be there: %j %s', async (builder, copied) => {
  expect((await said(builder, copied)).filter((why) => why?.includes('to copy'))).toEqual([]);
});

function packagesIn(root: string): string {
  return `${root}/lib/python3.12/site-packages`;
}
