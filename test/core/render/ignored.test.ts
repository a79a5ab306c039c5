// Which rule was accepted decides whether a build is shown as ignored: the one it rests on, and no other.

import { describe, expect, it } from 'vitest';
import { type Format, render } from '../../../packages/core/src/render/renderers.ts';
import type { ReportSuppression } from '../../../packages/core/src/report/report.ts';
import type { RuleId } from '../../../packages/core/src/rules/rules.ts';
import { samplePackage, sampleReport, sampleResult } from '../../support/sample-report.ts';

/** A build of a yanked release on the first of two targets, some of its rules accepted. */
function shown(format: Format, ...accepted: readonly RuleId[]): string {
  const suppressed = accepted.map((rule): ReportSuppression => ({ rule, by: 'flag', reason: null, until: null }));
  const change = {
    rules: ['WC101', 'WC107'],
    sentences: { WC107: '1.0 was yanked' },
    suppressed,
  } as const;
  const build = sampleResult('t0', { verdict: 'build', ...change });
  const report = sampleReport([samplePackage('uwsgi', 1, [build, sampleResult('t1')])]);
  return render(format, report, { width: 80, verbose: false });
}

const cells = { terminal: 'BUILD~', markdown: '**BUILD** (ignored)', html: 'BUILD <small>ignored</small>' } as const;
const told = { terminal: 'WC107 is ignored', markdown: 'WC107 is ignored', html: 'WC107 is ignored' } as const;

describe.each(['terminal', 'markdown', 'html'] as const)('the matrix of %s', (format) => {
  it.each<readonly [accepted: readonly RuleId[], ignored: boolean]>([
    [[], false],
    [['WC107'], false],
    [['WC101'], true],
    [['WC101', 'WC107'], true],
  ])('%j accepted', (accepted, ignored) => {
    const text = shown(format, ...accepted);
    expect(text.includes(cells[format])).toBe(ignored);
    expect(text.includes(told[format])).toBe(accepted.includes('WC107'));
  });
});
