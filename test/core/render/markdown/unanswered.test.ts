// What Markdown says of an index that told nothing: why, and what to do.

import { expect, it } from 'vitest';
import { markdown } from '../../../../packages/core/src/render/markdown/markdown.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

it.each([
  ['did not answer', undefined, 'did not answer for 1 package: HTTP 503; try again when the index answers'],
  ['was not asked', undefined, 'was not asked for 1 package: HTTP 503; run without --offline'],
  ['did not answer', 'give it a password', 'did not answer for 1 package: HTTP 503; give it a password'],
] as const)('it %s: %s', (silence, remedy, line) => {
  const rows = [
    samplePackage('p0', 1, [sampleResult('t0', { verdict: 'unknown', rules: ['WC201'], reason: 'index' })]),
  ];
  const fault = { packages: ['p0'], silence, cause: 'HTTP 503', ...(remedy === undefined ? {} : { remedy }) };
  const report = sampleReport(rows, { complete: false, faults: [fault] }, [sampleTarget('t0')]);
  expect(markdown(report)).toContain(`- The index ${line}\n`);
});
