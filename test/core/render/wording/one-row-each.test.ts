// A table has one row for a version of a package, whichever file asks for it.

import { expect, it } from 'vitest';
import { oneRowEach } from '../../../../packages/core/src/render/wording/one-row-each.ts';
import { samplePackage, sampleReport, sampleResult } from '../../../support/sample-report.ts';

const skipped = { verdict: 'skipped', reason: 'not-needed', file: null } as const;
const build = { verdict: 'build', rules: ['WC101'] } as const;

it('joins rows of two files that are about different targets', () => {
  const report = sampleReport([
    samplePackage('cffi', 1, [sampleResult('t0', build), sampleResult('t1', skipped)]),
    samplePackage('cffi', 9, [sampleResult('t0', skipped), sampleResult('t1', build)]),
  ]);
  expect(
    oneRowEach(report).packages.map(({ location, results }) => [
      location.line,
      ...results.map(({ verdict }) => verdict),
    ]),
  ).toEqual([[1, 'build', 'build']]);
});

it('keeps rows apart that are about one target', () => {
  const row = (line: number) => samplePackage('cffi', line, [sampleResult('t0', build), sampleResult('t1', skipped)]);
  expect(oneRowEach(sampleReport([row(1), row(9)])).packages).toHaveLength(2);
});
