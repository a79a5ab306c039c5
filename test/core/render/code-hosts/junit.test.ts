// JUnit as Jenkins and GitLab read it: which case passes, fails, errs or is skipped, and with which words.

import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { junit } from '../../../../packages/core/src/render/code-hosts/junit.ts';
import type { Report } from '../../../../packages/core/src/report/report.ts';
import {
  samplePackage,
  sampleReport,
  sampleResult,
  sampleTarget,
  type SampleChange,
} from '../../../support/sample-report.ts';
import { junitFaults } from '../../../support/validators.ts';

interface Case {
  readonly suite: string;
  readonly name: string;
  readonly classname: string;
  state: string;
  message: string;
  text: string;
  output: string;
}

/** Every report of this file: validated in the end, because the validator starts anew for each call. */
const written: string[] = [];

async function casesOf(report: Report): Promise<readonly Case[]> {
  const xml = junit(report);
  written.push(xml);
  const cases: Case[] = [];
  let suite = '';
  let element = '';
  const parser = new Parser(
    {
      onopentag: (name, { name: title = '', classname = '', message = '' }) => {
        element = name;
        if (name === 'testsuite') suite = title;
        if (name === 'testcase')
          cases.push({ suite, name: title, classname, state: 'passed', message: '', text: '', output: '' });
        const last = cases.at(-1);
        if (last && ['failure', 'error', 'skipped'].includes(name)) Object.assign(last, { state: name, message });
      },
      ontext: (text) => {
        const last = cases.at(-1);
        if (last && ['failure', 'error', 'skipped'].includes(element)) last.text += text;
        if (last && element === 'system-out') last.output += text;
      },
      onclosetag: () => {
        element = '';
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return cases;
}

const one = [sampleTarget('t0')];
const states: readonly (readonly [what: string, change: SampleChange, state: string, text: string])[] = [
  ['a wheel', {}, 'passed', ''],
  ['a pure sdist', { verdict: 'sdist', rules: ['WC106'] }, 'passed', ''],
  ['a yanked wheel', { rules: ['WC107'], sentences: { WC107: '1.0 was yanked' } }, 'passed', ''],
  [
    'a build',
    { verdict: 'build', rules: ['WC101'], why: 'No wheel fits.' },
    'failure',
    'No wheel fits.\nat poetry.lock:7',
  ],
  ['what cannot be installed', { verdict: 'impossible', rules: ['WC102'], why: 'None.' }, 'failure', 'None.'],
  [
    'a wheel that may be for glibc',
    { rules: ['WC108'], sentences: { WC108: 'It does not say.' } },
    'failure',
    'It does not say.',
  ],
  ['no answer', { verdict: 'unknown', rules: ['WC201'], why: 'HTTP 503.' }, 'error', 'HTTP 503.'],
  ['no pin', { verdict: 'unknown', rules: ['WC202'], why: 'No pin.' }, 'error', 'No pin.'],
  ['what is not installed', { verdict: 'skipped', why: 'Its marker excludes this target.' }, 'skipped', 'Its marker'],
  [
    'a build that is ignored',
    { verdict: 'build', rules: ['WC101'], suppressed: { rule: 'WC101', by: 'flag', reason: 'own stage', until: null } },
    'skipped',
    'WC101 is ignored (flag): own stage',
  ],
  [
    'no answer that is ignored',
    {
      verdict: 'unknown',
      rules: ['WC201'],
      suppressed: { rule: 'WC201', by: 'config', reason: null, until: '2027-01-01' },
    },
    'skipped',
    'WC201 is ignored until 2027-01-01 (config)',
  ],
  [
    'an ignored build whose wheel would be no better',
    {
      verdict: 'build',
      rules: ['WC101', 'WC108'],
      sentences: { WC108: 'It does not say.' },
      suppressed: { rule: 'WC101', by: 'flag', reason: null, until: null },
    },
    'failure',
    'It does not say.',
  ],
];

describe('JUnit', () => {
  it.each(states)('%s', async (_, change, state, text) => {
    const report = sampleReport([samplePackage('numpy', 7, [sampleResult('t0', change)])], {}, one);
    const [row, ...others] = await casesOf(report);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      suite: 'python:3.12-alpine linux/arm64',
      classname: 'poetry.lock',
      name: 'numpy 1.0',
      state,
    });
    expect(row?.text).toContain(text);
  });

  it('counts what it holds, suite by suite', () => {
    const build = sampleResult('t0', { verdict: 'build', rules: ['WC101'] });
    const packages = [
      samplePackage('a', 1, [build, sampleResult('t1')]),
      samplePackage('b', 2, [sampleResult('t0', { verdict: 'unknown', rules: ['WC201'] }), sampleResult('t1')]),
      samplePackage('c', 3, [sampleResult('t0', { verdict: 'skipped' }), sampleResult('t1')]),
    ];
    expect(junit(sampleReport(packages)).match(/<testsuites? .*>/g)).toEqual([
      '<testsuites name="wheelcheck" tests="6" failures="1" errors="1">',
      '<testsuite name="python:3.12-alpine linux/arm64" tests="3" failures="1" errors="1" skipped="1" id="0">',
      '<testsuite name="python:3.12-slim linux/arm64" tests="3" failures="0" errors="0" skipped="0" id="1">',
    ]);
  });

  it('fails a case of its own for an error about the whole file, on the targets that it is said of', async () => {
    const report = sampleReport([samplePackage('a', 1, [sampleResult('t0'), sampleResult('t1')])], {
      diagnostics: [
        {
          rule: 'WC111',
          level: 'error',
          message: 'hashes are mixed',
          target: null,
          location: { path: 'r.txt', line: 1 },
          kind: 'said',
          about: [],
        },
        {
          rule: null,
          level: 'error',
          message: 'for other machines',
          target: 't1',
          location: null,
          kind: 'said',
          about: [],
        },
        { rule: 'WC302', level: 'note', message: 'old', target: 't0', location: null, kind: 'said', about: [] },
      ],
    });
    expect((await casesOf(report)).map(({ suite, name, classname, state }) => [suite, classname, name, state])).toEqual(
      [
        ['python:3.12-alpine linux/arm64', 'r.txt', 'WC111 hash-mode', 'failure'],
        ['python:3.12-alpine linux/arm64', 'poetry.lock', 'a 1.0', 'passed'],
        ['python:3.12-slim linux/arm64', 'r.txt', 'WC111 hash-mode', 'failure'],
        ['python:3.12-slim linux/arm64', 'poetry.lock', 'the whole file', 'failure'],
        ['python:3.12-slim linux/arm64', 'poetry.lock', 'a 1.0', 'passed'],
      ],
    );
  });

  it('keeps a release apart that the lock holds twice', async () => {
    const twice = [1, 2].map((line) => samplePackage('a', line, [sampleResult('t0')]));
    expect((await casesOf(sampleReport(twice, {}, one))).map(({ name }) => name)).toEqual(['a 1.0', 'a 1.0 (2)']);
  });

  it('shows the file, the evidence and the refused files', async () => {
    const result = sampleResult('t0', {
      verdict: 'build',
      rules: ['WC101', 'WC107'],
      sentences: { WC107: '1.0 was yanked: broken' },
      file: { filename: 'a-1.0.tar.gz', size: 35_866_957, kind: 'sdist' },
      build: { native: true, languages: null, backend: null, evidence: ['has src/a.c'], packages: null },
      rejected: [{ filename: 'a-1.0-cp312-cp312-manylinux_2_17_x86_64.whl', reason: 'libc' }],
      rejectedCount: 9,
    });
    const [row] = await casesOf(sampleReport([samplePackage('a', 1, [result])], {}, one));
    expect(row?.output.trim().split('\n')).toEqual([
      'file: a-1.0.tar.gz (35.9 MB)',
      'because: has src/a.c',
      'not: a-1.0-cp312-cp312-manylinux_2_17_x86_64.whl (libc)',
      'and 8 more files: wheelcheck explain a shows them',
      'warning: a 1.0 is yanked on python:3.12-alpine linux/arm64. 1.0 was yanked: broken.',
    ]);
  });
});

describe('the schemas', () => {
  it('fit every report of this file', async () => {
    expect(written.length).toBeGreaterThan(12);
    expect(await junitFaults(...written)).toEqual([]);
  });

  it.each([
    ['properties without any', '<properties>\n', '<properties/><properties>\n'],
    ['a suite without a name', '<testsuite name=', '<testsuite title='],
    ['an element that there is not', '<testcase ', '<case '],
  ])('refuse %s', async (_, good, bad) => {
    const text = junit(sampleReport([samplePackage('a', 1, [sampleResult('t0')])], {}, one));
    expect(text).toContain(good);
    expect(await junitFaults(text.replace(good, bad))).not.toEqual([]);
  });
});
