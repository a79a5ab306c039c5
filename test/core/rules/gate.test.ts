// The exit code of every verdict under every gate, for the command, the Action and the library alike.

import { describe, expect, it } from 'vitest';
import type { ReportSuppression } from '../../../packages/core/src/report/report.ts';
import { checkGates, gate, type Gated, isToBuild, leavesOut } from '../../../packages/core/src/rules/gate.ts';
import type { RuleId } from '../../../packages/core/src/rules/rules.ts';
import { sampleStatement } from '../../support/sample-report.ts';

/** The rules of one package on one target, `~` before those that are accepted. */
type Row = readonly (RuleId | `~${RuleId}`)[];

/** @param target of `t0` on musl, `t1` on glibc */
function report(rows: readonly Row[], diagnostics: Gated['diagnostics'] = [], target = 't1'): Gated {
  const results = rows.map((words) => ({
    statements: words.map((word) => {
      const rule = word.replace('~', '') as RuleId;
      const suppressed: readonly ReportSuppression[] = word.startsWith('~')
        ? [{ rule, by: 'flag', reason: null, until: null }]
        : [];
      return sampleStatement(rule, { target, suppressed });
    }),
  }));
  return { packages: results.map((result) => ({ results: [result] })), diagnostics };
}

const wheel: Row = [];
const skipped: Row = [];
const sdist: Row = ['WC106'];
const build: Row = ['WC101'];
const impossible: Row = ['WC102'];
const unknown: Row = ['WC201'];
/** A package that the judged ones need and that the file does not hold. */
const lacking: Gated['diagnostics'] = [{ rule: 'WC202', level: 'warning' }];

describe('without flags', () => {
  it.each<readonly [what: string, rows: readonly Row[], code: number]>([
    ['wheels and skipped packages', [wheel, skipped], 0],
    ['a pure sdist', [wheel, sdist], 0],
    ['a build', [wheel, build], 1],
    ['an impossible package', [impossible], 1],
    ['a package that no file of which is for this Python', [['WC103']], 1],
    ['a package without a locked hash', [['WC104']], 1],
    ['an unknown one', [wheel, unknown], 2],
    ['one without a pin', [['WC202']], 2],
    ['a build beside an unknown one', [build, unknown], 1],
    ['what only says something', [['WC107', 'WC110', 'WC203', 'WC204', 'WC304']], 0],
  ])('%s', (_, rows, code) => {
    expect(gate(report(rows))).toBe(code);
  });
});

describe('failOn', () => {
  it.each<readonly [failOn: readonly string[], rows: readonly Row[], code: number]>([
    [['never'], [build, impossible], 0],
    [['never'], [unknown], 2],
    [['impossible'], [build], 0],
    [['impossible'], [impossible], 1],
    [['build'], [impossible], 1],
    [['sdist'], [sdist], 1],
    [['sdist'], [wheel], 0],
    [['WC107'], [build], 0],
    [['WC107'], [['WC107']], 1],
    [['wc107'], [['WC107']], 1],
    [['impossible', 'WC106'], [sdist], 1],
  ])('%j: %j', (failOn, rows, code) => {
    expect(gate(report(rows), { failOn })).toBe(code);
  });

  it('refuses a word that it does not know, and names those it does', () => {
    expect(() => gate(report([wheel]), { failOn: ['builds'] })).toThrow('--fail-on builds is not known');
    expect(() => checkGates(['sdist', 'builds'])).toThrow('--fail-on builds is not known');
    expect(() => checkGates(['sdist', 'wc107'])).not.toThrow();
  });

  it('counts a rule that only a diagnostic has', () => {
    const old = report([wheel], [{ rule: 'WC302', level: 'note' }]);
    expect(gate(old, { failOn: ['WC302'] })).toBe(1);
    expect(gate(old, { failOn: ['impossible', 'WC302'] })).toBe(1);
    expect(gate(old, { failOn: ['impossible', 'WC107'] })).toBe(0);
  });

  it('says where the word that it does not know comes from, and which there are', () => {
    expect(() => checkGates(['builds'])).toThrow(
      expect.objectContaining({
        code: 'usage',
        settings: ['fail-on'],
        hint: expect.stringMatching(/^one of never, impossible, build, sdist, or a rule: WC101, WC102, /),
      }),
    );
  });
});

