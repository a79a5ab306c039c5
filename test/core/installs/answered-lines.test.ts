// An installer that is not there, and the one that installs in its place: seen of dash, which ends with 127 and goes on behind `||`.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const note = expect.stringMatching(/^Dockerfile:4: .*there is no uv in this stage: .*; the script goes on without it$/);
const files = { 'r.txt': 'six==1.16.0\n', 'other.txt': 'idna==3.7\n' };

it.each([
  ['uv pip install --system -r r.txt || pip install -r r.txt', [note], 0],
  ['if uv pip install --system -r r.txt; then echo; else pip install -r r.txt; fi', [note], 0],
  ['uv pip install --system -r r.txt -r other.txt || pip install -r r.txt', [note], 0],
  ['uv pip install --system -r other.txt || pip install -r r.txt', [note], 0],
  ['uv pip install --system -r r.txt idna || pip install -r r.txt', [note], 0],
  ['uv sync --frozen || pip install -r r.txt', [note], 0],
  ['uv sync --frozen; pip install -r r.txt', [], 1],
])('%s: notes %j, %i not judged', async (command, notes, unjudged) => {
  const [plan] = await planDockerfile(
    dockerfilePlan(`FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN ${command}\n`, files),
  );
  expect(plan?.remarks ?? []).toEqual(notes);
  expect(plan?.targets[0]?.stage?.unchecked).toHaveLength(unjudged);
});
