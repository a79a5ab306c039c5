// What stands below the packages of a target where no change helps.

import { expect, it } from 'vitest';
import { wayOut } from '../../../../packages/core/src/render/terminal/way-out.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

it.each([
  [false, [], ['No change was found that leaves nothing to build.']],
  // python-ldap on an image that has a compiler and its headers, and in a stage that adds them
  [true, [], ['Nothing has to be installed before: python:3.12-alpine has what is needed to', 'build.']],
  [
    true,
    ['build-base', 'openldap-dev'],
    ['Nothing has to be installed before: this stage has what is needed to build.'],
  ],
])('what the builds need is there: %s, %j added', (ready, packages, lines) => {
  const target = { ...sampleTarget('t0'), packages };
  const report = sampleReport(
    [samplePackage('python-ldap', 1, [sampleResult('t0', { verdict: 'build', ready })])],
    {},
    [target],
  );
  expect(wayOut(report, target, { width: 80, verbose: false })).toEqual(lines);
});
