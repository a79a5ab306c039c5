// A report against an earlier one: what is new, solved, gone and added, and what is left of the report then.

import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { json } from '../../../packages/core/src/render/data/json.ts';
import { readBaseline } from '../../../packages/core/src/report/baseline.ts';
import { compare, type Comparison } from '../../../packages/core/src/report/compare.ts';
import { rulesOf } from '../../../packages/core/src/report/rules-of.ts';
import { onlyNew } from '../../../packages/core/src/report/only-new.ts';
import type {
  Diagnostic,
  Report,
  ReportPackage,
  ReportResult,
  ReportTarget,
} from '../../../packages/core/src/report/report.ts';
import type { RuleId } from '../../../packages/core/src/rules/rules.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../support/sample-report.ts';

type Words = readonly [name: string, version: string, verdict: ReportResult['verdict'], ...rules: readonly RuleId[]];

const verdicts = {
  wheel: [],
  skipped: [],
  build: ['WC101'],
  sdist: ['WC106'],
  impossible: ['WC102'],
  unknown: ['WC201'],
} as const;

/** One target; the leading rule comes with the verdict. */
function packageOf([name, version, verdict, ...rules]: Words, position: number): ReportPackage {
  const result = sampleResult('t0', { verdict, rules: [...verdicts[verdict], ...rules] });
  return { ...samplePackage(name, position + 1, [result]), version };
}

function reportOf(rows: readonly Words[], change: Partial<Report> = {}, target: Partial<ReportTarget> = {}): Report {
  return sampleReport(rows.map(packageOf), change, [sampleTarget('t0', target)]);
}

function compared(before: Report, after: Report): Comparison {
  return compare(readBaseline(json(before), 'base.json'), after);
}

/** `new a 1→2 wheel→build WC101` */
function changes({ changes: found }: Comparison): readonly string[] {
  return found.map(({ kind, before, after, rules }) => {
    const name = after?.pkg.name ?? before?.name;
    const version = `${before?.version ?? ''}→${after?.pkg.version ?? ''}`;
    return [kind, name, version, `${before?.verdict ?? ''}→${after?.result.verdict ?? ''}`, ...rules].join(' ');
  });
}

