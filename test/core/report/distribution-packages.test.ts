// Packages of apt and apk that bring what is asked for: pip says "Requirement already satisfied" of psycopg2 beside Debian's python3-psycopg2 (pip 23.0.1).

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { distributionPackages } from '../../../packages/core/src/report/distribution-packages.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

it.each([
  [['python3-psycopg2', 'python3-pip', 'gcc'], ['psycopg2', 'six'], ['psycopg2 of python3-psycopg2']],
  [['py3-yaml', 'py3-numpy'], ['pyyaml', 'pandas'], ['pyyaml of py3-yaml']],
  [
    ['python3-pil', 'python3-sklearn'],
    ['pillow', 'scikit-learn'],
    ['pillow of python3-pil', 'scikit-learn of python3-sklearn'],
  ],
  [['python3', 'python3.11-venv', 'libpq-dev'], ['python3', 'venv'], []],
])('%j beside %j', (packages, asked, said) => {
  expect(distributionPackages(packages, new Set(asked)).map(({ name, from }) => `${name} of ${from}`)).toEqual(said);
});

const index = smallIndex({ psycopg2: { '2.9.9': { files: ['tar.gz'], requires: [] } } });
const apt = 'RUN apt-get update && apt-get install -y python3-venv python3-pip python3-psycopg2';

it.each([
  ['FROM debian:11', [apt, 'RUN pip3 install psycopg2'], true],
  ['FROM alpine:3.18', ['RUN apk add python3 py3-pip py3-psycopg2', 'RUN pip install psycopg2'], true],
  // Its own Python looks elsewhere, and so does that of an environment.
  ['FROM python:3.12-alpine', ['RUN apk add py3-psycopg2', 'RUN pip install psycopg2'], false],
  ['FROM debian:11', [apt, 'RUN python3 -m venv /v && /v/bin/pip install psycopg2'], false],
  ['FROM debian:11', ['RUN apt-get update && apt-get install -y python3-pip', 'RUN pip3 install psycopg2'], false],
])('%s, %j', async (from, lines, isSaid) => {
  const planned = await planDockerfile(dockerfilePlan([from, ...lines, ''].join('\n'), {}));
  const [first, ...beside] = planned.map((each) => ({ ...each, index }));
  if (first === undefined) throw new Error('something is installed');
  const { diagnostics } = await check({ ...first, beside });
  expect(diagnostics.some(({ message }) => message.includes('pip leaves alone what fits'))).toBe(isSaid);
});
