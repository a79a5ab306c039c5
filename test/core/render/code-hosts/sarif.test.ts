// SARIF as code scanning reads it: rules with help, places, identities, suppressions, and whether the run was whole.

import { describe, expect, it } from 'vitest';
import { sarif } from '../../../../packages/core/src/render/code-hosts/sarif.ts';
import type { Report, ReportResult } from '../../../../packages/core/src/report/report.ts';
import { ruleIds } from '../../../../packages/core/src/rules/rules.ts';
import {
  filledReport,
  samplePackage,
  sampleReport,
  sampleResult,
  type SampleChange,
} from '../../../support/sample-report.ts';
import { sarifFaults } from '../../../support/validators.ts';

interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly { id: string; help: { text: string; markdown: string } }[] };
  };
  readonly invocations: readonly [
    {
      executionSuccessful: boolean;
      toolExecutionNotifications: readonly { level: string; message: { text: string } }[];
    },
  ];
  readonly results: readonly {
    ruleId?: string;
    ruleIndex?: number;
    level: string;
    message: { text: string };
    locations: readonly unknown[];
    partialFingerprints: Readonly<Record<string, string>>;
    suppressions?: readonly object[];
    properties: Readonly<Record<string, unknown>>;
  }[];
}

function runOf(report: Report): Run {
  const text = sarif(report);
  expect(sarifFaults(text)).toEqual([]);
  const { runs } = JSON.parse(text) as { runs: readonly [Run] };
  return runs[0];
}

const build = (change: SampleChange = {}): ReportResult =>
  sampleResult('t0', { verdict: 'build', rules: ['WC101'], reason: 'libc', why: 'No wheel fits.', ...change });

describe('SARIF', () => {
  it('has every rule with its help, and each result points at its own', () => {
    const { tool, results } = runOf(filledReport('text'));
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(ruleIds);
    expect(tool.driver.rules.filter(({ help }) => help.text === '' || help.markdown === '')).toEqual([]);
    expect(results.length).toBeGreaterThan(8);
    for (const { ruleId, ruleIndex } of results)
      expect(ruleIndex === undefined ? undefined : tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('puts a result at the line of the lock, with its target', () => {
    const { results } = runOf(sampleReport([samplePackage('numpy', 12, [build()])]));
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({
      ruleId: 'WC101',
      level: 'error',
      message: { text: 'numpy 1.0 must be built on python:3.12-alpine linux/arm64. No wheel fits.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'poetry.lock', uriBaseId: '%SRCROOT%' },
            region: { startLine: 12 },
          },
        },
      ],
      properties: { package: 'numpy', verdict: 'build', reason: 'libc', target: { base: 'python:3.12-alpine' } },
    });
    expect(results[0]?.suppressions).toBeUndefined();
  });

  it.each([
    ['my locks/50% #1?.lock', 'my%20locks/50%25%20%231%3F.lock'],
    ['a:b/c.lock', 'a%3Ab/c.lock'],
    ['sperr/ä.lock', 'sperr/%C3%A4.lock'],
  ])('encodes %s', (path, uri) => {
    const pkg = { ...samplePackage('numpy', 1, [build()]), location: { path, line: 1 } };
    expect(JSON.stringify(runOf(sampleReport([pkg])).results[0]?.locations)).toContain(`"uri":"${uri}"`);
  });

  it('has no place for what stands in no file', () => {
    const pkg = { ...samplePackage('numpy', 1, [build()]), location: { path: '-', line: 1 } };
    const inputs = [{ path: '-', kind: 'requirements.txt', installer: 'pip', sha256: null }] as const;
    expect(runOf(sampleReport([pkg], { inputs })).results[0]?.locations).toEqual([]);
  });

  it('says of all results whether they are suppressed, as soon as one is', () => {
    const suppressed = { rule: 'WC101', by: 'comment', reason: 'own stage', until: '2027-01-01' } as const;
    const packages = [samplePackage('numpy', 1, [build({ suppressed })]), samplePackage('pandas', 2, [build()])];
    expect(runOf(sampleReport(packages)).results.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'inSource', status: 'accepted', justification: 'own stage', properties: { until: '2027-01-01' } }],
      [],
    ]);
  });

  it('gives GitHub the identity that does not move with the line', () => {
    const identity = (line: number): unknown =>
      runOf(sampleReport([samplePackage('numpy', line, [build()])])).results[0]?.partialFingerprints;
    expect(identity(1)).toEqual(identity(200));
    expect(Object.keys(identity(1) as object)).toEqual(['primaryLocationLineHash', 'wheelcheck/v1']);
  });

  it('is no successful execution when something was not judged, and tells what failed', () => {
    const report = sampleReport([samplePackage('numpy', 1, [sampleResult('t0')])], {
      complete: false,
      faults: [{ packages: ['numpy'], silence: 'did not answer', cause: 'HTTP 503 three times' }],
      diagnostics: [
        {
          rule: null,
          level: 'note',
          message: 'a bad file name',
          target: null,
          location: null,
          kind: 'said',
          about: [],
        },
      ],
    });
    const [{ executionSuccessful, toolExecutionNotifications }] = runOf(report).invocations;
    expect(executionSuccessful).toBe(false);
    expect(toolExecutionNotifications.map(({ level, message }) => `${level}: ${message.text}`)).toEqual([
      'error: The index did not answer for numpy: HTTP 503 three times.',
      'note: a bad file name.',
    ]);
  });

  it('shows what is said of an image beside the results, and an error of a whole file behind those with a line', () => {
    const report = sampleReport([samplePackage('numpy', 12, [build()])], {
      diagnostics: [
        {
          rule: 'WC103',
          level: 'error',
          message: 'the lock refuses this Python',
          target: 't0',
          location: null,
          kind: 'said',
          about: [],
        },
        {
          rule: 'WC303',
          level: 'note',
          message: 'python:3.12-alpine has no compiler',
          target: 't0',
          location: null,
          kind: 'said',
          about: [],
        },
      ],
    });
    const { results, invocations } = runOf(report);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['WC101', 'WC103']);
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'note', associatedRule: { id: 'WC303', index: ruleIds.indexOf('WC303') } },
    ]);
  });

  it('is a successful execution without results when all is well, and still says what was looked for', () => {
    const { invocations, results, tool } = runOf(sampleReport([samplePackage('numpy', 1, [sampleResult('t0')])]));
    expect(invocations[0].executionSuccessful).toBe(true);
    expect(results).toEqual([]);
    expect(tool.driver.rules.length).toBeGreaterThan(15);
  });

  it('makes a result of an error that no rule covers: the run would look good without it', () => {
    const diagnostics = [
      {
        rule: null,
        level: 'error',
        message: 'the lock is for other machines',
        target: 't0',
        location: { path: 'poetry.lock', line: 1 },
        kind: 'said',
        about: [],
      },
    ] as const;
    const { results } = runOf(sampleReport([], { diagnostics }));
    expect(results.map(({ level, ruleId }) => [level, ruleId])).toEqual([['error', undefined]]);
  });
});

describe('the schema', () => {
  it.each([
    ['a level that there is not', '"level": "error"', '"level": "fatal"'],
    ['a version that there is not', '"version": "2.1.0"', '"version": "3.0.0"'],
    ['a line before the first', '"startLine": 12', '"startLine": 0'],
    ['a result without a message', '"message": {', '"massage": {'],
  ])('refuses %s', (_, good, bad) => {
    const text = sarif(sampleReport([samplePackage('numpy', 12, [build()])]));
    expect(text).toContain(good);
    expect(sarifFaults(text.replaceAll(good, bad))).not.toEqual([]);
  });
});
