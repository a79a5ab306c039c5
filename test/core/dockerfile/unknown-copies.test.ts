// What COPY brings of packages that nobody can know.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

async function told(builder: string, lines: string): Promise<readonly string[]> {
  const text = `FROM python:3.12-slim AS builder\n${builder}\nFROM python:3.12-alpine\n${lines}\n`;
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return stages.at(-1)?.understood.notFollowed.map(({ why }) => why) ?? [];
}

const unset = 'V has no value that is known: --build-arg V=…';
const before = 'what was installed there before the image is built is not known';
const venv = 'ARG V\nRUN python -m venv $V && $V/bin/pip install six';

it.each([
  [venv, 'ARG V\nCOPY --from=builder $V $V', [unset]],
  [venv, 'ARG V\nCOPY --from=builder ${V}/lib /usr/local/lib', [unset]],
  [venv, 'ARG V\nRUN --mount=from=builder,source=$V,target=/mnt cp -r /mnt /opt/venv', [unset]],
  [venv, 'ARG V=/opt/venv\nCOPY --from=builder $V $V', []],
  ['RUN echo nothing', 'ARG V\nCOPY --from=builder $V $V', []],
  ['', 'COPY venv /app/venv', [before]],
  ['', 'COPY app/.venv/ /app/.venv', [before]],
  ['', 'ADD lib/site-packages /usr/local/lib/python3.12/site-packages', [before]],
  ['', 'COPY venv.sh requirements /app/', []],
])('%s, %s', async (builder, lines, whys) => {
  expect(await told(builder, lines)).toEqual(whys);
});
