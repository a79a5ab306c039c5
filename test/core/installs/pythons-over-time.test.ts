// A stage that installs for several Pythons: each command is judged on the one that it is for.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const index = smallIndex({
  lxml: { '5.0': { files: ['cp312-cp312-manylinux_2_17_x86_64', 'tar.gz'], requires: [] } },
  six: { '1.16.0': { files: ['py3-none-any'], requires: [] } },
});

async function checked(lines: readonly string[], python?: string): Promise<Report> {
  const plan = dockerfilePlan(`${lines.join('\n')}\n`, { 'requirements.txt': 'lxml==5.0\n' });
  const planned = await planDockerfile({ ...plan, ...(python === undefined ? {} : { facts: { python } }) });
  const [first, ...beside] = planned.map((each) => ({ ...each, index }));
  if (first === undefined) throw new Error('something is installed');
  return check({ ...first, beside });
}

/** `3 lxml: wheel on 3.12`, and what was not judged. */
async function said(lines: readonly string[], python?: string): Promise<readonly string[]> {
  const report = await checked(lines, python);
  const results = report.packages.flatMap(({ name, location, results: each }) =>
    each.flatMap(({ target, verdict, installed }) => {
      const on = report.targets
        .find(({ id }) => id === target)
        ?.python.version.split('.')
        .slice(0, 2)
        .join('.');
      return [`${installed?.line ?? location.line} ${name}: ${verdict} on ${on}`];
    }),
  );
  const unjudged = report.diagnostics
    .filter(({ rule }) => rule === 'WC403')
    .flatMap(({ message }) => message.replace('not judged: ', '').split('; '));
  return [...results.filter((each) => !each.includes(': skipped')).toSorted(), ...unjudged];
}

const own = 'FROM python:3.12-slim-bookworm';
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';
const apt = 'RUN apt-get update && apt-get install -y python3.11 python3-pip';
const lxml = 'pip install lxml==5.0';
const six = 'pip install six==1.16.0';

it.each<readonly [string, readonly string[], readonly string[]]>([
  [
    'what the image is right for, and another Python behind it',
    [own, `RUN ${lxml}`, apt, `RUN python3.11 -m ${six}`],
    ['2 lxml: wheel on 3.12', '4 six: wheel on 3.11'],
  ],
  [
    'what only the image is right for',
    [own, `RUN ${six}`, apt, `RUN python3.11 -m ${lxml}`, `RUN ${six}`],
    // What is there is not installed again.
    ['2 six: wheel on 3.12', '4 lxml: build on 3.11'],
  ],
  [
    'in an environment',
    [own, uv, 'RUN uv venv --python 3.13 /v', `RUN uv ${lxml} --python /v`, `RUN ${lxml}`],
    ['4 lxml: build on 3.13', '5 lxml: wheel on 3.12'],
  ],
  [
    'the same file for each',
    [own, apt, 'COPY . .', 'RUN pip install -r requirements.txt', 'RUN python3.11 -m pip install -r requirements.txt'],
    ['4 lxml: wheel on 3.12', '5 lxml: build on 3.11'],
  ],
  [
    'one that nobody knows',
    [own, `RUN ${lxml}`, 'RUN pyenv install 3.11.9', `RUN ${lxml}`],
    [
      '2 lxml: wheel on 3.12',
      'Dockerfile:3 pyenv install 3.11.9 (which Python pyenv brings is not followed: say --python)',
      'Dockerfile:4 pip install lxml==5.0 (which Python it installs for is not known: say --python)',
    ],
  ],
])('%s', async (_, lines, expected) => {
  expect(await said(lines)).toEqual(expected);
});

it('--python tells of the one that nobody knows, and of no other', async () => {
  const lines = [own, `RUN ${lxml}`, 'RUN pyenv install 3.11.9', `RUN ${lxml}`];
  expect(await said(lines, '3.11')).toEqual(['2 lxml: wheel on 3.12', '4 lxml: build on 3.11']);
  expect(await said([own, `RUN ${lxml}`], '3.11')).toEqual(['2 lxml: build on 3.11']);
});

it('an archive that is not known brings the Python that all is installed for', async () => {
  const deadsnakes = 'RUN add-apt-repository ppa:deadsnakes/ppa && apt-get update && apt-get install -y python3.11';
  expect(await said(['FROM ubuntu:22.04', deadsnakes, `RUN python3.11 -m ${lxml}`])).toEqual(['3 lxml: build on 3.11']);
});
