// A requirements file that the image changes: the command that judges it by itself is named where the build context has it.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const asked = async (lines: readonly string[], files: readonly string[]): Promise<readonly string[]> => {
  const text = ['FROM python:3.12-slim', ...lines, ''].join('\n');
  const context = Object.fromEntries(files.map((path) => [path, '']));
  const { unchecked } = await installationsIn(dockerfilePlan(text, context));
  return unchecked.map(({ line, remedy = '' }) => `${line}: ${remedy}`);
};

const copy = 'COPY deps.txt ./';
const change = 'RUN python pin.py deps.txt';
const install = 'RUN pip install -r deps.txt';
const judges = 'judges it as it stands, without that change';

it.each([
  ['one stage', [copy, change, install], ['deps.txt'], [`4: wheelcheck deps.txt --base Dockerfile ${judges}`]],
  [
    'copied by another name',
    ['COPY a/deps.txt ./deps.txt', change, install],
    ['a/deps.txt'],
    [`4: wheelcheck a/deps.txt --base Dockerfile ${judges}`],
  ],
  [
    'several stages, by name and by number',
    ['FROM python:3.12-slim AS builder', copy, change, install, 'FROM builder', 'COPY deps.txt ./', change, install],
    ['deps.txt'],
    [
      `5: wheelcheck deps.txt --base Dockerfile --stage builder ${judges}`,
      `9: wheelcheck deps.txt --base Dockerfile --stage 2 ${judges}`,
    ],
  ],
  ['the context lacks it', [copy, change, install], [], ['4: ']],
  ['it constrains alone', [copy, change, 'RUN pip install -c deps.txt six'], ['deps.txt'], ['4: ']],
])('%s', async (_, lines, files, told) => {
  expect(await asked(lines, files)).toEqual(told);
});
