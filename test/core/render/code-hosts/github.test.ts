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
      '::notice title=wheelcheck::Take python:3.12-alpine and build numpy 1.0: no image that was checked does without a compiler.',
      '::error file=poetry.lock,line=12,title=WC101 must-build::numpy 1.0 must be built on python:3.12-alpine linux/arm64 and python:3.12-slim linux/arm64. No wheel fits.',
      '',
    ]);
  });

  it('shows ten, what the run comes to first, then what is worst, and says how many more there are', () => {
    const many = (count: number, name: string, result: (position: number) => ReportResult): readonly ReportPackage[] =>
      Array.from({ length: count }, (_, position) =>
        samplePackage(`${name}${position}`, position + 1, [result(position), sampleResult('t1')]),
      );
    const report = sampleReport([
      ...many(14, 'build', (position) => build('t0', { why: `No wheel fits ${position}.` })),
      ...many(2, 'none', (position) =>
        sampleResult('t0', { verdict: 'impossible', rules: ['WC102'], why: `There is no release ${position}.` }),
      ),
      ...many(3, 'sdist', (position) =>
        sampleResult('t0', { verdict: 'sdist', rules: ['WC106'], why: `Pure ${position}.` }),
      ),
      ...many(1, 'open', () => sampleResult('t0', { rules: ['WC204'], sentences: { WC204: 'Depends.' } })),
    ]);
    const commands = runnerCommands(github(report));
    expect(commands.map(({ command }) => command)).toEqual(['notice', ...Array.from({ length: 9 }, () => 'error')]);
    expect(commands[0]?.data).toMatch(
      /^Take python:3\.12-slim: .* 7 more errors, 3 more warnings and 1 more notice not/,
    );
    expect(commands[1]?.data).toMatch(/^none0 1\.0 cannot be installed/);
  });

  it('says once what holds for several packages in the same words', () => {
    const names = ['cublas', 'cudnn', 'cufft', 'curand', 'nccl', 'nvtx', 'cusparse', 'cusolver'];
    const report = sampleReport([
      samplePackage('numpy', 3, [build('t0', { why: 'It is slow.' }), sampleResult('t1')]),
      ...names.map((name, at) => samplePackage(name, at + 4, [build('t0'), sampleResult('t1')])),
    ]);
    expect(runnerCommands(github(report)).map(({ properties, data }) => [properties['line'], data])).toEqual([
      [undefined, expect.stringMatching(/^Take python:3\.12-slim/)],
      [
        '4',
        'cublas 1.0 must be built on python:3.12-alpine linux/arm64. No wheel fits. The same holds for cudnn 1.0, cufft 1.0, curand 1.0, nccl 1.0, nvtx 1.0 and 2 more.',
      ],
      ['3', expect.stringMatching(/^numpy 1\.0 must be built/)],
    ]);
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
    const [, first] = runnerCommands(github(sampleReport([pkg])));
    expect(first?.properties).toEqual({ file: path, line: '3', title: 'WC101 must-build' });
    expect(first?.data).toContain('100% :: %0A ,');
  });

  it('says of a good run that it is good', () => {
    expect(github(sampleReport([samplePackage('numpy', 1, [sampleResult('t0'), sampleResult('t1')])]))).toBe(
      '::notice title=wheelcheck::Take python:3.12-alpine: it needs no compiler; nor does python:3.12-slim.\n',
    );
  });
});
