// A file that no COPY brings: the COPY of its neighbour is to be changed where the build context has the file.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const asked = async (
  copy: string,
  install: string,
  files: readonly string[],
): Promise<readonly (string | undefined)[]> => {
  const text = ['FROM python:3.12-slim', 'RUN pip install poetry==1.8.3', 'WORKDIR /app', copy, install, ''].join('\n');
  const context = Object.fromEntries(files.map((path) => [path, '']));
  const { unchecked } = await installationsIn(dockerfilePlan(text, context));
  return unchecked.map(({ line, remedy, remedyLine = line }) => `${remedyLine}: ${remedy ?? ''}`);
};

const poetry = 'RUN poetry install --only main --no-root';
const before = '5: copy poetry.lock to /app before installing (poetry lock makes it)';

it.each([
  ['the file is there', 'COPY pyproject.toml ./', poetry, ['poetry.lock'], '4: add poetry.lock to this COPY'],
  ['it is not', 'COPY pyproject.toml ./', poetry, [], before],
  [
    'beside it, below the context',
    'COPY a/pyproject.toml ./',
    poetry,
    ['a/poetry.lock'],
    '4: add a/poetry.lock to this COPY',
  ],
  ['it lies elsewhere', 'COPY a/pyproject.toml ./', poetry, ['poetry.lock'], before],
  [
    'several files go into what ends with a slash alone',
    'COPY pyproject.toml /app',
    poetry,
    ['poetry.lock'],
    '4: add poetry.lock to this COPY and end /app with a slash',
  ],
  ['the COPY goes elsewhere', 'COPY pyproject.toml /srv/', poetry, ['poetry.lock'], before],
  [
    'requirements of pip',
    'COPY main.py .',
    'RUN pip install -r requirements.txt',
    ['requirements.txt'],
    '4: add requirements.txt to this COPY',
  ],
])('%s', async (_, copy, install, files, told) => {
  expect(await asked(copy, install, files)).toContain(told);
});
