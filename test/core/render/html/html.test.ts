// The page without a browser: that it stands alone, says what is known, and is whole for one target and for twelve.

import { createHash } from 'node:crypto';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { reasons } from '../../../../packages/core/src/match/compatibility.ts';
import { html } from '../../../../packages/core/src/render/html/html.ts';
import { pageScript } from '../../../../packages/core/src/render/html/html-script.ts';
import { pageStyle } from '../../../../packages/core/src/render/html/html-style.ts';
import { refusalWords } from '../../../../packages/core/src/render/wording/refusal-words.ts';
import type { Report, ReportPackage, ReportResult } from '../../../../packages/core/src/report/report.ts';
import {
  filledReport,
  samplePackage,
  samplePlan,
  sampleReport,
  sampleResult,
  sampleTarget,
  type SampleChange,
} from '../../../support/sample-report.ts';
import { htmlFaults } from '../../../support/validators.ts';

type Node = ReturnType<typeof parseDocument> | ReturnType<typeof parseDocument>['children'][number];

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What a reader sees of it, blanks in a row as one. */
  readonly text: string;
}

/** The elements of a page in order, style and script apart. */
function elements(page: string): readonly Element[] {
  const walk = (node: Node): readonly Element[] => {
    if (!('children' in node)) return [];
    const inner = node.children.flatMap(walk);
    if (!('name' in node) || node.name === 'style' || node.name === 'script') return inner;
    return [{ name: node.name, attributes: node.attribs, text: textOf(node).replaceAll(/\s+/g, ' ').trim() }, ...inner];
  };
  return walk(parseDocument(page));
}

function textOf(node: Node): string {
  if (node.nodeType === 3 && 'data' in node) return node.data;
  if (!('children' in node) || ('name' in node && (node.name === 'style' || node.name === 'script'))) return '';
  return node.children.map(textOf).join('');
}

const of = (page: string, name: string): readonly Element[] => elements(page).filter((each) => each.name === name);
const build = (target: string, change: SampleChange = {}): ReportResult =>
  sampleResult(target, { verdict: 'build', rules: ['WC101'], why: 'No wheel fits.', ...change });
const wheel = (target: string): ReportResult => sampleResult(target);
const packages = (...rows: readonly (readonly ReportResult[])[]): readonly ReportPackage[] =>
  rows.map((results, position) => samplePackage(`pkg${position}`, position + 1, results));

/** Every package on every target: builds on the diagonal. */
function large(targets: number, count: number): Report {
  const all = Array.from({ length: targets }, (_, position) =>
    sampleTarget(position % 2 === 0 ? 't0' : 't1', { id: `t${position}`, platform: `linux/${position >> 1}` }),
  );
  return sampleReport(
    packages(
      ...Array.from({ length: count }, (_, row) =>
        all.map(({ id }, position) => (row === position ? build(id) : wheel(id))),
      ),
    ),
    {},
    all,
  );
}

const reports: readonly (readonly [what: string, report: Report])[] = [
  ['nothing checked', sampleReport([], {}, [])],
  ['nothing installed', sampleReport([], {}, [sampleTarget('t0')])],
  ['one target', sampleReport(packages([build('t0')], [wheel('t0')]), {}, [sampleTarget('t0')])],
  ['every field', filledReport('some text')],
  ['twelve targets, 150 packages', large(12, 150)],
];

