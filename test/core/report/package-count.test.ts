// One count of packages, by name, for the header of every format.

import { describe, expect, it } from 'vitest';
import { html } from '../../../packages/core/src/render/html/html.ts';
import { markdown } from '../../../packages/core/src/render/markdown/markdown.ts';
import { terminal } from '../../../packages/core/src/render/terminal/terminal.ts';
import { packageCount } from '../../../packages/core/src/report/package-count.ts';
import type { Report, ReportPackage } from '../../../packages/core/src/report/report.ts';
import { growth, SQUARE } from '../../support/growth.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../support/sample-report.ts';

/** A sign for each of the two targets: a wheel, a build, or not installed. */
function row(name: string, line: number, signs: string, version = '1.0'): ReportPackage {
  const verdicts = { w: 'wheel', b: 'build', '-': 'skipped' } as const;
  const results = Array.from(signs, (sign, at) =>
    sampleResult(`t${at}`, { verdict: verdicts[sign as keyof typeof verdicts] }),
  );
  return { ...samplePackage(name, line, results), version };
}

/** Two images that take two versions of one package, as numpy's for Python 3.11 and 3.12. */
const resolved: Report = sampleReport(
  [row('numpy', 1, 'w-', '2.4.6'), row('numpy', 1, '-w', '2.5.5'), row('uwsgi', 2, 'bb')],
  {},
  [sampleTarget('t0', { base: 'python:3.11-alpine', name: 'python:3.11-alpine' }), sampleTarget('t1')],
);

describe('the count', () => {
  it.each([
    ['one that two images take in two versions is one', resolved.packages, '2 packages (3 versions)'],
    ['one that two services take from two files is one', [row('a', 1, 'w-'), row('a', 7, '-w')], '1 package'],
    [
      'one that two lines of a file pin for one image is what is said of it',
      [row('a', 1, 'b-', '1'), row('a', 2, 'b-', '2')],
      '2 packages',
    ],
    ['what is not installed does not count', [row('a', 1, 'w-'), row('b', 2, '--')], '1 package'],
  ])('%s', (_, packages, expected) => {
    expect(packageCount({ packages })).toBe(expected);
  });

  it('takes linear time: of 5,000 pins it took two seconds', async () => {
    const many = (size: number): readonly ReportPackage[] =>
      Array.from({ length: size }, (_, at) => row(`p${at}`, at, 'w'));
    // Counted many times over: of hundreds of thousands of rows the collecting of rubbish would be measured.
    const counted = (packages: readonly ReportPackage[]): void => {
      for (let time = 0; time < 20; time += 1) packageCount({ packages });
    };
    expect(await growth(many, counted, 4000)).toBeLessThan(SQUARE);
  });

  it('is the same in every header', () => {
    expect(terminal(resolved, { width: 80, verbose: false })).toContain(
      'poetry.lock: 2 packages (3 versions) on 2 images',
    );
    expect(markdown(resolved)).toContain('`poetry.lock`: 2 packages (3 versions), judged by');
    expect(html(resolved)).toContain('poetry.lock · 2 packages (3 versions) · ');
  });
});

it('a table has no row for what none of its images installs', () => {
  const text = terminal(resolved, { width: 36, verbose: false });
  expect(text).toMatch(/numpy 2\.4\.6 +wheel\n/);
  expect(text).toMatch(/numpy 2\.5\.5 +wheel\n/);
  expect(text).not.toMatch(/numpy \S+ +-\n/);
});
