// Ignores put on a report: what they suppress, what expired, what matches nothing.

import { describe, expect, it } from 'vitest';
import { applyIgnores } from '../../../packages/core/src/report/apply-ignores.ts';
import { type Ignore, parseIgnore } from '../../../packages/core/src/report/ignore.ts';
import { json } from '../../../packages/core/src/render/data/json.ts';
import { suppressionsOf } from '../../../packages/core/src/report/rules-of.ts';
import { suppress } from '../../../packages/core/src/report/suppress.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { Manifest } from '../../../packages/core/src/manifest/manifest.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { samplePackage, sampleReport, sampleResult } from '../../support/sample-report.ts';

const today = '2026-11-21';

function ignore(name: string, change: Partial<Ignore> = {}): Ignore {
  return { package: normalizeName(name), rule: null, by: 'flag', reason: null, until: null, at: null, ...change };
}

const build = { verdict: 'build', rules: ['WC101', 'WC107'] } as const;
const report: Report = sampleReport([
  samplePackage('alpha', 3, [sampleResult('t0', build), sampleResult('t1')]),
  samplePackage('beta', 4, [sampleResult('t0', { rules: ['WC107'] }), sampleResult('t1', build)]),
  samplePackage('gamma', 5, [
    sampleResult('t0', { verdict: 'skipped', rules: ['WC204'] }),
    sampleResult('t1', { verdict: 'unknown', rules: ['WC202'] }),
  ]),
]);

/** `alpha t0 WC101`, one row a suppression. */
function marks({ packages }: Report): readonly string[] {
  return packages.flatMap(({ name, results }) =>
    results.flatMap((result) =>
      suppressionsOf(result).map(({ rule, by, reason, until }) =>
        [name, result.target, rule, by, reason ?? '-', until ?? '-'].join(' '),
      ),
    ),
  );
}

function said(found: Report): readonly string[] {
  return found.diagnostics.map(
    ({ level, message, location }) => `${level} ${location ? `${location.path}:${location.line} ` : ''}${message}`,
  );
}

describe('suppress', () => {
  const rows: readonly (readonly [what: string, ignores: readonly Ignore[], marks: readonly string[]])[] = [
    ['the leading rule, whatever it is', [ignore('alpha')], ['alpha t0 WC101 flag - -']],
    ['each target by its own leading rule', [ignore('beta')], ['beta t0 WC107 flag - -', 'beta t1 WC101 flag - -']],
    ['one rule alone', [ignore('alpha', { rule: 'WC107' })], ['alpha t0 WC107 flag - -']],
    [
      'two rules, the leading one first',
      [ignore('alpha', { rule: 'WC107' }), ignore('alpha', { rule: 'WC101', by: 'config', reason: 'why' })],
      ['alpha t0 WC101 config why -', 'alpha t0 WC107 flag - -'],
    ],
    [
      'the first of two that say the same',
      [ignore('alpha'), ignore('alpha', { by: 'config' })],
      ['alpha t0 WC101 flag - -'],
    ],
    ['what could not be decided', [ignore('gamma')], ['gamma t1 WC202 flag - -']],
    ['on the last day', [ignore('alpha', { until: today })], [`alpha t0 WC101 flag - ${today}`]],
    ['not on the day after', [ignore('alpha', { until: '2026-11-20' })], []],
    ['not another package', [ignore('alph')], []],
    [
      'a comment: the requirement on its line',
      [ignore('alpha', { by: 'comment', at: { path: 'poetry.lock', line: 3 } })],
      ['alpha t0 WC101 comment - -'],
    ],
    ['a comment: no other line', [ignore('alpha', { by: 'comment', at: { path: 'poetry.lock', line: 9 } })], []],
    ['a comment: no other file', [ignore('alpha', { by: 'comment', at: { path: 'more.txt', line: 3 } })], []],
  ];
  it.each(rows)('%s', (_what, ignores, expected) => {
    const found = suppress(report, ignores, today);
    expect(marks(found)).toEqual(expected);
    expect(found.summary).toEqual(report.summary);
    expect(found.packages.map(({ results }) => results.map(({ verdict }) => verdict))).toEqual(
      report.packages.map(({ results }) => results.map(({ verdict }) => verdict)),
    );
  });

  it('changes nothing without ignores', () => {
    expect(suppress(report, [], today)).toBe(report);
  });

  it('tells what expired and what matches nothing, where it is written', () => {
    const at = { path: 'wheelcheck.toml', line: 7 };
    const ignores = [
      ignore('alpha', { by: 'config', rule: 'WC101', reason: 'why', until: '2026-01-31', at }),
      ignore('nothing', { by: 'config', at }),
      ignore('alpha', { rule: 'WC102' }),
      ignore('alpha'),
    ];
    expect(said(suppress(report, ignores, today))).toEqual([
      'warning wheelcheck.toml:7 ignoring alpha (WC101), "why", expired on 2026-01-31: it counts again',
      'note wheelcheck.toml:7 ignoring nothing matches nothing: the files hold no such package',
      'note ignoring alpha (WC102) by --ignore matches nothing: WC102 is not found there',
    ]);
  });

  it('says the same ignore once', () => {
    expect(said(suppress(report, [ignore('nothing'), ignore('nothing')], today))).toHaveLength(1);
  });

  it('keeps the further rules out of the JSON report', () => {
    const both = suppress(report, [ignore('alpha'), ignore('alpha', { rule: 'WC107' })], today);
    expect(marks(both)).toEqual(['alpha t0 WC101 flag - -', 'alpha t0 WC107 flag - -']);
    expect(json(both)).toContain('"suppressed": {\n            "rule": "WC101"');
    expect(json(both).match(/"by": "flag"/g)).toHaveLength(1);
  });
});

describe('applyIgnores', () => {
  const manifest = {
    packages: [
      { name: 'alpha', ignores: [{ rule: 'WC101', reason: 'in its own stage' }], at: { path: 'poetry.lock', line: 3 } },
      { name: 'beta', ignores: [{ rule: 'WC999', reason: null }], at: { path: 'poetry.lock', line: 4 } },
      { name: 'gamma', at: { path: 'poetry.lock', line: 5 } },
    ],
  } as unknown as Manifest;

  it('adds the comments of the files, and says which rules there are not', async () => {
    const found = await applyIgnores(report, [manifest]);
    expect(marks(found)).toEqual(['alpha t0 WC101 comment in its own stage -']);
    expect(said(found)).toEqual([
      "warning poetry.lock:4 this comment ignores nothing: there is no rule 'WC999' (they are WC101 to WC403)",
    ]);
  });

  it('puts flags and configuration before them', async () => {
    const found = await applyIgnores(report, [manifest], { ignores: [ignore('alpha', { by: 'config' })], today });
    expect(marks(found)).toEqual(['alpha t0 WC101 config - -']);
  });
});

describe('parseIgnore', () => {
  const rows: readonly (readonly [text: string, expected: string])[] = [
    ['numpy', 'numpy *'],
    ['Typing_Extensions', 'typing-extensions *'],
    ['numpy:WC101', 'numpy WC101'],
    [' numpy : wc101 ', 'numpy WC101'],
    ['', 'no'],
    [':WC101', 'no'],
    ['numpy:', 'no'],
    ['numpy:101', 'no'],
    ['numpy:WC101:WC107', 'no'],
    ['numpy==1.0', 'no'],
    ['numpy:constructor', 'no'],
  ];
  it.each(rows)('%j', (text, expected) => {
    const parsed = parseIgnore(text);
    expect(parsed.ok ? `${parsed.value.package} ${parsed.value.rule ?? '*'}` : 'no').toBe(expected);
  });
});
