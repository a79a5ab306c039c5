// What conda installs from a file is not judged; the command that judges what the file hands to pip is named.

import { expect, it } from 'vitest';
import { installationsIn, planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const file = (python: string, pip = '  - pip:\n      - psycopg2==2.9.9\n'): string =>
  `name: x\nchannels: [conda-forge]\ndependencies:\n  - ${python}\n  - pandas\n  - pip\n${pip}`;

const judges = 'judges what that file hands to pip';
const open = 'what conda installs is not judged';

it.each<[command: string, files: Readonly<Record<string, string>>, python: string | undefined, told: string]>([
  [
    'conda env create -f environment.yml',
    { 'environment.yml': file('python=3.12') },
    undefined,
    `${open} | wheelcheck environment.yml --base Dockerfile --python 3.12 ${judges}`,
  ],
  [
    'conda env create -f environment.yml',
    { 'environment.yml': file('python=3.12') },
    '3.11',
    `what conda installs is not judged | wheelcheck environment.yml --base Dockerfile --python 3.11 ${judges}`,
  ],
  [
    'micromamba install -y -n base -f /tmp/conda/env.yaml',
    { 'conda/env.yaml': file('conda-forge::python==3.11.4') },
    undefined,
    `${open} | wheelcheck conda/env.yaml --base Dockerfile --python 3.11.4 ${judges}`,
  ],
  [
    'mamba env update --file=environment.yml --prune',
    { 'environment.yml': file('python>=3.9') },
    undefined,
    `${open} | wheelcheck environment.yml --base Dockerfile --python 3.N ${judges}`,
  ],
  [
    'conda env create',
    { 'environment.yml': file('python 3.10.*') },
    undefined,
    `${open} | wheelcheck environment.yml --base Dockerfile --python 3.10 ${judges}`,
  ],
  [
    'conda env create -f environment.yml',
    { 'environment.yml': file('python=3.12', '') },
    undefined,
    `${open}; environment.yml hands nothing to pip | `,
  ],
  ['conda env create -f environment.yml', {}, undefined, `${open} | `],
  ['conda install -y python=3.12 numpy', { 'environment.yml': file('python=3.12') }, undefined, `${open} | `],
])('%s %j', async (command, files, python, told) => {
  const text = `FROM continuumio/miniconda3\nCOPY . .\nRUN ${command}\n`;
  const plan = dockerfilePlan(text, files);
  const { unchecked, unclear } = await installationsIn(python === undefined ? plan : { ...plan, facts: { python } });
  expect([...unchecked, ...unclear].map(({ why, remedy = '' }) => `${why} | ${remedy}`)).toEqual([told]);
});

it.each([
  'conda init bash',
  'conda config --add channels conda-forge',
  'conda clean -afy',
  'micromamba shell init -s bash',
])('%s installs nothing', async (command) => {
  const plan = planDockerfile(dockerfilePlan(`FROM continuumio/miniconda3\nRUN ${command}\n`));
  await expect(plan).rejects.toMatchObject({ code: 'empty' });
});
