// Code Quality as GitLab documents it.

import { describe, expect, it } from 'vitest';
import { gitlab } from '../../../../packages/core/src/render/code-hosts/gitlab.ts';
import type { Report } from '../../../../packages/core/src/report/report.ts';
import {
  filledReport,
  samplePackage,
  sampleReport,
  sampleResult,
  type SampleChange,
} from '../../../support/sample-report.ts';
import { gitlabFaults } from '../../../support/validators.ts';

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function entriesOf(report: Report): readonly Entry[] {
  const text = gitlab(report);
  expect(gitlabFaults(text)).toEqual([]);
  return JSON.parse(text) as readonly Entry[];
}

const severities: readonly (readonly [severity: string, change: SampleChange])[] = [
  ['critical', { verdict: 'impossible', rules: ['WC102'] }],
  ['critical', { verdict: 'impossible', rules: ['WC103'] }],
  ['critical', { verdict: 'impossible', rules: ['WC104'] }],
  ['major', { verdict: 'build', rules: ['WC101'] }],
  ['minor', { verdict: 'sdist', rules: ['WC106'] }],
  ['minor', { verdict: 'unknown', rules: ['WC201'] }],
  ['info', { rules: ['WC204'], sentences: { WC204: 'Depends.' } }],
];

describe('gitlab', () => {
  it.each(severities)('%s: %o', (severity, change) => {
    const [entry] = entriesOf(sampleReport([samplePackage('numpy', 12, [sampleResult('t0', change)])]));
    expect(entry).toMatchObject({
      severity,
      check_name: change.rules?.[0],
      location: { path: 'poetry.lock', lines: { begin: 12 } },
    });
  });

  it('gives every entry a fingerprint of its own', () => {
    const entries = entriesOf(filledReport('text'));
    expect(entries.length).toBeGreaterThan(8);
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
  });

  it('leaves out what is ignored, and keeps the others as they were', () => {
    const build = (name: string, line: number, change: SampleChange = {}) =>
      samplePackage(name, line, [sampleResult('t0', { verdict: 'build', rules: ['WC101'], ...change })]);
    const suppressed = { rule: 'WC101', by: 'flag', reason: null, until: null } as const;
    const all = entriesOf(sampleReport([build('a', 1), build('b', 2)]));
    expect(entriesOf(sampleReport([build('a', 1, { suppressed }), build('b', 2)]))).toEqual(all.slice(1));
  });

  it('puts what is said of an image at the first file, and standard input at -', () => {
    const diagnostics = [
      {
        rule: 'WC302',
        level: 'note',
        message: 'Python 3.8 is old',
        target: 't0',
        location: null,
        kind: 'said',
        about: [],
      },
    ] as const;
    const stdin = [{ path: '-', kind: 'requirements.txt', installer: 'pip', sha256: null }] as const;
    expect(entriesOf(sampleReport([], { diagnostics }))[0]?.location.path).toBe('poetry.lock');
    expect(entriesOf(sampleReport([], { diagnostics, inputs: stdin }))[0]?.location.path).toBe('-');
  });

  it('is an empty array where there is nothing to say', () => {
    expect(gitlab(sampleReport([samplePackage('a', 1, [sampleResult('t0')])]))).toBe('[]\n');
  });
});

describe('the schema', () => {
  it.each([
    ['a severity that there is not', '"major"', '"huge"'],
    ['an absolute path', '"poetry.lock"', '"/poetry.lock"'],
    ['a path upwards', '"poetry.lock"', '"../poetry.lock"'],
    ['a missing key', '"check_name"', '"check"'],
  ])('refuses %s', (_, good, bad) => {
    const report = sampleReport([samplePackage('a', 1, [sampleResult('t0', { verdict: 'build', rules: ['WC101'] })])]);
    const text = gitlab(report);
    expect(text).toContain(good);
    expect(gitlabFaults(text.replace(good, bad))).not.toEqual([]);
  });
});
