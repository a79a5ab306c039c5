// What the judged packages need and nothing names (WC202): told of the file, or of the commands where their words are all there is.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';
import { smallIndex } from '../../support/small-index.ts';

const pure = { files: ['py3-none-any'], requires: [] };
const index = smallIndex({
  spam: { '1.0': { ...pure, requires: ['ham'] } },
  ham: { '1.0': pure },
  eggs: { '1.0': pure },
});

it.each<readonly [command: string, said: string]>([
  ['pip install spam==1.0', '1 package that these need is named by no command and was not judged: ham (by spam)'],
  ['pip install -r requirements.txt', '1 package that these need is not in the file and was not judged: ham (by spam)'],
  [
    'pip install -r requirements.txt eggs==1.0',
    '1 package that these need is not in the file and was not judged: ham (by spam)',
  ],
])('%s', async (command, said) => {
  const lines = ['FROM python:3.12-slim', 'COPY . .', `RUN ${command}`];
  const context = { 'requirements.txt': 'spam==1.0\n' };
  const [first] = await planDockerfile(dockerfilePlan(`${lines.join('\n')}\n`, context));
  if (first === undefined) throw new Error('something is installed');
  const { diagnostics } = await check({ ...first, index, resolve: false });
  expect(diagnostics.filter(({ rule }) => rule === 'WC202').map(({ message }) => message)).toEqual([said]);
});