describe('what is accepted', () => {
  it.each<readonly [what: string, rows: readonly Row[], failOn: readonly string[], code: number]>([
    ['a build', [['~WC101']], [], 0],
    ['a build beside another', [['~WC101'], build], [], 1],
    ['a build by a rule that only follows', [['WC101', '~WC107']], [], 1],
    ['a yanked build, as a build', [['~WC101', 'WC107']], ['WC107'], 1],
    ['a yanked build, as both', [['~WC101', '~WC107']], ['build', 'WC107'], 0],
    ['an impossible one', [['~WC102']], ['impossible'], 0],
    ['a pure sdist', [['~WC106']], ['sdist'], 0],
    ['an unknown one', [['~WC201']], [], 0],
    ['an unknown one beside another', [['~WC201'], unknown], [], 2],
    ['a rule of a wheel', [['~WC107']], ['WC107'], 0],
  ])('%s', (_, rows, failOn, code) => {
    expect(gate(report(rows), { failOn })).toBe(code);
  });

  it('a wheel of unstated libc on musl', () => {
    expect(gate(report([['~WC108']], [], 't0'))).toBe(0);
  });

  it('a verdict whose rule a baseline has does not count, whatever else is new', () => {
    expect(gate(report([['WC105', 'WC107']]))).toBe(0);
    expect(gate(report([['WC105', 'WC107']]), { failOn: ['WC107'] })).toBe(1);
  });
});

describe('what changes the code', () => {
  it('a wheel of unstated libc is a build on musl and a note on glibc (WC108)', () => {
    expect([gate(report([['WC108']], [], 't0')), gate(report([['WC108']], [], 't1'))]).toEqual([1, 0]);
    expect(gate(report([['WC108']], [], 't0'), { failOn: ['impossible'] })).toBe(0);
  });

  it.each<RuleId | null>(['WC103', 'WC111', 'WC112', 'WC401', null])(
    'an error about the whole file (%s) is 1 for every level and rule',
    (rule) => {
      const refused = report([wheel], [{ rule, level: 'error' }]);
      const codes = [[], ['never'], ['impossible'], ['WC107']].map((failOn) => gate(refused, { failOn }));
      expect(codes).toEqual([1, 1, 1, 1]);
      expect(gate(refused, { failOn: ['never'], exitZero: true })).toBe(0);
    },
  );

  it('what the file lacks is 2, beside a build 1', () => {
    expect(gate(report([wheel], lacking))).toBe(2);
    expect(gate(report([build], lacking))).toBe(1);
    expect(gate(report([wheel], lacking), { failOn: ['WC202'] })).toBe(1);
    expect(gate(report([wheel], lacking), { allowUnknown: true })).toBe(0);
    expect(gate(report([build], lacking), { exitZero: true })).toBe(0);
  });

  it('what no rule says changes nothing', () => {
    expect(gate(report([wheel], [{ rule: null, level: 'warning' }]))).toBe(0);
    expect([null, 'WC302', 'WC202', 'WC403'].map((rule) => leavesOut({ rule: rule as RuleId | null }))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('--allow-unknown turns 2 into 0, --exit-zero 1 into 0', () => {
    expect(gate(report([unknown]), { allowUnknown: true })).toBe(0);
    expect(gate(report([build, unknown]), { exitZero: true })).toBe(0);
    expect(gate(report([unknown]), { exitZero: true })).toBe(2);
  });
});

describe('a result of the JSON report', () => {
  it.each<readonly [rules: readonly string[], suppressed: string | null, built: boolean]>([
    [['WC302'], null, false],
    [['WC101'], null, true],
    [['WC101', 'WC107'], null, true],
    // What follows may be accepted without the build, and the build without what follows.
    [['WC101', 'WC107'], 'WC107', true],
    [['WC101'], 'WC101', false],
    // It reaches the gate of builds, and is none.
    [['WC108'], null, false],
    [['WC106'], null, false],
    [['WC102', 'WC101'], null, false],
    [[], null, false],
    [['WC999'], null, false],
  ])('%j, accepted %j: to be built %j', (rules, rule, built) => {
    expect(isToBuild({ rules, suppressed: rule === null ? null : { rule } })).toBe(built);
  });
});
