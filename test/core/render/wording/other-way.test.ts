// What leaves nothing to build where an installation stops: by its lines where they are few, else by the letter that the plan has below, or its first line where a report has several targets.

import { expect, it } from 'vitest';
import { otherWay } from '../../../../packages/core/src/render/wording/other-way.ts';
import type { ReportPlan } from '../../../../packages/core/src/report/report.ts';
import type { BuildStop } from '../../../../packages/core/src/report/stop-words.ts';
import { samplePackage, samplePlan, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

const stop: BuildStop = {
  command: 'pip install',
  why: 'gcc is missing',
  remedy: 'add gcc',
  first: true,
  behind: true,
  judged: true,
};
const pins = ['a.txt:1: spam 1.0 → 2.0', 'a.txt:2: eggs 1.0 → 3.0'];

/** Of a report on one image, or on two services, of which the first stops. */
function told(plan: ReportPlan, others: readonly string[] = []) {
  const results = ['t0', ...others.map((_name, position) => `t${position + 1}`)].map((id) =>
    sampleResult(id, id === 't0' ? { verdict: 'build', rules: ['WC101'] } : {}),
  );
  const about = { rule: null, level: 'warning', message: 'it stops', kind: 'lacking-needs', about: [] } as const;
  const location = { path: 'Dockerfile', line: 3 };
  const diagnostics = [{ ...about, target: 't0', location, stop } as const];
  const file = { path: 'Dockerfile', stage: null, line: 3, command: 'pip install' };
  const service = (name: string) => ({ name, service: name, commands: [file], dockerfile: file });
  const targets = [
    sampleTarget('t0', { plans: [plan], ...(others.length === 0 ? {} : service('worker')) }),
    ...others.map((name, position) => sampleTarget(`t${position + 1}`, service(name))),
  ];
  return otherWay(['t0'], sampleReport([samplePackage('spam', 1, results)], { diagnostics }, targets));
}

const slim = { base: 'python:3.12-slim', kind: 'base' } as const;
const moved = [
  'worker/Dockerfile:1: python:3.11-alpine → python:3.11-slim',
  'worker/Dockerfile:2: apk add goes (python:3.11-slim has no apk)',
  'worker/requirements.txt:3: psycopg2 2.9.9 → psycopg2-binary 2.9.9',
];

it.each<[what: string, plan: ReportPlan, alone: string, service: string]>([
  [
    'two lines of one file',
    samplePlan({ pins: [{ name: 'spam', version: '2.0' }], changes: pins }),
    'a.txt:1: spam 1.0 → 2.0 and :2: eggs 1.0 → 3.0, which leaves nothing to build',
    'a.txt:1: spam 1.0 → 2.0 and :2: eggs 1.0 → 3.0, which leaves nothing to build',
  ],
  [
    'three lines, one of which goes',
    samplePlan({ ...slim, changes: moved }),
    'worker/Dockerfile:1: python:3.11-alpine → python:3.11-slim, :2: apk add goes and worker/requirements.txt:3: psycopg2 2.9.9 → psycopg2-binary 2.9.9, which leaves nothing to build',
    'worker/Dockerfile:1: python:3.11-alpine → python:3.11-slim, :2: apk add goes and worker/requirements.txt:3: psycopg2 2.9.9 → psycopg2-binary 2.9.9, which leaves nothing to build',
  ],
  [
    'four lines',
    samplePlan({ ...slim, changes: [...moved, 'worker/requirements.txt:4: spam 1.0 → 2.0'] }),
    'plan A below (python:3.12-slim), which leaves nothing to build',
    'take python:3.12-slim for worker: nothing has to be compiled then (no pin changes); that is worker/Dockerfile:1 and 3 more changes',
  ],
  [
    'a long line',
    samplePlan({
      ...slim,
      changes: [
        'Dockerfile:1: python:3.12-alpine → python:3.12-slim',
        'Dockerfile:3: apk add → apt-get update && apt-get install -y --no-install-recommends curl',
      ],
    }),
    'plan A below (python:3.12-slim), which leaves nothing to build',
    'take python:3.12-slim for worker: nothing has to be compiled then (no pin changes); that is Dockerfile:1 and 1 more change',
  ],
  [
    'what has no line',
    samplePlan({ ...slim, changes: ['python:3.12-alpine → python:3.12-slim'], notes: ['another note'] }),
    'plan A below (python:3.12-slim), which leaves nothing to build',
    'take python:3.12-slim for worker: nothing has to be compiled then (no pin changes; another note)',
  ],
])('%s', (_what, plan, alone, service) => {
  expect(told(plan)).toEqual({ way: alone, instead: alone });
  expect(told(plan, ['api'])).toEqual({ way: service, instead: service });
});

it('is none where no change leaves nothing to build', () => {
  expect(told(samplePlan({ leaves: { build: 1, impossible: 0 } }))).toEqual({ way: '', instead: '' });
});
