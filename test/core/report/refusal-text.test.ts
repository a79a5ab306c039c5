// Why nothing is installed: a line that stops the build is no installer that refuses a file, and what no rule covers has no id.

import { expect, it } from 'vitest';
import { plansTitle } from '../../../packages/core/src/render/wording/plans-title.ts';
import { fileRefused } from '../../../packages/core/src/report/file-refused.ts';
import { isRefused, refusalText } from '../../../packages/core/src/report/refusal-text.ts';
import type { Diagnostic } from '../../../packages/core/src/report/report.ts';
import { samplePackage, samplePlan, sampleReport, sampleResult, sampleTarget } from '../../support/sample-report.ts';

const error = { level: 'error', message: 'it is so', target: null, location: null, about: [], naming: [] } as const;
const at = { path: 'Dockerfile', line: 5 };
const rule = (id: 'WC103' | 'WC112' | 'WC401'): Diagnostic => ({ ...error, rule: id, kind: id });
const stops = { command: 'apt-get update', why: 'its mirrors are gone', remedy: undefined, first: true, behind: false };
const stop: Diagnostic = { ...error, rule: null, kind: 'build-stops', location: at, stop: stops };
const stale: Diagnostic = { ...error, rule: null, kind: 'refused-stale-lock' };
const title = 'smallest changes that leave nothing to build';

it.each<[what: string, diagnostics: readonly Diagnostic[], text: string, refused: boolean, before: string]>([
  ['a line that stops', [stop], 'the build stops at Dockerfile:5', true, `Once Dockerfile:5 is mended: ${title}`],
  ['no rule', [stale], 'the installer refuses the whole file', true, 'S'],
  ['a rule', [rule('WC103'), stale], 'the installer refuses the whole file (WC103)', true, 'S'],
  ['what runs elsewhere', [rule('WC401')], 'what is installed cannot run where it is copied (WC401)', false, 'S'],
  [
    'all of them',
    [rule('WC112'), stop, rule('WC401')],
    'the build stops at Dockerfile:5, and the installer refuses the whole file (WC112), and what is installed cannot run where it is copied (WC401)',
    true,
    `Once WC112 and Dockerfile:5 are mended: ${title}`,
  ],
])('%s', (_what, diagnostics, text, isWhole, before) => {
  const target = { ...sampleTarget('t0'), plans: [samplePlan({})] };
  const row = samplePackage('p0', 1, [sampleResult('t0', { verdict: 'build' })]);
  const report = { ...sampleReport([row], {}, [target]), diagnostics };
  const refused = fileRefused(report, 't0');
  expect([refusalText(refused), isRefused(refused)]).toEqual([text, isWhole]);
  expect(plansTitle(report, target, target.plans)).toBe(before === 'S' ? `S${title.slice(1)}` : before);
});
