// No format praises an image while something that would be installed was not judged: it says what was judged, and names what was not.

import { describe, expect, it } from 'vitest';
import { comparisonMarkdown } from '../../../packages/core/src/render/markdown/comparison-markdown.ts';
import { comparisonTerminal } from '../../../packages/core/src/render/terminal/comparison-terminal.ts';
import { type Format, render, renderers } from '../../../packages/core/src/render/renderers.ts';
import { readBaseline } from '../../../packages/core/src/report/baseline.ts';
import { compare } from '../../../packages/core/src/report/compare.ts';
import { onlyNew } from '../../../packages/core/src/report/only-new.ts';
import type { Diagnostic, Report, ReportTarget } from '../../../packages/core/src/report/report.ts';
import { samplePackage, samplePlan, sampleReport, sampleResult, sampleTarget } from '../../support/sample-report.ts';

const options = { width: 80, verbose: false };

/** flask-mysqldb 2.0.0 alone on Alpine: a wheel that needs mysqlclient, which must be compiled there. */
const lacking: Diagnostic = {
  rule: 'WC202',
  level: 'warning',
  message: '1 package that these need is not in the file and was not judged: mysqlclient (by flask-mysqldb)',
  target: null,
  location: null,
  kind: 'said',
  about: [],
  unjudged: ['mysqlclient'],
};

function report(targets: readonly ReportTarget[], change: Partial<Report> = {}): Report {
  const results = targets.map(({ id }) => sampleResult(id));
  return sampleReport([samplePackage('flask-mysqldb', 1, results)], change, targets);
}

function incomplete(targets: readonly ReportTarget[]): Report {
  return report(targets, {
    complete: false,
    diagnostics: [lacking],
    unjudged: [{ name: 'mysqlclient', target: null }],
  });
}

const one = [sampleTarget('t0')];
const two = [sampleTarget('t0'), sampleTarget('t1')];
const praise =
  /no compiler (?:is )?needed|needs no compiler|without a compiler|have wheels|has a wheel|everything is|✓/i;

const formats = Object.keys(renderers) as Format[];
/** Those that say something good of an image at all, or pass a test. */
const praising: ReadonlySet<Format> = new Set<Format>(['terminal', 'json', 'jsonl', 'github', 'markdown', 'html']);

/** What is said of this report: SARIF holds the whole table of rules beside it. */
function said(format: Format, from: Report): string {
  const text = render(format, from, options);
  return format === 'sarif' ? text.replace(/"rules": [^]*?"invocations"/, '') : text;
}

describe.each([
  ['one target', one],
  ['several targets', two],
])('%s', (_, targets) => {
  it.each(formats)('%s', (format) => {
    const text = said(format, incomplete(targets));
    expect(text).not.toMatch(praise);
    expect(text).toContain('mysqlclient');
    expect(praise.test(said(format, report(targets)))).toBe(praising.has(format));
  });

  it('what is known from a baseline is still no praise', () => {
    const known = incomplete(targets);
    const comparison = compare(readBaseline(render('json', known, options), 'base.json'), known);
    const texts = [
      comparisonTerminal(known, comparison, options),
      comparisonMarkdown(known, comparison),
      render('github', onlyNew(known, comparison), options),
    ];
    expect(texts.filter((text) => praise.test(text))).toEqual([]);
    expect(texts.filter((text) => !text.includes('mysqlclient'))).toEqual([]);
  });
});

describe('a package of which nobody knows what it needs', () => {
  const message = 'which packages lib needs could not be learnt without building it: they were not judged';
  const unknown: Diagnostic = { ...lacking, rule: 'WC205', message, unjudged: [], unlearnt: ['lib'] };
  const change = { complete: false, diagnostics: [unknown], unlearnt: [{ name: 'lib', target: null }] };

  it.each(formats)('%s', (format) => {
    const text = said(format, report(one, change));
    expect(text).not.toMatch(praise);
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      /(?:what|which packages) (?:1 package|lib) needs (?:is not known|could not be learnt)/i,
    );
  });

  it('is an error in JUnit', () => {
    expect(render('junit', report(one, change), options)).toContain('errors="1"');
  });
});

it('a suite of wheels is not green in JUnit', () => {
  expect(render('junit', incomplete(one), options)).toContain('errors="1"');
});

it('a target on which everything was judged is praised no more than its report is complete', () => {
  const elsewhere = report(two, { complete: false, unjudged: [{ name: 'mysqlclient', target: 't0' }] });
  const text = render('terminal', elsewhere, options);
  expect(text).toContain('Take python:3.12-slim: nothing that was judged must be built there.');
  expect(render('html', elsewhere, options)).toContain('Nothing that was judged must be built there.');
});

it('plans are said to be of what was judged', () => {
  const plan = samplePlan({ base: 'b', platform: 'p', kind: 'base', text: 'base b' });
  const target = sampleTarget('t0', { plans: [plan] });
  const build = sampleResult('t0', { verdict: 'build', rules: ['WC101'] });
  const change = { complete: false, unjudged: [{ name: 'mysqlclient', target: null }] };
  const text = sampleReport([samplePackage('a', 1, [build])], change, [target]);
  for (const format of ['terminal', 'markdown', 'html'] as const)
    expect(render(format, text, options)).toContain('leave nothing to build of what was judged');
  expect(render('html', text, options)).toContain('Nothing that was judged has to be compiled then');
});

it('the JSON names everything that was not judged, a screen the first five', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const brief = 'not judged: a, b, c, d, e, 2 more';
  const many: Diagnostic = { ...lacking, message: `not judged: ${names.join(', ')}`, brief, unjudged: names };
  const full = report(one, { complete: false, diagnostics: [many] });
  const { diagnostics } = JSON.parse(render('json', full, options)) as Report;
  expect(diagnostics).toEqual([
    { rule: 'WC202', level: 'warning', message: many.message, target: null, location: null, kind: 'said', about: [] },
  ]);
  expect(render('terminal', full, options)).toContain(brief);
  expect(render('terminal', full, { ...options, verbose: true })).not.toContain(brief);
});