describe.each(reports)('%s', (_, report) => {
  const page = html(report);

  it('is a page without faults, twice the same', () => {
    expect(htmlFaults(page)).toEqual([]);
    expect(html(report)).toBe(page);
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">[\s\S]*<\/html>\n$/);
  });

  it('needs nothing else and runs nothing else', () => {
    const policy = of(page, 'meta').find(({ attributes }) => attributes['http-equiv'])?.attributes['content'] ?? '';
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    // What the page really holds, so that a change of either file fails here and shows the hash to write down.
    const [style, script] = [/<style>([\s\S]*?)<\/style>/, /<script>([\s\S]*?)<\/script>/].map(
      (element) => element.exec(page)?.[1] ?? '',
    );
    expect([style, script]).toEqual([pageStyle, pageScript]);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash(pageStyle)}`,
      `script-src ${hash(pageScript)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page.match(/<(?:style|script|link|img|iframe|object|embed)\b/g)).toEqual(['<link', '<style', '<script']);
    expect(
      elements(page).flatMap(({ attributes }) => Object.keys(attributes).filter((key) => /^on|^style$/.test(key))),
    ).toEqual([]);
  });

  it('has one h1, headings in order, ids once, and links that lead somewhere', () => {
    const levels = elements(page).flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name.slice(1))] : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, position) => level > (levels[position - 1] ?? 0) + 1)).toEqual([]);
    const ids = elements(page).flatMap(({ attributes: { id } }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = of(page, 'a').map(({ attributes: { href = '' } }) => href.slice(1));
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
    const named = elements(page).flatMap(({ attributes }) => attributes['aria-labelledby'] ?? []);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has as many cells in every row of the matrix', () => {
    const table = /<table class="matrix">[\s\S]*?<\/table>/.exec(page)?.[0] ?? '';
    const rows = table
      .split('<tr')
      .slice(3)
      .map((row) => row.match(/<t[hd]\b/g)?.length);
    expect([...new Set(rows)]).toEqual(table === '' ? [] : [report.targets.length + 1]);
    expect(of(table, 'th').filter(({ attributes: { scope } }) => scope === undefined)).toEqual([]);
  });

  it('gives every picture its words', () => {
    const pictures = of(page, 'svg');
    expect(
      pictures.filter(({ attributes }) => !attributes['aria-label'] && attributes['aria-hidden'] !== 'true'),
    ).toEqual([]);
  });
});

describe('refusalWords', () => {
  it('has words for every reason of match', () => {
    expect(reasons.filter((reason) => refusalWords(reason) === reason)).toEqual([]);
    expect(refusalWords('constructor')).toBe('constructor');
  });
});

