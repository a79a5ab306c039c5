// Which of the images that were tried to take, and why.

import { describe, expect, it } from 'vitest';
import { recommendationParagraphs } from '../../../../packages/core/src/render/wording/recommendation-paragraphs.ts';
import { askedOnly } from '../../../../packages/core/src/report/asked-only.ts';
import type { Report } from '../../../../packages/core/src/report/report.ts';
import { samplePackage, samplePlan, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

const tried = (builds: readonly boolean[]): Report => {
  const targets = builds.map((_, at) => ({
    ...sampleTarget('t1', { id: `t${at}`, base: `image:${at}`, name: `image:${at}`, downloadSize: at }),
    tried: at > 0,
  }));
  const results = builds.map((isBuild, at) =>
    sampleResult(`t${at}`, isBuild ? { verdict: 'build', rules: ['WC101'] } : {}),
  );
  return sampleReport([samplePackage('a', 1, results)], {}, targets);
};

describe('the recommendation', () => {
  it.each([
    [
      'another image',
      [true, false, true],
      'Take image:1: it needs no compiler. On image:0 1 of 1 package must be built.',
    ],
    [
      'another image, with an equal one',
      [true, false, false],
      'Take image:1: it needs no compiler. On image:0 1 of 1 package must be built. image:2 does as well, and ranks behind it by support or size.',
    ],
    ['the one that was asked for', [false, true], 'Take image:0: it needs no compiler.'],
  ])('is %s', (_, builds, expected) => {
    expect(recommendationParagraphs(tried(builds))).toEqual([expected]);
  });

  it('is none where nothing was tried, and counts for nothing else', () => {
    expect(recommendationParagraphs(askedOnly(tried([true, false])))).toEqual([]);
    expect(askedOnly(tried([true, false])).packages[0]?.results.map(({ target }) => target)).toEqual(['t0']);
  });
});

it('how the image stands that a change starts from is said once', () => {
  const report = tried([true, true]);
  const plan = samplePlan({ base: 'image:0', pins: [{ name: 'a', version: '2.0' }] });
  const targets = report.targets.map((target, at) => (at === 0 ? { ...target, plans: [plan] } : target));
  expect(recommendationParagraphs({ ...report, targets })).toEqual([
    'Take image:0 with a 2.0: nothing has to be compiled then. As it is, every image that was checked has something to compile; image:0 must build a 1.0 (1 of 1 package).',
  ]);
});