describe('compare', () => {
  const rows: readonly (readonly [
    what: string,
    before: readonly Words[],
    after: readonly Words[],
    changes: readonly string[],
    known: number,
  ])[] = [
    [
      'nothing changed',
      [
        ['a', '1', 'build'],
        ['b', '1', 'wheel'],
      ],
      [
        ['a', '1', 'build'],
        ['b', '1', 'wheel'],
      ],
      [],
      1,
    ],
    ['a version lost its wheel', [['a', '2', 'wheel']], [['a', '1', 'build']], ['new a 2→1 wheel→build WC101'], 0],
    [
      'the same version lost its wheel',
      [['a', '1', 'wheel']],
      [['a', '1', 'build']],
      ['new a 1→1 wheel→build WC101'],
      0,
    ],
    [
      'a build became impossible',
      [['a', '1', 'build']],
      [['a', '2', 'impossible']],
      ['new a 1→2 build→impossible WC102'],
      0,
    ],
    ['an sdist became a build', [['a', '1', 'sdist']], [['a', '1', 'build']], ['new a 1→1 sdist→build WC101'], 0],
    ['a build of another version', [['a', '1', 'build']], [['a', '2', 'build']], [], 1],
    ['a further rule', [['a', '1', 'build']], [['a', '1', 'build', 'WC107']], ['new a 1→1 build→build WC107'], 1],
    ['a rule less', [['a', '1', 'build', 'WC107']], [['a', '1', 'build']], ['solved a 1→1 build→build WC107'], 1],
    [
      'a build that became a wheel',
      [['a', '1', 'build']],
      [['a', '2', 'wheel']],
      ['solved a 1→2 build→wheel WC101'],
      0,
    ],
    [
      'a build that became an sdist',
      [['a', '1', 'build']],
      [['a', '1', 'sdist']],
      ['solved a 1→1 build→sdist WC101'],
      0,
    ],
    [
      'what was unknown must be built',
      [['a', '1', 'unknown']],
      [['a', '1', 'build']],
      ['new a 1→1 unknown→build WC101'],
      0,
    ],
    ['a build is unknown now', [['a', '1', 'build']], [['a', '1', 'unknown']], ['new a 1→1 build→unknown WC201'], 0],
    [
      'something impossible must be built now',
      [['a', '1', 'impossible']],
      [['a', '2', 'build', 'WC107']],
      ['new a 1→2 impossible→build WC107'],
      0,
    ],
    ['a new wheel', [], [['a', '1', 'wheel']], ['added a →1 →wheel'], 0],
    ['a new build', [], [['a', '1', 'build']], ['new a →1 →build WC101'], 0],
    ['a package gone', [['a', '1', 'build']], [], ['gone a 1→ build→ WC101'], 0],
    ['a wheel gone', [['a', '1', 'wheel']], [], ['gone a 1→ wheel→'], 0],
    ['installed no more', [['a', '1', 'build']], [['a', '1', 'skipped']], ['gone a 1→ build→ WC101'], 0],
    ['installed now', [['a', '1', 'skipped']], [['a', '1', 'build']], ['new a →1 →build WC101'], 0],
    [
      'a name with two versions: equal ones are compared',
      [
        ['a', '1', 'build'],
        ['a', '2', 'wheel'],
      ],
      [
        ['a', '2', 'wheel'],
        ['a', '3', 'build'],
      ],
      [],
      1,
    ],
    [
      'a name with two versions of which one went',
      [
        ['a', '1', 'build'],
        ['a', '2', 'wheel'],
      ],
      [['a', '2', 'wheel']],
      ['gone a 1→ build→ WC101'],
      0,
    ],
    [
      'what is new first',
      [
        ['a', '1', 'build'],
        ['b', '1', 'wheel'],
        ['c', '1', 'wheel'],
      ],
      [
        ['a', '2', 'wheel'],
        ['b', '1', 'build'],
        ['d', '1', 'wheel'],
      ],
      ['new b 1→1 wheel→build WC101', 'solved a 1→2 build→wheel WC101', 'gone c 1→ wheel→', 'added d →1 →wheel'],
      0,
    ],
    ['keys of every object', [], [['constructor', '1', 'wheel']], ['added constructor →1 →wheel'], 0],
  ];
  it.each(rows)('%s', (_what, before, after, expected, known) => {
    const found = compared(reportOf(before), reportOf(after));
    expect([changes(found), found.known]).toEqual([expected, known]);
  });

  it('knows a target by its base and platform, not by its place', () => {
    const [alpine, slim] = [sampleTarget('t0'), sampleTarget('t1')];
    const results = [sampleResult('t0', { verdict: 'build', rules: ['WC101'] }), sampleResult('t1')];
    const before = sampleReport([samplePackage('a', 1, results)]);
    const swapped = results.toReversed().map((result, position) => ({ ...result, target: `t${position}` }));
    const after = sampleReport([samplePackage('a', 1, swapped)], {}, [
      { ...slim, id: 't0' },
      { ...alpine, id: 't1' },
    ]);
    expect(changes(compared(before, after))).toEqual([]);
  });

  it('counts what is found on a target that the baseline lacks as new, and says which', () => {
    const before = reportOf([['a', '1', 'build']]);
    const after = reportOf([['a', '1', 'build']], {}, { platform: 'linux/amd64' });
    const found = compared(before, after);
    expect(changes(found)).toEqual(['new a →1 →build WC101']);
    expect(found.unknownTargets.map(({ platform }) => platform)).toEqual(['linux/amd64']);
    expect(found.uncheckedTargets).toEqual(['python:3.12-alpine linux/arm64']);
  });

  it('tells targets without an image apart by interpreter and libc', () => {
    const flags = { base: null, name: 'cp312-musl1.2' };
    const same = compared(reportOf([], {}, flags), reportOf([], {}, flags));
    const python = { implementation: 'cpython', version: '3.13.1', abi: 'cp313' } as const;
    const other = compared(reportOf([], {}, flags), reportOf([], {}, { ...flags, python }));
    expect([same.unknownTargets.length, other.unknownTargets.length]).toEqual([0, 1]);
    expect(other.uncheckedTargets).toEqual(['cp312-musl1.2 linux/arm64']);
  });
});

