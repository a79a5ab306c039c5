// Annotations as the Actions runner takes them.

import { describe, expect, it } from 'vitest';
import { github } from '../../../../packages/core/src/render/code-hosts/github.ts';
import type { ReportPackage, ReportResult } from '../../../../packages/core/src/report/report.ts';
import { runnerCommands } from '../../../support/runner.ts';
import { samplePackage, sampleReport, sampleResult, type SampleChange } from '../../../support/sample-report.ts';

const build = (target: string, change: SampleChange = {}): ReportResult =>
  sampleResult(target, { verdict: 'build', rules: ['WC101'], why: 'No wheel fits.', ...change });

describe('github', () => {
  it('points at the line, once for a package that is the same on several targets', () => {
    const text = github(sampleReport([samplePackage('numpy', 12, [build('t0'), build('t1')])]));
    expect(text.split('\n')).toEqual([
      '::error file=poetry.lock,line=12,title=WC101 must-build::numpy 1.0 must be built on python:3.12-alpine linux/arm64 and python:3.12-slim linux/arm64. No wheel fits.',
      '::notice title=wheelcheck::Take python:3.12-alpine and build numpy 1.0: no image that was checked does without a compiler.',
      '',
    ]);
  });

  it('shows ten of a level, nine of the lowest, what is worst first, and says how many more there are', () => {
    const many = (count: number, name: string, results: readonly ReportResult[]): readonly ReportPackage[] =>
      Array.from({ length: count }, (_, position) => samplePackage(`${name}${position}`, position + 1, results));
    const report = sampleReport([
      ...many(14, 'build', [build('t0'), sampleResult('t1')]),
      ...many(2, 'none', [sampleResult('t0', { verdict: 'impossible', rules: ['WC102'] }), sampleResult('t1')]),
      ...many(11, 'sdist', [sampleResult('t0', { verdict: 'sdist', rules: ['WC106'] }), sampleResult('t1')]),
      ...many(12, 'open', [
        sampleResult('t0', { rules: ['WC204'], sentences: { WC204: 'Depends.' } }),
        sampleResult('t1'),
      ]),
    ]);
    const commands = runnerCommands(github(report));
    const count = (level: string): number => commands.filter(({ command }) => command === level).length;
    expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
    expect(commands[0]?.data).toMatch(/^none0 1\.0 cannot be installed/);
    expect(commands.at(-1)?.data).toContain('6 more errors, 1 more warning and 3 more notices not shown here.');
  });

  it('leaves out what is ignored, and counts it', () => {
    const suppressed = { rule: 'WC101', by: 'flag', reason: null, until: null } as const;
    const text = github(sampleReport([samplePackage('numpy', 12, [build('t0', { suppressed }), sampleResult('t1')])]));
    expect(runnerCommands(text).map(({ command }) => command)).toEqual(['notice']);
    expect(text).toContain('1 finding ignored.');
  });

  it('escapes what would end a property or a message, and the runner reads it as it was', () => {
    const path = 'a,b:c%0A/50%.lock';
    const pkg = { ...samplePackage('numpy', 3, [build('t0', { why: '100% :: %0A ,' })]), location: { path, line: 3 } };
    const [first] = runnerCommands(github(sampleReport([pkg])));
    expect(first?.properties).toEqual({ file: path, line: '3', title: 'WC101 must-build' });
    expect(first?.data).toContain('100% :: %0A ,');
  });

  it('says of a good run that it is good', () => {
    expect(github(sampleReport([samplePackage('numpy', 1, [sampleResult('t0'), sampleResult('t1')])]))).toBe(
      '::notice title=wheelcheck::Take python:3.12-alpine: it needs no compiler; nor does python:3.12-slim.\n',
    );
  });
});
