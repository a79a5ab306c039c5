// What a stage has when it installs, and what of that it takes away behind it: only the stage that runs is asked.

import { expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';

const builds = 'apk add --virtual .build gcc musl-dev postgresql-dev';

it.each<readonly [lines: readonly string[], drops: readonly string[] | undefined]>([
  [['RUN apk add gcc postgresql-dev', 'RUN pip install psycopg2'], undefined],
  [
    [`RUN ${builds}`, 'RUN pip install psycopg2', 'RUN apk del .build'],
    ['gcc', 'musl-dev', 'postgresql-dev'],
  ],
  [[`RUN ${builds} && pip install psycopg2 && apk del .build`], ['gcc', 'musl-dev', 'postgresql-dev']],
  [
    ['RUN apk add postgresql-dev', `RUN ${builds}`, 'RUN pip install psycopg2', 'RUN apk del .build'],
    ['gcc', 'musl-dev'],
  ],
  // A later stage that starts from it runs.
  [
    [`RUN ${builds}`, 'RUN pip install psycopg2', 'FROM built', 'RUN apk del .build'],
    ['gcc', 'musl-dev', 'postgresql-dev'],
  ],
  // Another one runs.
  [[`RUN ${builds}`, 'RUN pip install psycopg2', 'FROM python:3.12-alpine'], undefined],
])('%j: %j', async (lines, drops) => {
  const text = ['FROM python:3.12-alpine AS built', ...lines, ''].join('\n');
  const { stages } = await findStages({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const [stage] = stages;
  expect(stage?.request(stage.installs).stage?.drops?.toSorted()).toEqual(drops);
});
