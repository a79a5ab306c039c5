// The job summary: what a person reads first, and that it stays under 65,000 bytes by whole rows.

import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { headline } from '../../../../packages/core/src/render/wording/headline.ts';
import { markdown } from '../../../../packages/core/src/render/markdown/markdown.ts';
import type { Report, ReportPackage, ReportResult } from '../../../../packages/core/src/report/report.ts';
import {
  samplePackage,
  samplePlan,
  sampleReport,
  sampleResult,
  sampleTarget,
  type SampleChange,
} from '../../../support/sample-report.ts';

const build = (target: string, change: SampleChange = {}): ReportResult =>
  sampleResult(target, { verdict: 'build', rules: ['WC101'], why: 'No wheel fits.', ...change });
const wheel = (target: string): ReportResult => sampleResult(target);

function packages(...rows: readonly (readonly ReportResult[])[]): readonly ReportPackage[] {
  return rows.map((results, position) => samplePackage(`pkg${position}`, position + 1, results));
}

const one = [sampleTarget('t0')];
const refused = {
  diagnostics: [
    {
      rule: 'WC103',
      level: 'error',
      message: 'for Python 3.13',
      target: 't0',
      location: null,
      kind: 'said',
      about: [],
    },
  ],
} as const;

const headlines: readonly (readonly [what: string, report: Report, words: string])[] = [
  [
    'all wheels',
    sampleReport(packages([wheel('t0')], [wheel('t0')]), {}, one),
    'All 2 packages install without a compiler on python:3.12-alpine linux/arm64.',
  ],
  [
    'a single wheel',
    sampleReport(packages([wheel('t0')]), {}, one),
    'The one package installs without a compiler on python:3.12-alpine linux/arm64.',
  ],
  ['nothing', sampleReport([], {}, one), 'Nothing is installed on python:3.12-alpine linux/arm64.'],
  [
    'builds and questions',
    sampleReport(
      packages([build('t0')], [sampleResult('t0', { verdict: 'unknown', rules: ['WC201'] })], [wheel('t0')]),
      {},
      one,
    ),
    '1 of 3 packages must be built and 1 could not be decided on python:3.12-alpine linux/arm64 (pkg0 1.0 and pkg1 1.0).',
  ],
  [
    'a wheel that may be for glibc',
    sampleReport(packages([sampleResult('t0', { rules: ['WC108'] })]), {}, one),
    '1 of 1 package may be for glibc on python:3.12-alpine linux/arm64 (pkg0 1.0).',
  ],
  [
    'a file that is refused',
    sampleReport(packages([wheel('t0')]), refused, one),
    'The installer refuses the whole file (WC103) on python:3.12-alpine linux/arm64.',
  ],
  [
    'every image good',
    sampleReport(packages([wheel('t0'), wheel('t1')])),
    'Take python:3.12-alpine: it needs no compiler; nor does python:3.12-slim.',
  ],
  [
    'one image good',
    sampleReport(packages([build('t0'), wheel('t1')])),
    'Take python:3.12-slim: it needs no compiler.',
  ],
  [
    'no image good',
    sampleReport(packages([build('t0'), build('t1')], [build('t0'), wheel('t1')])),
    'Take python:3.12-slim and build pkg0 1.0: no image that was checked does without a compiler.',
  ],
  [
    'nothing to install is worse than many builds',
    sampleReport(
      packages(
        [build('t0'), sampleResult('t1', { verdict: 'impossible', rules: ['WC102'] })],
        [build('t0'), wheel('t1')],
      ),
    ),
    'Take python:3.12-alpine and build pkg0 1.0 and pkg1 1.0: no image that was checked does without a compiler.',
  ],
];

describe('the headline', () => {
  it.each(headlines)('%s', (_, report, words) => {
    expect(headline(report)).toBe(words);
    // Of several images the answer alone is the heading, and why stands below it.
    const [title = '', , rest = ''] = markdown(report).replaceAll('&#95;', '_').split('\n');
    const whole = report.targets.length < 2 ? title : `${title}: ${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
    expect(whole).toBe(`## ${words}`);
  });
});

