// The exit code of every verdict under every gate.

import { describe, expect, it } from 'vitest';
import { exitCode } from '../../packages/cli/src/exit-code.ts';
import type { Report, RuleId, Verdict } from '../../packages/core/src/index.ts';

type Row = readonly [verdict: Verdict, rules: readonly RuleId[]];

function report(
  rows: readonly Row[],
  more: { libc?: 'glibc' | 'musl'; diagnostics?: Report['diagnostics'] } = {},
): Report {
  const results = rows.map(([verdict, rules]) => ({ target: 't0', verdict, rules }));
  return {
    targets: [{ id: 't0', libc: { family: more.libc ?? 'glibc', version: '1.2' } }],
    packages: results.map((result) => ({ results: [result] })),
    diagnostics: more.diagnostics ?? [],
  } as unknown as Report;
}

/** A package that the judged ones need and that the file does not hold. */
const lacking = [{ rule: 'WC202', level: 'warning', message: '', target: null, location: null }] as const;

const gate = { failOn: [] as readonly string[], allowUnknown: false, exitZero: false };
const wheel: Row = ['wheel', []];
const sdist: Row = ['sdist', ['WC106']];
const build: Row = ['build', ['WC101']];
const impossible: Row = ['impossible', ['WC102']];
const unknown: Row = ['unknown', ['WC201']];
const skipped: Row = ['skipped', []];

describe('without flags', () => {
  const rows: readonly (readonly [what: string, rows: readonly Row[], code: number])[] = [
    ['wheels and skipped packages', [wheel, skipped], 0],
    ['a pure sdist', [wheel, sdist], 0],
    ['a build', [wheel, build], 1],
    ['an impossible package', [impossible], 1],
    ['an unknown one', [wheel, unknown], 2],
    ['a build beside an unknown one', [build, unknown], 1],
  ];
  it.each(rows)('%s', (_, packages, code) => {
    expect(exitCode(report(packages), gate)).toBe(code);
  });
});

describe('--fail-on', () => {
  const rows: readonly (readonly [failOn: readonly string[], packages: readonly Row[], code: number])[] = [
    [['never'], [build, impossible], 0],
    [['never'], [unknown], 2],
    [['impossible'], [build], 0],
    [['impossible'], [impossible], 1],
    [['build'], [impossible], 1],
    [['sdist'], [sdist], 1],
    [['sdist'], [wheel], 0],
    [['WC107'], [build], 0],
    [['WC107'], [['wheel', ['WC107']]], 1],
    [['wc107'], [['wheel', ['WC107']]], 1],
    [['impossible', 'WC106'], [sdist], 1],
  ];
  it.each(rows)('%j', (failOn, packages, code) => {
    expect(exitCode(report(packages), { ...gate, failOn })).toBe(code);
  });

  it('refuses a word that it does not know, and names those it does', () => {
    expect(() => exitCode(report([wheel]), { ...gate, failOn: ['builds'] })).toThrow('--fail-on builds is not known');
  });

  it('counts a rule that only a diagnostic has', () => {
    const old = [{ rule: 'WC302', level: 'note', message: '', target: 't0', location: null }] as const;
    expect(exitCode(report([wheel], { diagnostics: old }), { ...gate, failOn: ['WC302'] })).toBe(1);
  });
});

describe('what is ignored', () => {
  type Ignored = readonly [row: Row, ...rules: readonly RuleId[]];
  const rows: readonly (readonly [
    what: string,
    ignored: readonly Ignored[],
    failOn: readonly string[],
    code: number,
  ])[] = [
    ['a build', [[build, 'WC101']], [], 0],
    ['a build beside another', [[build, 'WC101'], [build]], [], 1],
    ['a build by a rule that only follows', [[['build', ['WC101', 'WC107']], 'WC107']], [], 1],
    ['a yanked build, as a build', [[['build', ['WC101', 'WC107']], 'WC101']], ['WC107'], 1],
    ['a yanked build, as both', [[['build', ['WC101', 'WC107']], 'WC101', 'WC107']], ['build', 'WC107'], 0],
    ['an impossible one', [[impossible, 'WC102']], ['impossible'], 0],
    ['a pure sdist', [[sdist, 'WC106']], ['sdist'], 0],
    ['an unknown one', [[unknown, 'WC201']], [], 0],
    ['an unknown one beside another', [[unknown, 'WC201'], [unknown]], [], 2],
    ['a rule of a wheel', [[['wheel', ['WC107']], 'WC107']], ['WC107'], 0],
  ];
  it.each(rows)('%s', (_, ignored, failOn, code) => {
    const packages = ignored.map(([[verdict, rules], ...accepted]) => {
      const [suppressed = null, ...alsoSuppressed] = accepted.map((rule) => ({
        rule,
        by: 'flag',
        reason: null,
        until: null,
      }));
      return { results: [{ target: 't0', verdict, rules, suppressed, alsoSuppressed }] };
    });
    expect(exitCode({ ...report([]), packages } as unknown as Report, { ...gate, failOn })).toBe(code);
  });

  it('a wheel of unstated libc on musl', () => {
    const result = { target: 't0', verdict: 'wheel', rules: ['WC108'], suppressed: { rule: 'WC108' } };
    const found = { ...report([], { libc: 'musl' }), packages: [{ results: [result] }] } as unknown as Report;
    expect(exitCode(found, gate)).toBe(0);
  });

  it('a verdict whose rule a baseline has does not count, whatever else is new', () => {
    expect(exitCode(report([['build', ['WC107']]]), gate)).toBe(0);
    expect(exitCode(report([['build', ['WC107']]]), { ...gate, failOn: ['WC107'] })).toBe(1);
  });
});

describe('what changes the code', () => {
  it('a wheel of unstated libc is a build on musl and a note on glibc (WC108)', () => {
    const unstated: Row = ['wheel', ['WC108']];
    expect([exitCode(report([unstated], { libc: 'musl' }), gate), exitCode(report([unstated]), gate)]).toEqual([1, 0]);
    expect(exitCode(report([unstated], { libc: 'musl' }), { ...gate, failOn: ['impossible'] })).toBe(0);
  });

  it('an error about the whole file is 1', () => {
    const outside = [{ rule: 'WC103', level: 'error', message: '', target: 't0', location: null }] as const;
    expect(exitCode(report([wheel], { diagnostics: outside }), gate)).toBe(1);
  });

  it('what the file lacks is 2, beside a build 1', () => {
    expect(exitCode(report([wheel], { diagnostics: lacking }), gate)).toBe(2);
    expect(exitCode(report([build], { diagnostics: lacking }), gate)).toBe(1);
    expect(exitCode(report([wheel], { diagnostics: lacking }), { ...gate, failOn: ['WC202'] })).toBe(1);
    expect(exitCode(report([wheel], { diagnostics: lacking }), { ...gate, allowUnknown: true })).toBe(0);
    expect(exitCode(report([build], { diagnostics: lacking }), { ...gate, exitZero: true })).toBe(0);
  });

  it('--allow-unknown turns 2 into 0, --exit-zero 1 into 0', () => {
    expect(exitCode(report([unknown]), { ...gate, allowUnknown: true })).toBe(0);
    expect(exitCode(report([build, unknown]), { ...gate, exitZero: true })).toBe(0);
    expect(exitCode(report([unknown]), { ...gate, exitZero: true })).toBe(2);
  });
});
