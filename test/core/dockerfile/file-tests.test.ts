// `[ -f requirements.txt ] && pip install -r …`: whether it runs is known where a COPY names the file.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const install = '[ -f r.txt ] && pip install -r r.txt';
const doubt = 'whether it runs hangs on something that is not known';

it.each([
  ['COPY r.txt .', install, [['r.txt'], []]],
  ['COPY a.txt r.txt ./', install, [['r.txt'], []]],
  ['COPY a.txt r.txt', install, [['a.txt'], []]],
  ['COPY r.txt .', 'if [ -e /app/r.txt ]; then pip install -r r.txt; else pip install six; fi', [['r.txt'], []]],
  ['COPY r.txt .', 'test -s r.txt && pip install -r r.txt', [[], [doubt]]],
  ['COPY r.txt .', `rm r.txt; ${install}`, [[], [doubt]]],
  ['COPY r.txt .', `rm -rf /app && ${install}`, [[], [doubt]]],
  ['COPY r.txt .', '[ ! -f r.txt ] || pip install -r r.txt', [['r.txt'], []]],
  ['COPY . .', install, [[], [doubt]]],
  ['COPY r*.txt .', install, [[], [doubt]]],
  ['COPY a.txt .', install, [[], [doubt]]],
] as const)('%s, %s', async (copy, command, expected) => {
  const text = `FROM python:3.12-slim\nWORKDIR /app\n${copy}\nRUN ${command}\n`;
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect([
    stage?.state.installs.flatMap(({ understood: { files } }) => files),
    stage?.state.notFollowed.map(({ why }) => why),
  ]).toEqual(expected);
});
