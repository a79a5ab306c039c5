// What stands below the packages of a target where no change helps.

import { expect, it } from 'vitest';
import { wayOut } from '../../../../packages/core/src/render/terminal/way-out.ts';
import type { Diagnostic, Report, ReportPlan, ReportResult } from '../../../../packages/core/src/report/report.ts';
import { samplePackage, samplePlan, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

it.each([
  [false, [], ['No change was found that leaves nothing to build.']],
  // python-ldap on an image that has a compiler and its headers, and in a stage that adds them
  [true, [], ['As far as is known, the build goes through with what python:3.12-alpine has.']],
  [true, ['build-base', 'openldap-dev'], ['As far as is known, the build goes through with what this stage has.']],
])('what the builds need is there: %s, %j added', (ready, packages, lines) => {
  const target = { ...sampleTarget('t0'), packages };
  const report = sampleReport(
    [samplePackage('python-ldap', 1, [sampleResult('t0', { verdict: 'build', ready })])],
    {},
    [target],
  );
  expect(wayOut(report, target, { width: 80, verbose: false })).toEqual(lines);
});

const plan = samplePlan({ text: 'another', leaves: { build: 1, impossible: 0 } });
const halted: Diagnostic = {
  rule: null,
  level: 'error',
  message: 'it stops',
  target: null,
  location: { path: 'Dockerfile', line: 2 },
  kind: 'build-stops',
  about: [],
  stop: { command: 'make', why: 'there is no make', remedy: undefined, first: true, behind: false },
};

it.each<
  readonly [
    what: string,
    result: Partial<ReportResult>,
    change: Partial<Report>,
    plans: readonly ReportPlan[],
    first: string,
  ]
>([
  [
    'before changes that leave less',
    {},
    {},
    [plan],
    'As far as is known, the build goes through with what python:3.12-alpine has.',
  ],
  [
    'not where something was not judged',
    {},
    { complete: false },
    [],
    'Nothing has to be installed before: python:3.12-alpine has what is needed to',
  ],
  [
    'not where the build stops above',
    {},
    { diagnostics: [halted] },
    [],
    'Nothing has to be installed before: python:3.12-alpine would have what is needed',
  ],
  ['not where something is missing', { ready: false }, {}, [], 'No change was found that leaves nothing to build.'],
])('that the build goes through is said once, %s', (_what, result, change, plans, first) => {
  const target = { ...sampleTarget('t0'), plans };
  const row = samplePackage('python-ldap', 1, [sampleResult('t0', { verdict: 'build', ready: true, ...result })]);
  const report = sampleReport([row], change, [target]);
  const lines = wayOut(report, target, { width: 80, verbose: false });
  expect(lines[0]).toBe(first);
  expect(lines.filter((line) => line.includes('goes through'))).toHaveLength(first.includes('goes through') ? 1 : 0);
});
