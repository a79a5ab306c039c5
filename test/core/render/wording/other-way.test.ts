// What leaves nothing to build where an installation stops: by its lines where they are few, else by the letter that the plan has below.

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

/** Whether it stops for want of something that can be added. */
function told(plan: ReportPlan, stops = true) {
  const built = samplePackage('spam', 1, [sampleResult('t0', { verdict: 'build', rules: ['WC101'] })]);
  const about = { rule: null, level: 'warning', message: 'it stops', kind: 'lacking-needs', about: [] } as const;
  const location = { path: 'Dockerfile', line: 3 };
  const diagnostics = stops ? [{ ...about, target: 't0', location, stop } as const] : [];
  return otherWay(['t0'], sampleReport([built], { diagnostics }, [sampleTarget('t0', { plans: [plan] })]));
}

const moved = 'take python:3.12-slim instead: nothing has to be compiled then (no pin changes)';

it.each<[what: string, plan: ReportPlan, way: string, instead: string]>([
  [
    'two lines',
    samplePlan({ pins: [{ name: 'spam', version: '2.0' }], changes: pins }),
    'a.txt:1: spam 1.0 → 2.0 and a.txt:2: eggs 1.0 → 3.0, which leaves nothing to build',
    'a.txt:1: spam 1.0 → 2.0 and a.txt:2: eggs 1.0 → 3.0, which leaves nothing to build',
  ],
  [
    'three lines',
    samplePlan({ base: 'python:3.12-slim', kind: 'base', changes: [...pins, 'a.txt:3: ham 1.0 → 2.0'] }),
    moved,
    'plan A below (python:3.12-slim), which leaves nothing to build',
  ],
])('%s', (_what, plan, way, instead) => {
  expect(told(plan)).toEqual({ way, instead });
  expect(told(plan, false)).toEqual({ way, instead: '' });
});

it('is none where no change leaves nothing to build', () => {
  expect(told(samplePlan({ leaves: { build: 1, impossible: 0 } }))).toEqual({ way: '', instead: '' });
});
