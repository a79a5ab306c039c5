// The matrix at a terminal: the answer first, and many packages on many targets within two screens.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../../../packages/core/src/check.ts';
import { terminal } from '../../../../packages/core/src/render/terminal/terminal.ts';
import type { Report, ReportResult } from '../../../../packages/core/src/report/report.ts';
import { silentIndex } from '../../../support/small-index.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

const options = { width: 80, verbose: false };
const platforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7'] as const;
const images = [
  'python:3.11-slim',
  'python:3.12-slim',
  'python:3.13-slim',
  'python:3.11-alpine',
  'python:3.12-alpine',
  'python:3.13-alpine',
];

/** Wheels on slim; on Alpine every fifth package must be built, on arm/v7 every third cannot be installed. */
function large(count: number): Report {
  const targets = images.flatMap((name, image) =>
    platforms.map((platform, at) =>
      sampleTarget('t0', { id: `t${image * platforms.length + at}`, base: name, name, platform }),
    ),
  );
  const resultOf = (row: number, target: string, name: string, platform: string): ReportResult => {
    if (platform === 'linux/arm/v7' && row % 3 === 0)
      return sampleResult(target, {
        verdict: 'impossible',
        rules: ['WC102'],
        why: `No pkg${row} release has a wheel.`,
      });
    return name.includes('alpine') && row % 5 === 0
      ? sampleResult(target, { verdict: 'build', rules: ['WC101'], why: 'No wheel fits.' })
      : sampleResult(target);
  };
  const packages = Array.from({ length: count }, (_, row) =>
    samplePackage(
      `pkg${row}`,
      row + 1,
      targets.map(({ id, name, platform }) => resultOf(row, id, name, platform)),
    ),
  );
  return sampleReport(packages, {}, targets);
}

describe('95 packages on 18 targets', () => {
  const lines = terminal(large(95), options).split('\n');

  it('is two screens of 50 lines at most, 80 wide', () => {
    expect(lines.length).toBeLessThanOrEqual(100);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('says first which image to take, and what is in its way by name', () => {
    expect(lines.slice(2, 8)).toEqual([
      'Take python:3.11-slim on linux/amd64 and linux/arm64: it needs no compiler; nor',
      'do python:3.12-slim and python:3.13-slim.',
      'None of the 6 images can install everything on linux/arm/v7: nearest is',
      'python:3.11-slim, which cannot install pkg0 1.0, pkg3 1.0, pkg6 1.0, pkg9 1.0',
      'and 28 more.',
      '',
    ]);
  });

  it('joins images, platforms and packages that agree', () => {
    expect(lines.some((line) => line.includes('3.11-slim, 3.12-slim, 3.13-slim'))).toBe(true);
    expect(lines.some((line) => /^package +amd64, arm64 +arm\/v7/.test(line))).toBe(true);
    expect(lines.filter((line) => /^pkg\d+ and \d+ more /.test(line)).length).toBeGreaterThan(2);
  });

  it('explains what is the same for many packages once, and without one of their names', () => {
    expect(lines.filter((line) => line.includes('No release of theirs has a wheel.'))).toHaveLength(1);
  });

  it('shows each package where it is asked for', () => {
    const whole = terminal(large(95), { ...options, verbose: true });
    expect(whole.match(/^pkg94 1\.0 /gm)).not.toBeNull();
  });
});

describe('datasci-uv on 6 images and 3 platforms', async () => {
  const folder = join(import.meta.dirname, '../../../../fixtures/corpus/datasci-uv');
  const report = await check({
    resolve: false,
    files: [{ path: 'uv.lock', text: readFileSync(join(folder, 'uv.lock'), 'utf8'), sibling: async () => undefined }],
    targets: ['3.11-slim', '3.12-slim', '3.13-slim', '3.12-alpine', '3.13-alpine', '3.10-slim-bullseye'].flatMap(
      (tag) => platforms.map((platform) => ({ base: `python:${tag}`, platform })),
    ),
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: silentIndex,
  });
  const lines = terminal(report, options).split('\n');

  it('is two screens', () => {
    expect(lines.length).toBeLessThanOrEqual(96);
  });

  it('says of a distribution once what its images share', () => {
    expect(lines).toContain('  Debian 13 (glibc 2.41): python:3.11-slim (CPython 3.11.16, pip 24.0),');
  });

  it('counts under the table what is in the way of each image, and says it nowhere again', () => {
    expect(lines.filter((line) => /^(to build|cannot install) /.test(line))).toHaveLength(4);
    expect(lines.filter((line) => line.includes('must be built ('))).toEqual([]);
  });
});

it('says which image to take although something elsewhere could not be judged, and what that is', () => {
  const report = sampleReport(
    [
      samplePackage('a', 1, [sampleResult('t0'), sampleResult('t1')]),
      samplePackage('b', 2, [sampleResult('t0', { verdict: 'unknown', rules: ['WC201'] }), sampleResult('t1')]),
    ],
    { complete: false },
  );
  expect(terminal(report, options).split('\n').slice(2, 5)).toEqual([
    'Take python:3.12-slim: nothing that was judged must be built there.',
    'The answer is not complete: b was not judged.',
    '',
  ]);
});

it('says once what a rule tells of the images of several Dockerfiles, which it names', () => {
  const targets = ['a', 'b', 'c'].map((name, at) =>
    sampleTarget('t0', { id: `t${at}`, name: `${name}/Dockerfile`, base: 'python:3.12-slim' }),
  );
  const said = (rule: 'WC301' | null, at: number) =>
    ({
      rule,
      level: 'warning',
      message: 'the digest may name an older build',
      target: `t${at}`,
      location: { path: `${'abc'[at]}/Dockerfile`, line: 1 },
      kind: 'said',
      about: [],
    }) as const;
  const lines = (rule: 'WC301' | null): readonly string[] =>
    terminal(sampleReport([], { diagnostics: [said(rule, 0), said(rule, 2)] }, targets), options)
      .split('\n')
      .filter((line) => line.startsWith('warning'));
  expect(lines('WC301')).toEqual(['warning  a/Dockerfile linux/arm64 and c/Dockerfile linux/arm64: the        WC301']);
  // What no rule covers stands with its place.
  expect(lines(null)).toHaveLength(2);
});

describe('seven packages in the way of the image to take', () => {
  const targets = [sampleTarget('t0'), sampleTarget('t1')];
  const packages = Array.from({ length: 7 }, (_, row) =>
    samplePackage(
      `pkg${row}`,
      row + 1,
      targets.map(({ id }) => sampleResult(id, { verdict: 'build', rules: ['WC101'], why: `Why ${row}.` })),
    ),
  );
  const lines = terminal(sampleReport(packages, {}, targets), options).split('\n');

  it('are told for five, and counted for two', () => {
    expect(lines.filter((line) => /Why \d/.test(line))).toHaveLength(5);
    expect(lines).toContain('2 more packages there: -v shows why.');
  });

  it('have no two empty lines between them', () => {
    expect(lines.some((line, at) => line === '' && lines[at + 1] === '')).toBe(false);
  });
});
