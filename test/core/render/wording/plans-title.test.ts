// What stands over plans that leave something to build: a trouble where the build lacks something, none where all is there.

import { expect, it } from 'vitest';
import { plansTitle } from '../../../../packages/core/src/render/wording/plans-title.ts';
import { samplePackage, samplePlan, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

it.each([
  [0, false, 'Smallest changes that leave nothing to build'],
  [1, false, 'No change was found that leaves nothing to build; these leave less'],
  [1, true, 'Changes that leave less to build'],
])('%i to build, all there: %s', (build, ready, title) => {
  const target = sampleTarget('t0');
  const result = sampleResult('t0', { verdict: 'build', rules: ['WC101'], ready });
  const report = sampleReport([samplePackage('psycopg2', 1, [result])], {}, [target]);
  expect(plansTitle(report, target, [samplePlan({ leaves: { build, impossible: 0 } })])).toBe(title);
});

it('says that what clashes has to be mended before a plan can help', () => {
  const target = sampleTarget('t0');
  const result = sampleResult('t0', { verdict: 'build', rules: ['WC101'] });
  const clash = {
    rule: 'WC112',
    level: 'error',
    message: 'no set of versions',
    target: 't0',
    location: null,
    kind: 'said',
    about: [],
  } as const;
  const report = sampleReport([samplePackage('cffi', 1, [result])], { diagnostics: [clash] }, [target]);
  expect(plansTitle(report, target, [samplePlan({})])).toBe(
    'Once WC112 is mended: smallest changes that leave nothing to build',
  );
});
