// A comparison with a baseline, at a terminal and as Markdown: width, order, several targets, hostile text, bounds.

import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { comparisonMarkdown } from '../../../packages/core/src/render/markdown/comparison-markdown.ts';
import { comparisonTerminal } from '../../../packages/core/src/render/terminal/comparison-terminal.ts';
import { json } from '../../../packages/core/src/render/data/json.ts';
import { readBaseline } from '../../../packages/core/src/report/baseline.ts';
import { compare, type Comparison } from '../../../packages/core/src/report/compare.ts';
import type { Report, ReportPackage } from '../../../packages/core/src/report/report.ts';
import {
  filledReport,
  samplePackage,
  sampleReport,
  sampleResult,
  type SampleChange,
} from '../../support/sample-report.ts';

const options = { width: 80, verbose: false };
const build: SampleChange = {
  verdict: 'build',
  rules: ['WC101'],
  why: 'No wheel fits musl. The sdist must be compiled.',
  needsText: ['C compiler', 'It builds slowly.'],
  fix: 'a newer version',
};

function against(before: Report, after: Report): Comparison {
  return compare(readBaseline(json(before), 'base.json'), after);
}

function both(name: string, line: number, first: SampleChange, second = first): ReportPackage {
  return samplePackage(name, line, [sampleResult('t0', first), sampleResult('t1', second)]);
}

describe('at a terminal', () => {
  it('shows what is new with its reason, and each other change in a line', () => {
    const before = sampleReport([
      both('alpha', 1, {}),
      both('beta', 2, build, {}),
      both('gone', 3, {}),
      both('old', 4, build),
    ]);
    const after = sampleReport([
      both('alpha', 1, build),
      both('beta', 2, {}),
      both('fresh', 3, {}),
      both('old', 4, build),
    ]);
    expect(comparisonTerminal(after, against(before, after), options))
      .toBe(`poetry.lock: 4 packages on 2 images, linux/arm64; image list of 2026-08-13
  python:3.12-alpine: Alpine 3.24 (musl 1.2), CPython 3.12.14, pip 25.0
  python:3.12-slim: Debian 13 (glibc 2.41), CPython 3.12.14, pip 25.0

NEW    alpha 1.0                                            poetry.lock:1  WC101
       On python:3.12-alpine linux/arm64 and python:3.12-slim linux/arm64: was a
       wheel, must be built now.
       No wheel fits musl. The sdist must be compiled.
       needs   C compiler
               It builds slowly.
       fix     a newer version

solved beta 1.0                                             poetry.lock:2  WC101
       On python:3.12-alpine linux/arm64: had to be built, is a wheel now.

gone   gone 1.0
       On python:3.12-alpine linux/arm64 and python:3.12-slim linux/arm64: was a
       wheel, is gone.

2 new against base.json; 1 solved, 2 gone and 2 new packages with a wheel.
2 findings of the baseline stay (not shown).
`);
  });

  it('says what is newly said of whole files, and what is ignored', () => {
    const suppressed = { rule: 'WC101', by: 'flag', reason: null, until: null } as const;
    const after = sampleReport([both('alpha', 1, { ...build, suppressed })], {
      diagnostics: [
        {
          rule: 'WC111',
          level: 'error',
          message: 'hashes are required',
          target: null,
          location: null,
          kind: 'said',
          about: [],
        },
      ],
    });
    const text = comparisonTerminal(after, against(sampleReport([both('alpha', 1, {})]), after), options);
    expect(text).toMatch(/^error {2}hashes are required +WC111$/m);
    expect(text).toContain('WC101 is ignored by --ignore.');
  });
});

describe('as Markdown', () => {
  it('is a table and a list', () => {
    const before = sampleReport([both('alpha', 1, {}), both('beta', 2, build)]);
    const after = sampleReport([both('alpha', 1, build), both('beta', 2, {})]);
    const html = marked.parse(comparisonMarkdown(after, against(before, after)), { async: false });
    expect([...html.matchAll(/<td>([^<]*(?:<(?:code|strong)>[^<]*<[^>]*>)?)/g)].map(([, cell]) => cell)).toEqual([
      '<strong>new</strong>',
      '<code>alpha 1.0</code>',
      'was a wheel, must be built now',
      'WC101',
      'solved',
      '<code>beta 1.0</code>',
      'had to be built, is a wheel now',
      'WC101',
    ]);
    expect(html).toContain('needs C compiler. It builds slowly.');
  });

  it('stays below what a comment takes', () => {
    const rows = Array.from({ length: 3000 }, (_, position) => both(`package-${position}`, position + 1, build));
    const after = sampleReport(rows);
    const text = comparisonMarkdown(after, against(sampleReport([]), after));
    expect(new TextEncoder().encode(text).length).toBeLessThan(65_000);
    expect(text).toMatch(/\d+ more changes left out/);
    expect(text).toMatch(/The reasons of \d+ more changes are left out/);
  });
});

describe('text from outside', () => {
  const hostile = [
    '\u001b[31mred\u001b[0m \u202egnp.exe nu\u200bm',
    '<script>alert(1)</script>',
    '[click](javascript:alert(1)) ![p](https://evil.example/p.gif)',
    'a | b || c',
    '`a` ``b`` | ',
    '@admin #123 https://evil.example',
    '::error::stolen ##[error]x',
  ];
  it.each(hostile)('%j is shown and not obeyed', (text) => {
    const after = filledReport(text);
    const before = sampleReport(
      [{ ...samplePackage(text, 1, [sampleResult('t0', { ...build })]), version: text }],
      {},
      [...after.targets],
    );
    const comparison = compare(readBaseline(json(before), text), after);
    const terminal = comparisonTerminal(after, comparison, options);
    // eslint-disable-next-line no-control-regex -- what must not be there
    expect(terminal).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e]/);
    const html = marked.parse(comparisonMarkdown(after, comparison), { async: false });
    expect(html).not.toMatch(/<(?:script|img|a)\b/);
    expect(html).not.toMatch(/[\u001b\u202e\u200b]/);
  });
});
