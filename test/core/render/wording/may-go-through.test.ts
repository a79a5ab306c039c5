// One sentence where nobody knows whether a build goes through, none where that is known, either way.

import { expect, it } from 'vitest';
import { mayGoThrough } from '../../../../packages/core/src/render/wording/may-go-through.ts';
import type { ReportTarget } from '../../../../packages/core/src/report/report.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

type Case = Parameters<typeof sampleResult>[1];

const preparation = (names: readonly string[]): Pick<ReportTarget, 'preparation'> => ({
  preparation: { manager: 'apt', names, evidence: 'known', line: '', helps: 'all', notes: [] },
});
const libraries: Case = { verdict: 'build', rules: ['WC101'], open: 'libraries', ready: false };
const source: Case = { ...libraries, open: 'source' };
const known: Case = { ...libraries, open: null };

it.each<readonly [what: string, results: readonly Case[], target: Partial<ReportTarget>, said: string | undefined]>([
  [
    'a line that brings the compiler: fasttext beside python-snappy',
    [libraries, known],
    preparation(['build-essential', 'libsnappy-dev']),
    'The line below brings a compiler; the build may stop all the same: which system libraries p0 may need is not known.',
  ],
  [
    'a line that brings git',
    [source],
    preparation(['git']),
    'The build may stop with the line below too: what building p0 takes is not known.',
  ],
  [
    'all is there',
    [libraries, source, { ...known, ready: true }],
    { packages: ['git', 'build-essential'] },
    'Whether the build goes through with what this stage has cannot be said: which system libraries p0 may need and what building p1 takes is not known.',
  ],
  [
    'a Python that is newer than the source',
    [
      { ...libraries, open: 'python' },
      { ...known, ready: true },
    ],
    { packages: ['build-essential'] },
    'Whether the build goes through with what this stage has cannot be said: whether CPython 3.12 is too new for p0 is not known.',
  ],
  ['what is known', [known], preparation(['build-essential']), undefined],
  ['something lacks that no line brings', [libraries, known], {}, undefined],
  ['something cannot be installed', [libraries, { verdict: 'impossible', rules: ['WC102'] }], {}, undefined],
  ['something was not judged', [libraries, { verdict: 'unknown', rules: ['WC201'] }], {}, undefined],
  [
    'something is known to fail',
    [libraries, { ...known, deadEnds: [{ text: 'It fails.', source: '', fixedIn: null }] }],
    preparation(['build-essential']),
    undefined,
  ],
])('%s', (_what, results, more, said) => {
  const target = sampleTarget('t0', more);
  const report = sampleReport(
    results.map((result, position) => samplePackage(`p${position}`, 1, [sampleResult('t0', result)])),
    {},
    [target],
  );
  expect(mayGoThrough(report, target)).toBe(said);
});
