// Lines of which only the version of a Python is open: --python answers them, and nothing else that they do.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const deadsnakes =
  'add-apt-repository ppa:deadsnakes/ppa && apt-get update && apt-get install -y python3.11 python3-pip';

it.each([
  ['ubuntu:22.04', deadsnakes, 0],
  ['python:3.9-slim', 'pyenv install 3.11', 0],
  ['python:3.9-slim', 'conda install -y numpy', 1],
])('%s, %s with --python 3.11: %i not judged', async (from, command, unjudged) => {
  const text = `FROM ${from}\nRUN ${command}\nRUN python3.11 -m pip install six==1.16.0\n`;
  const plan = dockerfilePlan(text, {});
  const [asked] = await planDockerfile({ ...plan, facts: { python: '3.11' } });
  const lines = asked?.targets[0]?.stage?.unchecked ?? [];
  expect(lines.filter(({ why }) => /--python|conda/.test(why))).toHaveLength(unjudged);
  expect(asked?.targets[0]?.python).toBe('3.11');
});
