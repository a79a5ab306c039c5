// Packages of the distribution that a file of the build context names: apt-get install -y $(cat packages.txt), xargs apt-get install < packages.txt.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const open = 'which packages of the distribution it adds is not known';
const update = 'RUN apt-get update';
const copy = 'COPY packages.txt requirements.txt ./';
const install = 'RUN pip install six';

it.each<readonly [lines: readonly string[], packages: readonly string[], unchecked: readonly string[]]>([
  [[copy, update, 'RUN xargs apt-get -y install < packages.txt', install], ['make', 'libpq-dev'], []],
  [[copy, update, 'RUN xargs -a packages.txt apt-get install -y', install], ['make', 'libpq-dev'], []],
  [[copy, update, 'RUN cat packages.txt | xargs apt-get install -y', install], ['make', 'libpq-dev'], []],
  [[copy, update, 'RUN apt-get install -y $(cat packages.txt)', install], ['make', 'libpq-dev'], []],
  [[copy, update, 'RUN apt-get install -y git `cat packages.txt`', install], ['git', 'make', 'libpq-dev'], []],
  [[copy, update, 'RUN grep -v make packages.txt | xargs apt-get install -y', install], ['libpq-dev'], []],
  [[copy, update, 'RUN echo curl git | xargs apt-get install -y', install], ['curl', 'git'], []],
  [
    [copy, 'RUN echo curl >> packages.txt', update, 'RUN xargs apt-get install -y < packages.txt', install],
    ['make', 'libpq-dev', 'curl'],
    [],
  ],
  // What nobody can tell is told, where something is installed behind it.
  [[update, 'RUN apt-get install -y $(cat /opt/list)', install], [], [`3 ${open}`]],
  [[update, 'RUN xargs apt-get install -y < /opt/list', install], [], [`3 ${open}`]],
  [[update, 'RUN ./list | xargs apt-get install -y', install], [], [`3 ${open}`]],
  [[update, 'RUN apt-get install -y $PACKAGES', install], [], [`3 ${open}`]],
  [[install, update, 'RUN apt-get install -y $(cat /opt/list)'], [], []],
  [[install, update, 'RUN xargs apt-get install -y < /opt/list'], [], []],
  [[install, 'RUN apt-get update && ./list | xargs apt-get install -y'], [], []],
])('%j', async (lines, packages, unchecked) => {
  const text = ['FROM python:3.12-slim', ...lines, ''].join('\n');
  const [planned] = await planDockerfile(
    dockerfilePlan(text, { 'packages.txt': 'make\nlibpq-dev\n', 'requirements.txt': 'six\n' }),
  );
  const stage = planned?.targets[0]?.stage;
  expect(stage?.packages).toEqual(packages);
  expect(stage?.unchecked?.map(({ line, why }) => `${line} ${why}`) ?? []).toEqual(unchecked);
});
