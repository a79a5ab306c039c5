// `<` without quotes reads from a file: sh ends with "cannot open 2: No such file".

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

it.each([
  ['pip install numpy>=1.20 pandas<2', '2'],
  ['pip install pandas<=2.2.3', '=2.2.3'],
  ['pip install "pandas<2"', undefined],
  ['pip install -r /dev/stdin < requirements.txt', undefined],
])('%s', async (command, file) => {
  const text = `FROM python:3.12-slim\nCOPY requirements.txt .\nRUN ${command}\n`;
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const why = `the shell looks for a file ${file} that it reads from: put what holds < into quotes`;
  expect(stage?.state.notFollowed.map((each) => each.why)).toEqual(file === undefined ? [] : [why]);
});