describe('onlyNew', () => {
  /** `about`: names, by spaces. */
  const said = (rule: Diagnostic['rule'], kind: string, about: string, message: string): Diagnostic => ({
    rule,
    level: rule === 'WC111' ? 'error' : 'note',
    message,
    target: 't0',
    location: null,
    kind,
    about: about.split(' ').filter((name) => name !== ''),
  });
  const newly = (before: readonly Diagnostic[], after: readonly Diagnostic[], older = false): readonly string[] => {
    const written = json(reportOf([], { diagnostics: before }));
    // As schema 1.1 was before diagnostics had a kind
    const text = older ? written.replaceAll(/,\s*"kind": "[^"]*",\s*"about": \[[^\]]*\]/g, '') : written;
    const now = reportOf([], { diagnostics: after });
    return onlyNew(now, compare(readBaseline(text, 'base.json'), now)).diagnostics.map(({ message }) => message);
  };

  it('keeps new findings, takes known ones out, and leaves the summary as it is', () => {
    const before = reportOf([
      ['known', '1', 'build'],
      ['worse', '1', 'build'],
    ]);
    const after = reportOf([
      ['known', '2', 'build'],
      ['worse', '1', 'build', 'WC107'],
      ['lost', '1', 'build', 'WC105'],
      ['fine', '1', 'wheel'],
    ]);
    const left = onlyNew(after, compared(before, after));
    expect(
      left.packages.map(({ name, results: [result] }) => [
        name,
        result?.verdict,
        result?.reason,
        result && rulesOf(result),
      ]),
    ).toEqual([
      ['known', 'skipped', 'baseline', []],
      ['worse', 'build', null, ['WC107']],
      ['lost', 'build', null, ['WC101', 'WC105']],
      ['fine', 'wheel', null, []],
    ]);
    expect(left.summary).toEqual(after.summary);
  });

  it.each<
    readonly [what: string, before: readonly Diagnostic[], after: readonly Diagnostic[], left: readonly string[]]
  >([
    ['other words', [said('WC202', 'missing', 'a b', 'x')], [said('WC202', 'missing', 'a b', 'worded anew')], []],
    ['a name less', [said('WC205', 'metadata-unknown', 'a b', 'x')], [said('WC205', 'metadata-unknown', 'b', 'y')], []],
    ['a name more', [said('WC202', 'missing', 'a', 'x')], [said('WC202', 'missing', 'a b', 'y')], ['y']],
    ['another kind', [said('WC202', 'missing', 'a', 'x')], [said('WC202', 'unread-project', 'a', 'x')], ['x']],
    [
      'another rule',
      [said('WC303', 'compiler-missing', '', '2 builds')],
      [said('WC111', 'hash-mode', 'a.txt', 'x')],
      ['x'],
    ],
    ['another file', [said('WC111', 'hash-mode', 'a.txt', 'x')], [said('WC111', 'hash-mode', 'b.txt', 'x')], ['x']],
    ['no rule, other words', [said(null, 'not-held', 'a', 'x')], [said(null, 'not-held', 'a', 'y')], []],
    ['no rule, another package', [said(null, 'not-held', 'a', 'x')], [said(null, 'not-held', 'b', 'x')], ['x']],
  ])('of files and targets: %s', (_what, before, after, expected) => {
    expect(newly(before, after)).toEqual(expected);
  });

  it('reads a baseline from before diagnostics had a kind, by its words', () => {
    const before = [said('WC303', '', '', '2 packages'), said('WC202', '', '', 'lacks a'), said(null, '', '', 'x')];
    const after = [
      said('WC303', 'compiler-missing', '', '1 package'),
      said('WC202', 'missing', 'a', 'lacks a'),
      said('WC202', 'missing', 'b', 'lacks b'),
      said('WC111', 'hash-mode', 'a.txt', 'hashes are required'),
      said(null, 'not-held', 'x', 'x'),
      said(null, 'not-held', 'y', 'y'),
    ];
    expect(newly(before, after, true)).toEqual(['lacks b', 'hashes are required', 'y']);
  });
});

