// What is said at which line: the leading rule, those that follow it and say something of their own, and what is ignored.

import { describe, expect, it } from 'vitest';
import {
  type Annotation,
  annotations,
  annotationText,
  targetsText,
} from '../../../../packages/core/src/render/wording/annotations.ts';
import { fingerprints } from '../../../../packages/core/src/render/code-hosts/fingerprints.ts';
import type { Report } from '../../../../packages/core/src/report/report.ts';
import type { RuleId } from '../../../../packages/core/src/rules/rules.ts';
import { samplePackage, sampleReport, sampleResult, type SampleChange } from '../../../support/sample-report.ts';

function of(change: SampleChange, target = 't0'): readonly Annotation[] {
  const results = ['t0', 't1'].map((id) => sampleResult(id, id === target ? change : {}));
  return annotations(sampleReport([samplePackage('numpy', 12, results)]));
}

const rows: readonly (readonly [what: string, change: SampleChange, said: readonly string[]])[] = [
  ['a plain wheel', {}, []],
  ['what is not installed', { verdict: 'skipped', why: 'Its marker excludes this target.' }, []],
  ['a build', { verdict: 'build', rules: ['WC101'] }, ['error WC101']],
  ['a build because pip is old', { verdict: 'build', rules: ['WC101', 'WC105'] }, ['error WC101']],
  ['a build that a new lock avoids', { verdict: 'build', rules: ['WC101', 'WC109'] }, ['error WC101']],
  [
    'a build of a yanked release',
    { verdict: 'build', rules: ['WC101', 'WC107'], sentences: { WC107: '1.0 was yanked: broken' } },
    ['error WC101', 'warning WC107'],
  ],
  ['a pure sdist', { verdict: 'sdist', rules: ['WC106'] }, ['warning WC106']],
  ['a yanked wheel', { rules: ['WC107'], sentences: { WC107: '1.0 was yanked' } }, ['warning WC107']],
  ['a wheel of unstated libc on musl', { rules: ['WC108'], sentences: { WC108: 'It does not say.' } }, ['error WC108']],
  ['a source that cannot be read', { verdict: 'build', rules: ['WC101', 'WC203'], file: null }, ['error WC101']],
  ['a wheel from an address', { rules: ['WC203'], sentences: { WC203: 'From an address.' } }, ['warning WC203']],
  ['a marker left open', { verdict: 'skipped', rules: ['WC204'], sentences: { WC204: 'Depends.' } }, ['note WC204']],
  ['no answer', { verdict: 'unknown', rules: ['WC201'], file: null }, ['warning WC201']],
];

describe('the annotations of a package', () => {
  it.each(rows)('%s', (_, change, said) => {
    expect(of(change).map(({ level, rule }) => `${level} ${rule}`)).toEqual(said);
  });

  it('takes a wheel of unstated libc for a note where the image has glibc', () => {
    expect(of({ rules: ['WC108'], sentences: { WC108: 'It does not say.' } }, 't1').map(({ level }) => level)).toEqual([
      'note',
    ]);
  });

  it('says what it needs and the way out, in sentences', () => {
    const [first] = of({
      verdict: 'build',
      rules: ['WC101'],
      why: 'No wheel fits.',
      needsText: ['Rust, C compiler', 'Rust of the image is too old.'],
      fix: 'numpy 1.1, or python:3.12-slim',
    });
    expect(first && annotationText(first)).toBe(
      'numpy 1.0 must be built on python:3.12-alpine linux/arm64. No wheel fits. It needs: Rust, C compiler. Rust of the image is too old. Way out: numpy 1.1, or python:3.12-slim.',
    );
  });

  it('gives each rule its own sentence', () => {
    const two = of({ rules: ['WC107', 'WC304'], sentences: { WC107: '1.0 was yanked', WC304: 'It may crash.' } });
    expect(two.map(({ detail }) => detail)).toEqual(['1.0 was yanked.', 'It may crash.']);
  });

  it('tells what only explains a verdict where a baseline has the verdict', () => {
    const said = of({ verdict: 'build', rules: ['WC105'], why: 'A wheel fits, but pip is too old.' });
    expect(said.map((each) => annotationText(each))).toEqual([
      'numpy 1.0 has a wheel that the pip of the image does not know on python:3.12-alpine linux/arm64. A wheel fits, but pip is too old.',
    ]);
  });

  it('marks the rule that is ignored, and no other', () => {
    const suppressed = { rule: 'WC101', by: 'flag', reason: null, until: null } as const;
    const said = of({
      verdict: 'build',
      rules: ['WC101', 'WC107'],
      sentences: { WC107: '1.0 was yanked' },
      suppressed,
    });
    expect(said.map(({ rule, suppressed: each }) => [rule, each?.by])).toEqual([
      ['WC101', 'flag'],
      ['WC107', undefined],
    ]);
  });

  it.each([
    ['poetry.lock', { path: 'poetry.lock', line: 3 }],
    ['./sub/poetry.lock', { path: 'sub/poetry.lock', line: 3 }],
    ['/home/me/poetry.lock', { path: 'poetry.lock', line: 3 }],
    ['../poetry.lock', { path: 'poetry.lock', line: 3 }],
    ['C:\\work\\poetry.lock', { path: 'poetry.lock', line: 3 }],
    ['-', null],
    ['command line', null],
  ])('is at %s', (path, location) => {
    const pkg = { ...samplePackage('numpy', 3, [sampleResult('t0', { verdict: 'build', rules: ['WC101'] })]) };
    const [first] = annotations(sampleReport([{ ...pkg, location: { path, line: 3 } }]));
    expect(first?.location).toEqual(location);
  });
});

