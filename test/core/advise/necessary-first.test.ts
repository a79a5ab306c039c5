// Where something cannot be installed and no change leaves nothing to build, what must change stands alone and first.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const sdist = { files: ['tar.gz'], requires: [] };
const index = smallIndex({
  always: { '1.0': sdist },
  newer: { '1.0': sdist, '2.0': { files: ['cp312-cp312-manylinux_2_17_x86_64'], requires: [] } },
  onlywin: {
    '1.0': { files: ['cp312-cp312-win_amd64'], requires: [] },
    '1.1': { files: ['cp312-cp312-manylinux_2_17_x86_64'], requires: [] },
  },
});

async function plans(pins: string): Promise<readonly (readonly string[])[]> {
  const text = `FROM python:3.12-slim\nRUN pip install ${pins}\n`;
  const [first] = await planDockerfile(dockerfilePlan(text, {}));
  if (first === undefined) throw new Error('something is installed');
  const { targets } = await check({ ...first, index });
  return targets.flatMap((target) => target.plans.map(({ changes }) => changes));
}

it.each<[pins: string, told: readonly (readonly string[])[]]>([
  [
    'always==1.0 newer==1.0 onlywin==1.0',
    [
      ['Dockerfile:2: onlywin 1.0 → 1.1: 2 to build instead of 2 to build and 1 impossible'],
      [
        'Dockerfile:2: newer 1.0 → 2.0',
        'Dockerfile:2: onlywin 1.0 → 1.1: 1 to build instead of 2 to build and 1 impossible',
      ],
    ],
  ],
  [
    'always==1.0 onlywin==1.0',
    [['Dockerfile:2: onlywin 1.0 → 1.1: 1 to build instead of 1 to build and 1 impossible']],
  ],
])('%s', async (pins, told) => {
  expect(await plans(pins)).toEqual(told);
});
