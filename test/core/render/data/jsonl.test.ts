// JSON Lines: the JSON report in lines, each of which can be read alone.

import { describe, expect, it } from 'vitest';
import { json } from '../../../../packages/core/src/render/data/json.ts';
import { jsonl } from '../../../../packages/core/src/render/data/jsonl.ts';
import { filledReport, samplePackage, sampleReport, sampleResult } from '../../../support/sample-report.ts';

type Line = Readonly<Record<string, unknown>>;

function linesOf(text: string): readonly Line[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('jsonl', () => {
  const report = sampleReport(
    [samplePackage('numpy', 12, [sampleResult('t0', { verdict: 'build', rules: ['WC101'] }), sampleResult('t1')])],
    {
      diagnostics: [
        { rule: 'WC302', level: 'note', message: 'old', target: 't0', location: null, kind: 'said', about: [] },
      ],
    },
  );

  it('begins with the run and ends with the counts', () => {
    expect(linesOf(jsonl(report)).map(({ type }) => type)).toEqual([
      'run',
      'target',
      'target',
      'result',
      'result',
      'diagnostic',
      'summary',
      'summary',
    ]);
  });

  it('has lines that need no other', () => {
    const [, , , result, , diagnostic, summary] = linesOf(jsonl(report));
    const target = { id: 't0', base: 'python:3.12-alpine', platform: 'linux/arm64' };
    expect(result).toMatchObject({
      name: 'numpy',
      version: '1.0',
      location: { path: 'poetry.lock', line: 12 },
      target,
      verdict: 'build',
    });
    expect(diagnostic).toEqual({
      type: 'diagnostic',
      rule: 'WC302',
      level: 'note',
      message: 'old',
      location: null,
      kind: 'said',
      about: [],
      target,
    });
    expect(summary).toMatchObject({ target, complete: true, build: 1, wheel: 0 });
  });

  it('holds what the JSON report holds, no less and no more', () => {
    const filled = filledReport('text');
    const document = JSON.parse(json(filled)) as {
      readonly targets: readonly Line[];
      readonly packages: readonly { readonly name: string; readonly results: readonly Line[] }[];
    };
    const lines = linesOf(jsonl(filled));
    const without = ({ type: _type, ...line }: Line): Line => line;
    expect(lines.filter(({ type }) => type === 'target').map(without)).toEqual(document.targets);
    const results = document.packages.flatMap(({ results: each, ...pkg }) =>
      each.map((result) => ({ ...pkg, ...result })),
    );
    expect(
      lines
        .filter(({ type }) => type === 'result')
        .map(without)
        .map((line) => ({ ...line, target: (line['target'] as Line)['id'] })),
    ).toEqual(results);
  });
});
