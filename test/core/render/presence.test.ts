// A package that is not installed on every target is no plain wheel there: each matrix has a row for it, and says so.

import { describe, expect, it } from 'vitest';
import { render } from '../../../packages/core/src/render/renderers.ts';
import { samplePackage, sampleReport, sampleResult } from '../../support/sample-report.ts';

const options = { width: 80, verbose: false };
const both = [sampleResult('t0'), sampleResult('t1')];
const first = [sampleResult('t0'), sampleResult('t1', { verdict: 'skipped', reason: 'marker' })];
const build = [sampleResult('t0', { verdict: 'build', rules: ['WC101'], why: 'No wheel fits.' }), sampleResult('t1')];

const report = sampleReport([
  samplePackage('numpy', 1, build),
  ...['six', 'attrs', 'idna'].map((name, at) => samplePackage(name, at + 2, both)),
  ...['triton', 'cudnn'].map((name, at) => samplePackage(name, at + 5, first)),
]);

describe('the packages that are plain wheels', () => {
  it('stand together where they are installed on the same targets: terminal', () => {
    const rows = render('terminal', report, options).split('\n');
    expect(rows.filter((row) => / and /.test(row)).map((row) => row.trim().split(/\s{2,}/))).toEqual([
      ['six and 2 more', 'wheel', 'wheel'],
      ['triton and cudnn', 'wheel', '-'],
    ]);
  });

  it('Markdown', () => {
    expect(render('markdown', report, options)).toContain(
      '| `six and 2 more` | wheel | wheel |\n| `triton and cudnn` | wheel | – |\n',
    );
  });

  it('HTML', () => {
    const page = render('html', report, options);
    const rows = [...page.matchAll(/<tr class="rest">.*?<\/tr>/gs)].map(([row]) =>
      row
        .replaceAll(/<[^>]*>/g, ' ')
        .trim()
        .split(/\s+/),
    );
    expect(rows).toEqual([
      ['six', 'and', '2', 'more', 'wheel', 'wheel'],
      expect.arrayContaining(['triton', 'and', 'cudnn', 'wheel', 'not', 'installed']),
    ]);
  });
});

describe('Markdown of several images', () => {
  it('says why the image is recommended where others were tried', () => {
    const { targets } = report;
    const tried = { ...report, targets: targets.map((each, at) => (at === 1 ? { ...each, tried: true } : each)) };
    const [heading = ''] = render('markdown', tried, options).split('\n');
    expect(heading).toMatch(/^## Take python:3\.12-slim.* On python:3\.12-alpine 1 of 6 packages must be built\.$/);
  });
});