describe('the page', () => {
  const targets = [
    sampleTarget('t0', {
      preparation: {
        manager: 'apk',
        names: ['build-base'],
        line: 'apk add --no-cache --virtual .build build-base',
        evidence: 'known',
        helps: 'all',
        notes: ['Rust is too old.'],
      },
      plans: [
        samplePlan({
          base: 'python:3.12-alpine',
          pins: [{ name: 'pkg0', version: '2.0' }],
          text: 'pkg0 2.0',
          notes: ['a major version'],
        }),
      ],
    }),
    sampleTarget('t1', { downloadSize: 53_200_000 }),
  ];
  const page = html(
    sampleReport(
      packages(
        [
          build('t0', {
            needsText: ['C compiler', 'It also builds cffi 1.0.'],
            fix: 'pkg0 2.0',
            suppressed: { rule: 'WC101', by: 'config', reason: 'own stage', until: null },
            build: {
              native: true,
              languages: ['c'],
              backend: null,
              evidence: ['setup.py has ext_modules'],
              packages: { manager: 'apk', names: ['build-base'], evidence: 'known' },
            },
            rejected: [{ filename: 'pkg0-1.0-cp312-cp312-manylinux_2_17_aarch64.whl', reason: 'libc' }],
            rejectedCount: 3,
          }),
          wheel('t1'),
        ],
        [sampleResult('t0', { rules: ['WC107'], sentences: { WC107: 'Yanked: broken.' } }), wheel('t1')],
        [wheel('t0'), wheel('t1')],
        [
          sampleResult('t0', { verdict: 'skipped', why: 'Its marker is false.', file: null }),
          sampleResult('t1', { verdict: 'skipped', why: 'Its marker is false.', file: null }),
        ],
      ),
      {
        diagnostics: [
          {
            rule: 'WC302',
            level: 'note',
            message: '3.12 is old',
            target: 't1',
            location: null,
            kind: 'said',
            about: [],
          },
        ],
        remarks: ['12 packages of group dev left out'],
      },
      targets,
    ),
  );
  const texts = elements(page).map(({ text }) => text);

  it.each([
    ['the answer', '✓ Take python:3.12-slim'],
    ['the best image first', 'Images, best first'],
    ['what is in the way', 'linux/arm64 ✗ 1 of 3 packages must be built'],
    ['the size', '53.2 MB to download'],
    ['what is to be known of an image', '3.12 is old'],
    ['a row of the matrix', 'pkg0 1.0wheelBUILD ignored'],
    ['a wheel with a remark', 'pkg1 1.0wheelwheel*'],
    ['the rest', 'pkg2 1.0wheelwheel'],
    ['the sums', 'To build01'],
    ['a plan', 'pkg0 2.0 (a major version)'],
    ['the line before pip', 'apk add --no-cache --virtual .build build-base'],
    ['how far it is known', 'Nobody has tried this line in a build: it may lack a package.'],
    ['a note of the line', 'Rust is too old.'],
    ['a fold', 'pkg0 1.0 BUILD on python:3.12-alpine linux/arm64'],
    ['where it is pinned', 'at poetry.lock:1 · rules WC101'],
    ['why', 'python:3.12-alpine linux/arm64 BUILD No wheel fits.'],
    ['the way out', 'Way outpkg0 2.0'],
    ['the needs', 'NeedsC compilerIt also builds cffi 1.0.'],
    ['what the image lacks', 'Missing hereapk: build-base'],
    ['what is ignored', 'IgnoredWC101 is ignored (config): own stage'],
    ['the file taken', 'Filename-1.0-py3-none-any.whl 12 kB'],
    ['the evidence', 'Becausesetup.py has ext_modules'],
    ['the refused', 'Refusedpkg0-1.0-cp312-cp312-manylinux_2_17_aarch64.whl for another C library'],
    ['how many more', 'Refused tooand 2 more files'],
    ['the file of a plain wheel', 'pkg2 1.0name-1.0-py3-none-any.whl 12 kB'],
    ['what is not installed', 'pkg3 1.0 Its marker is false.'],
    ['a remark', '12 packages of group dev left out'],
    ['a rule', 'WC101 must-build error'],
  ])('says %s', (_, text) => {
    expect(texts).toContain(text);
  });

  it('says once what platforms of an image agree in, and only that the file is refused where it is', () => {
    const base = { base: 'python:3.14-slim', name: 'python:3.14-slim', downloadSize: null };
    const platforms = [
      sampleTarget('t0', { ...base, platform: 'linux/amd64' }),
      sampleTarget('t1', { ...base, platform: 'linux/arm64' }),
    ];
    const rows = [samplePackage('numpy', 1, [build('t0'), build('t1')])];
    const states = (report: Report): readonly string[] =>
      elements(html(report)).flatMap(({ attributes, text }) =>
        (attributes['class'] ?? '').startsWith('state ') ? [text] : [],
      );
    expect(states(sampleReport(rows, {}, platforms))).toEqual([
      'linux/amd64, linux/arm64 ✗ 1 of 1 package must be built',
    ]);
    const diagnostics = ['t0', 't1'].map((target) => ({
      rule: 'WC103' as const,
      level: 'error' as const,
      message: 'the lock is for Python <3.14',
      target,
      location: null,
      kind: 'python-outside',
      about: [],
    }));
    expect(states(sampleReport(rows, { diagnostics }, platforms))).toEqual([
      'linux/amd64, linux/arm64 ✗ The installer refuses the whole file (WC103)',
    ]);
  });

  it('keeps each word of a line to copy whole', () => {
    const line = 'apt-get install -y --no-install-recommends build-essential';
    const preparation = {
      manager: 'apt',
      names: ['build-essential'],
      line,
      evidence: 'built',
      helps: 'all',
      notes: [],
    } as const;
    const rows = [samplePackage('numpy', 1, [build('t0')])];
    const found = elements(html(sampleReport(rows, {}, [sampleTarget('t0', { preparation })])));
    expect(found.find(({ name, text }) => name === 'code' && text === line)).toBeDefined();
    expect(found.find(({ name, text }) => name === 'span' && text === '--no-install-recommends')).toBeDefined();
  });

  it('says of NONE that no file can be installed, not that nothing needs to be', () => {
    const none = sampleResult('t0', { verdict: 'impossible', reason: 'no-project', rules: ['WC102'] });
    const drawn = html(sampleReport([samplePackage('reqeusts', 1, [none, sampleResult('t1')])]));
    const meaning = elements(drawn).find(
      ({ name, text }) => name === 'dd' && text.startsWith('no file can be installed'),
    );
    expect(meaning?.text).toBe('no file can be installed: no wheel fits, and there is no sdist that may be taken');
  });

  it('shows the image to take first in the matrix too', () => {
    expect(
      of(page, 'th')
        .map(({ text }) => text)
        .slice(0, 3),
    ).toEqual(['Package', '3.12-slim', '3.12-alpine']);
  });

  it('joins what agrees where the matrix is large, names folded, and folds the whole one below', () => {
    const rows = Array.from({ length: 20 }, (_, line) =>
      samplePackage(`pkg${line}`, line + 1, [build('t0'), line < 18 ? sampleResult('t1') : build('t1')]),
    );
    const tables = html(sampleReport(rows)).match(/<table class="matrix">[\s\S]*?<\/table>/g) ?? [];
    const heads = tables.map((table) =>
      elements(table).flatMap(({ name, attributes: { scope }, text }) =>
        name === 'th' && scope === 'row' ? [text] : [],
      ),
    );
    expect(heads.map(({ length }) => length)).toEqual([3, 21]);
    expect(heads[0]?.map((text) => text.replace(/pkg0 1\.0.*|pkg18 1\.0.*/, ''))).toEqual([
      'pkg0 and 17 more',
      'pkg18 and 1 more',
      'To build',
    ]);
    expect(heads[0]?.[0]).toContain('pkg17 1.0');
  });

  it('says once of packages what the index says of none of them', () => {
    const silent = {
      verdict: 'unknown',
      rules: ['WC201'],
      reason: 'index',
      file: null,
      why: 'The run is offline.',
    } as const;
    const unanswered = ['click', 'flask', 'six'].map((name, at) =>
      samplePackage(name, at + 1, [sampleResult('t0', silent)]),
    );
    const shown = elements(html(sampleReport(unanswered, { complete: false }, [sampleTarget('t0')])));
    const parts = shown.filter(({ name, text }) => name === 'details' && text.includes('The run is offline.'));
    expect(parts).toHaveLength(1);
    expect(parts[0]?.text).toMatch(/^3 packages \?.*click 1\.0 at poetry\.lock:1.*six 1\.0 at poetry\.lock:3$/);
  });

  it('hides every button until there is a script', () => {
    const buttons = of(page, 'button');
    expect(buttons.map(({ text }) => text)).toEqual(['Copy', 'Copy', 'Open all', 'Close all']);
    expect(buttons.filter(({ attributes }) => !('hidden' in attributes))).toEqual([]);
  });

  it('draws a build among many wheels wide enough to be seen, and no more than the whole', () => {
    const wide = html(large(2, 400));
    const bars = wide.match(/<svg class="bar"[\s\S]*?<\/svg>/g) ?? [];
    expect(bars).toHaveLength(2);
    for (const bar of bars) {
      const widths = [...bar.matchAll(/<rect x="[\d.]+%" width="([\d.]+)%"/g)].map(([, width]) => Number(width));
      expect(bar).toContain('aria-label="399 wheels, 1 to build"');
      expect(widths).toHaveLength(2);
      expect(widths[1]).toBeGreaterThan(2.5);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 1);
    }
  });

  it('tells above everything what makes the answer less than it seems', () => {
    const refused = html(
      sampleReport(packages([wheel('t0'), wheel('t1')]), {
        complete: false,
        faults: [{ packages: ['pkg0'], silence: 'did not answer', cause: 'HTTP 503' }],
        diagnostics: [
          {
            rule: 'WC103',
            level: 'error',
            message: 'The lock is for Python 3.13',
            target: null,
            location: null,
            kind: 'said',
            about: [],
          },
        ],
      }),
    );
    const header = of(refused, 'header')[0]?.text ?? '';
    expect(header).toContain('None of the 2 images takes the file');
    expect(header).toContain('Error: The lock is for Python 3.13.');
    expect(header).toContain('The answer is not complete:');
    expect(header).toContain('The index did not answer for 1 package: HTTP 503');
  });
});