describe('diagnostics', () => {
  const said = (
    rule: RuleId | null,
    message: string,
    target: string | null,
    naming: readonly string[] = [],
  ): string => {
    const report = sampleReport([], {
      diagnostics: [{ rule, level: 'note', message, target, location: null, kind: 'said', about: [], naming }],
    });
    return annotations(report)
      .map((each) => annotationText(each))
      .join();
  };
  it.each([
    ['WC302', 'Python 3.8 is old', 't0', 'python:3.12-alpine linux/arm64: Python 3.8 is old.'],
    [
      'WC303',
      'python:3.12-alpine has no compiler',
      't0',
      'linux/arm64: python:3.12-alpine has no compiler.',
      ['python:3.12-alpine'],
    ],
    // A sentence that happens to hold the name does not name the target.
    [
      'WC403',
      'not judged: FROM python:3.12-alpine',
      't0',
      'python:3.12-alpine linux/arm64: not judged: FROM python:3.12-alpine.',
    ],
    ['WC111', 'poetry.lock mixes hashes', null, 'poetry.lock mixes hashes.'],
    [null, '', null, 'wheelcheck.'],
  ] as const)('%s: %s', (rule, message, target, text, naming: readonly string[] = []) => {
    expect(said(rule, message, target, naming)).toBe(text);
  });
});

describe('targets in words', () => {
  it.each([
    [1, 'python:3.12-alpine linux/1'],
    [2, 'python:3.12-alpine (linux/1, linux/2)'],
    [3, 'python:3.12-alpine (linux/1, linux/2) and python:3.12-slim linux/1'],
    [10, 'python:3.12-alpine (linux/1, linux/2), python:3.12-slim (linux/1, linux/2), c (linux/1, linux/2) and 2 more'],
  ])('%d', (count, text) => {
    const images = ['python:3.12-alpine', 'python:3.12-slim', 'c', 'd', 'e'];
    const group = Array.from({ length: count }, (_, position) => ({
      target: { name: images[Math.floor(position / 2)] ?? '', platform: `linux/${(position % 2) + 1}` },
    }));
    expect(targetsText(group)).toBe(text);
  });
});

describe('fingerprints', () => {
  const build = (line: number, version: string, name = 'numpy'): Report['packages'][number] => ({
    ...samplePackage(name, line, [
      sampleResult('t0', { verdict: 'build', rules: ['WC101'], why: `${line} ${version}` }),
      sampleResult('t1', { verdict: 'build', rules: ['WC101'] }),
    ]),
    version,
  });
  const identities = (...packages: Report['packages']): readonly string[] =>
    fingerprints(annotations(sampleReport(packages)));

  it('stay the same when the line, the version and the words change', () => {
    expect(identities(build(12, '1.0'))).toEqual(identities(build(99, '2.0')));
  });

  it('differ by package, by target, and by count where a lock holds a name twice', () => {
    const all = [...identities(build(1, '1.0'), build(2, '2.0'), build(3, '1.0', 'pandas'))];
    expect(all).toHaveLength(6);
    expect(new Set(all).size).toBe(6);
    expect(all.every((each) => /^[0-9a-f]{32}$/.test(each))).toBe(true);
  });

  it('do not depend on how many builds an image without a compiler has', () => {
    const words = (count: number): readonly string[] =>
      fingerprints(
        annotations(
          sampleReport([], {
            diagnostics: [
              {
                rule: 'WC303',
                level: 'note',
                message: `no compiler, and ${count} packages`,
                target: 't0',
                location: null,
                kind: 'compiler-missing',
                about: [],
              },
            ],
          }),
        ),
      );
    expect(words(2)).toEqual(words(31));
  });
});