describe('markdown', () => {
  it('shows the matrix, the line before pip, the plans and why', () => {
    const targets = [
      sampleTarget('t0', {
        downloadSize: null,
        preparation: {
          manager: 'apk',
          names: ['build-base'],
          line: 'apk add --no-cache --virtual .build build-base',
          evidence: 'known',
          helps: 'all',
          notes: ['Rust is too old.'],
        },
        plans: [
          samplePlan({ base: 'python:3.12-slim', kind: 'base', text: 'base python:3.12-slim' }),
          samplePlan({
            base: null,
            pins: [{ name: 'pkg0', version: '2.0' }],
            text: 'pkg0 2.0',
            notes: ['a major version'],
          }),
        ],
      }),
      sampleTarget('t1', { downloadSize: 53_200_000 }),
    ];
    const suppressed = { rule: 'WC101', by: 'config', reason: 'own stage', until: null } as const;
    const text = markdown(
      sampleReport(
        packages(
          [build('t0', { needsText: ['C compiler'], fix: 'pkg0 2.0' }), wheel('t1')],
          [build('t0', { suppressed }), wheel('t1')],
          [wheel('t0'), wheel('t1')],
          [sampleResult('t0', { verdict: 'skipped' }), sampleResult('t1', { verdict: 'skipped' })],
        ),
        { remarks: ['12 packages of group dev left out'] },
        targets,
      ),
    );
    for (const line of [
      '| package | `python:3.12-alpine`<br>arm64 | `python:3.12-slim`<br>arm64 |',
      '| `pkg0 1.0` | **BUILD** | wheel |',
      '| `pkg1 1.0` | **BUILD** (ignored) | wheel |',
      '| `pkg2 1.0` | wheel | wheel |',
      '| **to build** | **2** | **0** |',
      '| download MB | – | 53.2 |',
      '### python:3.12-alpine linux/arm64',
      'Before pip: `apk add --no-cache --virtual .build build-base`',
      '- Nobody has tried this line in a build: it may lack a package.',
      '- Rust is too old.',
      '1. base python:3.12-slim (no pin changes)',
      '2. pkg0 2.0 (a major version)',
      '<details><summary><code>pkg0 1.0</code> BUILD on <code>python:3.12-alpine linux/arm64</code> (WC101)</summary>',
      '- **python:3.12-alpine linux/arm64**: No wheel fits.',
      '  - needs C compiler.',
      '  - way out: pkg0 2.0',
      '  - WC101 is ignored (config): own stage',
      '- 12 packages of group dev left out',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).not.toContain('### python:3.12-slim');
  });

  it('has no place for what is not installed, nor for a wheel of unstated libc on glibc among the obstacles', () => {
    const rows = packages(
      [sampleResult('t0', { verdict: 'skipped', rules: ['WC204'], sentences: { WC204: 'Depends.' } }), wheel('t1')],
      [wheel('t0'), sampleResult('t1', { rules: ['WC108'], sentences: { WC108: 'It does not say.' } })],
    );
    const text = markdown(sampleReport(rows));
    expect(text).toMatch(/^## Take python:3\.12-alpine\n\nIt needs no compiler; nor does python:3\.12-slim\.\n/);
    expect(text).toContain('| `pkg1 1.0` | wheel | wheel\\* |');
    expect(text).not.toContain('<code>pkg0 1.0</code>');
  });

  it('opens the first details where there is one target', () => {
    const text = markdown(sampleReport(packages(...Array.from({ length: 5 }, () => [build('t0')])), {}, one));
    expect(text.match(/<details open>/g)).toHaveLength(3);
    expect(text.match(/<details>/g)).toHaveLength(2);
  });

  it('joins what agrees where the matrix is large, and folds the whole one and what helps on other images', () => {
    const targets = ['t0', 't1', 't2', 't3', 't4'].map((id, position) =>
      sampleTarget(id, {
        name: `python:3.1${position}-slim`,
        plans: [samplePlan({ base: null, text: position === 4 ? 'the other way' : `way ${position}` })],
      }),
    );
    const rows = Array.from({ length: 20 }, (_, line) =>
      targets.map(({ id }, position) => (position < 4 || line < 2 ? build(id) : wheel(id))),
    );
    const text = markdown(sampleReport(packages(...rows), {}, targets));
    expect(text).toContain(`
| package | \`3.10-slim, 3.11-slim, 3.12-slim, 3.13-slim\`<br>arm64 | \`3.14-slim\`<br>arm64 |
| --- | :-: | :-: |
| \`pkg0 1.0\` and \`pkg1 1.0\` | **BUILD** | **BUILD** |
| \`pkg2 1.0\`, \`pkg3 1.0\`, \`pkg4 1.0\` and 15 more | **BUILD** | wheel |
| **to build** | **20** | **2** |

<details><summary>Each package on each image</summary>
`);
    expect(text).toContain('<details><summary>The other images: what helps there</summary>');
    expect(text.match(/<details/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0);
  });

  it('says which image has no column in the joined table, and why', () => {
    const targets = ['t0', 't1', 't2'].map((id, position) =>
      sampleTarget(id, { name: `python:3.1${position + 2}-slim` }),
    );
    const rows = Array.from({ length: 20 }, () => targets.map(({ id }) => build(id)));
    const outside = {
      rule: 'WC103' as const,
      level: 'error' as const,
      message: 'the lock is for Python <3.14',
      target: 't2',
      location: null,
      kind: 'python-outside',
      about: [],
    };
    const text = markdown(sampleReport(packages(...rows), { diagnostics: [outside] }, targets));
    expect(text).toContain(
      'python:3.14-slim linux/arm64 is not in this table: the installer refuses the whole file (WC103).',
    );
  });

  it('does not say of each package what is said of the index once', () => {
    const silent = sampleResult('t0', { verdict: 'unknown', reason: 'index', rules: ['WC201'] });
    const text = markdown(
      sampleReport(
        packages([silent], [silent], [build('t0')]),
        {
          complete: false,
          faults: [{ packages: ['pkg0', 'pkg1'], silence: 'did not answer', cause: 'HTTP 503' }],
        },
        one,
      ),
    );
    expect(text.match(/<summary>.*/g)).toEqual([expect.stringContaining('pkg2 1.0')]);
    expect(text).toContain('| `pkg0 1.0` | ? |');
  });

  it('says that an answer is not complete, and what the index did not answer', () => {
    const text = markdown(
      sampleReport(packages([sampleResult('t0', { verdict: 'unknown', rules: ['WC201'] })]), {
        complete: false,
        faults: [{ packages: ['pkg0'], silence: 'did not answer', cause: 'HTTP 503' }],
      }),
    );
    expect(text).toContain('**The answer is not complete: pkg0 was not judged.**');
    expect(text).toContain('- The index did not answer for 1 package: HTTP 503');
  });

  it.each([
    ['thousands of packages', 4000, 60, 1],
    ['long words', 300, 3000, 1],
    ['many targets', 200, 60, 12],
    ['words of four bytes each', 400, 300, 2],
  ])('cuts whole rows: %s', (what, count, length, columns) => {
    const letter = what.startsWith('words of four') ? '\u{1f40d}' : 'w';
    const targets = Array.from({ length: columns }, (_, position) =>
      sampleTarget('t0', {
        id: `t${position}`,
        platform: `linux/${position}`,
        plans: [samplePlan({ base: null, text: letter.repeat(length) })],
      }),
    );
    const rows = Array.from({ length: count }, () =>
      targets.map(({ id }) =>
        build(id, { why: letter.repeat(length), rejected: [{ filename: `a-${id}`, reason: 'libc' }] }),
      ),
    );
    const report = sampleReport(
      packages(...rows),
      {
        remarks: Array.from({ length: 500 }, () => letter.repeat(length)),
        diagnostics: Array.from({ length: 500 }, (_, position) => ({
          rule: null,
          level: 'error',
          message: `${position} ${letter.repeat(length)}`,
          target: null,
          location: null,
          kind: 'said',
          about: [],
        })),
      },
      targets,
    );
    const text = markdown(report);
    expect(Buffer.byteLength(text)).toBeLessThan(65_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(10_000);
    expect(text).toMatch(/left out/);
    expect(text.match(/<details/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    // A large table of several targets stands condensed above the whole one.
    const tables = text.split('\n\n').filter((part) => part.startsWith('| package |'));
    expect(tables).toHaveLength(columns > 1 ? 2 : 1);
    const widths = tables.map((table) => [
      ...new Set(
        table
          .split('\n')
          .filter((line) => !/left out/.test(line) && !line.startsWith('| ---'))
          .map((line) => line.split(' | ').length),
      ),
    ]);
    expect(widths).toEqual(columns > 1 ? [[2], [columns + 1]] : [[2]]);
    expect(marked.lexer(text).filter(({ type }) => type === 'table')).toHaveLength(tables.length);
  });
});
