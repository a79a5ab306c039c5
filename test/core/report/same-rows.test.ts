// Rows of several installations as one table.

import { expect, it } from 'vitest';
import type { ReportResult } from '../../../packages/core/src/report/report.ts';
import { sameRows } from '../../../packages/core/src/report/same-rows.ts';
import { samplePackage, sampleResult } from '../../support/sample-report.ts';

type Row = readonly [name: string, line: number, result: Partial<ReportResult>];

const wheel = { verdict: 'wheel' } as const;
const first = { ...wheel, installed: { path: 'Dockerfile', line: 5 } };
const second = { ...wheel, installed: { path: 'Dockerfile', line: 7 } };

// uv sync --frozen --no-dev, then uv sync --frozen: the second command of overfast-api's Dockerfile finds what the first installed.
it.each<[what: string, rows: readonly Row[], expected: readonly string[]]>([
  [
    'two commands take one line of a lock',
    [
      ['six', 14, first],
      ['six', 14, second],
    ],
    ['six:14 wheel at 5'],
  ],
  [
    'three do',
    [
      ['six', 14, first],
      ['six', 14, second],
      ['six', 14, second],
    ],
    ['six:14 wheel at 5'],
  ],
  [
    'two lines of a file',
    [
      ['six', 1, first],
      ['six', 2, first],
    ],
    ['six:1 wheel at 5', 'six:2 wheel at 5'],
  ],
  [
    'one of them compiles it',
    [
      ['six', 14, first],
      ['six', 14, { ...second, verdict: 'build' }],
    ],
    ['six:14 wheel at 5', 'six:14 build at 7'],
  ],
  [
    'one of them leaves it out',
    [
      ['six', 14, { verdict: 'skipped', reason: 'group' }],
      ['six', 14, second],
    ],
    ['six:14 wheel at 7'],
  ],
])('%s', (_what, rows, expected) => {
  const packages = rows.map(([name, line, result]) => samplePackage(name, line, [sampleResult('t0', result)]));
  const said = sameRows(packages, ['t0']).map(
    ({ name, location, results: [result] }) =>
      `${name}:${location.line} ${result?.verdict} at ${result?.installed?.line}`,
  );
  expect(said).toEqual(expected);
});
