// Alpine's shell by its own name, in SHELL, behind `#!` and before `-c`.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const context = {
  'r.txt': 'six==1.16.0\n',
  'run.sh': '#!/bin/ash\nset -e\nwhile read p; do pip install "$p"; done < r.txt\n',
  'env.sh': '#!/usr/bin/env ash\npip install -r r.txt\n',
};

it.each<[lines: readonly string[], commands: readonly string[]]>([
  [['RUN ./run.sh'], ['pip install six==1.16.0']],
  [['RUN ./env.sh'], ['pip install -r r.txt']],
  [['RUN ash -c "pip install -r r.txt"'], ['pip install -r r.txt']],
  [['RUN /bin/ash -eo pipefail -c "pip install -r r.txt"'], ['pip install -r r.txt']],
  [
    ['SHELL ["/bin/ash", "-eo", "pipefail", "-c"]', 'RUN cat r.txt | xargs -n1 pip install'],
    ['pip install six==1.16.0'],
  ],
  [
    ['SHELL ["/bin/ash", "-eo", "pipefail", "-c"]', 'RUN if [ -f r.txt ]; then pip install -r r.txt; fi'],
    ['pip install -r r.txt'],
  ],
])('%j', async (lines, commands) => {
  const text = ['FROM python:3.12-alpine', 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n');
  const { installations, unchecked } = await installationsIn(dockerfilePlan(text, context, { listed: true }));
  expect(unchecked).toEqual([]);
  expect(installations.flatMap(({ stage }) => stage.installs.map(({ understood }) => understood.command))).toEqual(
    commands,
  );
});
