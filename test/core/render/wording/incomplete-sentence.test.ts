// What an incomplete report leaves open is named, all of it: packages, what they need, and lines that install.

import { expect, it } from 'vitest';
import { incompleteSentence } from '../../../../packages/core/src/render/wording/incomplete-sentence.ts';
import type { Report } from '../../../../packages/core/src/report/report.ts';
import { samplePackage, sampleReport, sampleResult } from '../../../support/sample-report.ts';

const unknown = samplePackage('spam', 1, [sampleResult('t0', { verdict: 'unknown', rules: ['WC201'] })]);

function notFollowed(path: string, line: number, count = 1): Report['diagnostics'][number] {
  return {
    rule: 'WC403',
    level: 'warning',
    message: 'not judged',
    target: 't0',
    location: { path, line },
    kind: 'not-followed',
    about: Array.from({ length: count }, (_, at) => `make ${at}`),
  };
}

it.each<[said: string, packages: Report['packages'], diagnostics: Report['diagnostics']]>([
  ['something was not judged', [], []],
  ['spam was not judged', [unknown], []],
  ['what Dockerfile:57 installs was not judged', [], [notFollowed('Dockerfile', 57), notFollowed('Dockerfile', 57)]],
  [
    'spam was not judged and what a/Dockerfile:3, 2 more lines of a/Dockerfile and b/Dockerfile:57 install was not judged',
    [unknown],
    [notFollowed('a/Dockerfile', 3, 3), notFollowed('b/Dockerfile', 57)],
  ],
])('%s', (said, packages, diagnostics) => {
  expect(incompleteSentence(sampleReport(packages, { complete: false, diagnostics }))).toBe(
    `The answer is not complete: ${said}.`,
  );
});