describe('readBaseline', () => {
  const rows: readonly (readonly [what: string, text: string, message: string, reason?: string])[] = [
    ['nothing', '', 'it cannot be read'],
    ['no JSON', 'six==1.0', 'it cannot be read'],
    ['another JSON', '{"packages": []}', 'it cannot be read', 'it is no JSON report of wheelcheck'],
    ['an array', '[]', 'it cannot be read', 'it is no JSON report of wheelcheck'],
    ['a later version', '{"schemaVersion": "2.0"}', 'its schema version is "2.0"; this release reads 1.x'],
    ['a version that is no text', '{"schemaVersion": 1}', 'its schema version is 1; this release reads 1.x'],
    ['half a report', '{"schemaVersion": "1.0"}', 'it cannot be read', 'targets, packages or diagnostics are missing'],
    [
      'packages that are none',
      '{"schemaVersion": "1.0", "targets": [], "packages": [1], "diagnostics": []}',
      'it cannot be read',
      'targets, packages or diagnostics are missing',
    ],
  ];
  it.each(rows.map(([what, ...row]) => ({ what, row })))('refuses $what', ({ row: [text, message, reason] }) => {
    try {
      readBaseline(text, 'base.json');
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof WheelcheckError)) throw error;
      expect([error.code, error.message]).toEqual(['baseline', `--baseline base.json: ${message}`]);
      expect(error.hint).toMatch(/wheelcheck -f json=report\.json/);
      expect(error.reason).toBe(reason ?? error.reason);
    }
  });

  it('passes over rules and results that it does not know', () => {
    const text = JSON.stringify({
      schemaVersion: '1.0',
      targets: [{ id: 't0', base: 'python:3.12-slim', platform: 'linux/amd64', later: true }],
      packages: [
        { name: 'a', version: null, results: [{ target: 't0', verdict: 'later', rules: ['WC999', 7, 'WC101'] }] },
      ],
      diagnostics: [],
    });
    expect(readBaseline(text, 'base.json').targets).toEqual([
      {
        key: 'python:3.12-slim linux/amd64',
        rows: [{ name: 'a', version: null, verdict: 'later', rules: ['WC101'] }],
      },
    ]);
  });
});

it('two stages on one image do not mask each other', () => {
  const stages = ['api', 'worker'].map((stage) => ({ path: 'Dockerfile', stage, line: 2, command: 'pip install a' }));
  const onStages = (...verdictsThere: readonly ReportResult['verdict'][]): Report => {
    const results = verdictsThere.map((verdict, position) =>
      sampleResult(`t${position}`, { verdict, rules: verdicts[verdict] }),
    );
    const targets = stages.map((dockerfile, position) => sampleTarget(`t${position}`, { dockerfile }));
    return sampleReport([samplePackage('a', 1, results)], {}, targets);
  };
  const found = compared(onStages('build', 'wheel'), onStages('wheel', 'build'));
  expect(found.changes.map(({ kind, target }) => `${kind} ${target?.id}`)).toEqual(['solved t0', 'new t1']);
});

it('services that build one Dockerfile with other arguments are compared each with itself', () => {
  const on = (id: string): ReportTarget =>
    sampleTarget(id, { dockerfile: { path: 'Dockerfile', stage: null, line: 2, command: 'pip install' } });
  const report = (verdict: 'wheel' | 'build'): Report =>
    sampleReport(
      [
        samplePackage('spam', 1, [
          sampleResult('t0', { verdict: 'wheel', rules: [] }),
          sampleResult('t1', { verdict, rules: [...verdicts[verdict]] }),
        ]),
      ],
      {},
      [on('t0'), on('t1')],
    );
  const { known, changes: found, unknownTargets } = compared(report('build'), report('build'));
  expect([known, found, unknownTargets]).toEqual([1, [], []]);
  expect(changes(compared(report('wheel'), report('build')))).toHaveLength(1);
});
