// Exit code 1 beside "the build goes through" is explained, and what the report says itself is not said again.

import { expect, it } from 'vitest';
import { whyFails } from '../../packages/cli/src/why-fails.ts';
import { gate } from '../../packages/core/src/rules/gate.ts';
import type { ReportResult } from '../../packages/core/src/report/report.ts';
import { type SampleChange, samplePackage, sampleReport, sampleResult } from '../support/sample-report.ts';

const ready: SampleChange = { verdict: 'build', rules: ['WC101'], ready: true };
const accepted = { rule: 'WC101', by: 'flag', reason: null, until: null } as const;

it.each<readonly [what: string, results: readonly SampleChange[], code: number, why: string | undefined]>([
  ['one build', [ready, {}], 1, 'exit code 1, as 1 package must be built: --fail-on impossible lets it pass'],
  ['two', [ready, ready], 1, 'exit code 1, as 2 packages must be built: --fail-on impossible lets them pass'],
  ['one that lacks something: the report says what', [ready, { ...ready, ready: false }], 1, undefined],
  ['beside what cannot be installed', [ready, { verdict: 'impossible', rules: ['WC102'] }], 1, undefined],
  ['a wheel that may be for glibc', [{ rules: ['WC108'] }], 1, undefined],
  ['a build that is accepted', [{ ...ready, suppressed: accepted }], 0, undefined],
])('%s', (_what, results, code, why) => {
  const rows = results.map((change, at): ReturnType<typeof samplePackage> => {
    const result: ReportResult = sampleResult('t0', change);
    return samplePackage(`p${at}`, at + 1, [result]);
  });
  const report = sampleReport(rows, { diagnostics: [] });
  expect(gate(report)).toBe(code);
  expect(whyFails(report)).toBe(why);
});
