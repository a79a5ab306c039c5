// Where nobody knows the current folder of an image: it works in its root as far as files go, and no name stands for it.

import { describe, expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { understandDockerfile } from '../../../packages/core/src/dockerfile/understand-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const files = { 'requirements.txt': 'six==1.16.0\n', 'pyproject.toml': '[project]\nname = "app"\nversion = "1"\n' };
const elsewhere = [{ base: 'python:3.12-slim', platform: 'linux/amd64' }] as const;

describe('an image that nobody knows', () => {
  it.each([
    ['COPY requirements.txt /', 'pip install -r requirements.txt', 'requirements.txt'],
    ['COPY requirements.txt .', 'pip install -r requirements.txt', 'requirements.txt'],
    ['COPY requirements.txt ./', 'pip install -r ./requirements.txt', 'requirements.txt'],
    ['COPY requirements.txt /app/', 'cd app && pip install -r requirements.txt', 'requirements.txt'],
    ['COPY . /', 'pip install .', 'pyproject.toml'],
  ])('%s, %s: is named, and another one may stand for it', async (copy, run, path) => {
    const plan = dockerfilePlan(`FROM mycorp/python:3.12\n${copy}\nRUN ${run}\n`, files);
    await expect(planDockerfile(plan)).rejects.toMatchObject({ code: 'image-unknown' });
    const planned = await planDockerfile({ ...plan, elsewhere });
    expect(planned.flatMap((one) => one.files.map((file) => file.path))).toEqual([path]);
  });
});

// With `--base` another image may stand for it; where `cd $X` leads is not known there either.
it.each([
  ['COPY requirements.txt /', 'cd $X && pip install -r requirements.txt'],
  ['COPY . .', 'cd "$(mktemp -d)" && pip install -r requirements.txt'],
  ['ARG X\nWORKDIR $X\nCOPY requirements.txt /', 'pip install -r requirements.txt'],
  ['ARG X Y\nWORKDIR $X\nCOPY requirements.txt .\nWORKDIR $Y', 'pip install -r requirements.txt'],
])('%s, %s: is not the root of an image that nobody knows', async (copy, run) => {
  const plan = dockerfilePlan(`FROM mycorp/python:3.12\n${copy}\nRUN ${run}\n`, files);
  await expect(planDockerfile({ ...plan, elsewhere })).rejects.toMatchObject({
    reason: expect.stringMatching(/in which folder requirements\.txt is looked for is not known/),
  });
});

it.each([
  ['ARG X\nWORKDIR $X\nCOPY requirements.txt .', 'pip install -r requirements.txt'],
  ['COPY . /app\nWORKDIR /app', 'cd sub && cd - && pip install -r requirements.txt'],
  ['COPY . /app\nWORKDIR /app', 'pushd sub && popd && pip install -r requirements.txt'],
  ['COPY . /app\nWORKDIR /app', '(cd $X && make) && pip install -r requirements.txt'],
])('%s, %s: is known', async (copy, run) => {
  const planned = await planDockerfile(dockerfilePlan(`FROM python:3.12-slim\n${copy}\nRUN ${run}\n`, files));
  expect(planned.flatMap((one) => one.files.map((file) => file.path))).toEqual(['requirements.txt']);
});

it.each([
  ['python:3.12-slim', 'ARG X\nWORKDIR $X\nCOPY requirements.txt /'],
  ['python:3.12-slim', 'COPY requirements.txt /\nRUN cd $X && pip install -r requirements.txt'],
  ['mycorp/python:3.12', 'COPY requirements.txt /app/'],
])('FROM %s, %s: says that the folder is not known', async (from, lines) => {
  const text = `FROM ${from}\n${lines}\n${lines.includes('RUN') ? '' : 'RUN pip install -r requirements.txt\n'}`;
  const plan = dockerfilePlan(text, files);
  const error: unknown = await planDockerfile(plan).catch((each: unknown) => each);
  expect(error).toMatchObject({
    code: 'usage',
    reason: expect.stringMatching(
      from.startsWith('mycorp')
        ? /^line 1: nothing is known of the image mycorp/
        : /in which folder requirements\.txt is looked for is not known/,
    ),
  });
  const [request] = plan.requests;
  if (request === undefined) throw new Error('one is asked');
  expect(JSON.stringify([error, await understandDockerfile(request)])).not.toContain('/?');
});
