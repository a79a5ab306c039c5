// A report with something in every field that a renderer may show, and the same with one text in all that comes from outside.

import type {
  Report,
  ReportPackage,
  ReportPlan,
  ReportResult,
  ReportSuppression,
  ReportTarget,
} from '../../packages/core/src/report/report.ts';
import { type RuleId, rules } from '../../packages/core/src/rules/rules.ts';
import { ruleTexts } from '../../packages/core/src/rules/rule-texts.ts';
import type { Statement } from '../../packages/core/src/rules/statement.ts';

/** `t0` on musl, `t1` on glibc. */
export function sampleTarget(id: string, change: Partial<ReportTarget> = {}): ReportTarget {
  const musl = id === 't0';
  const base = musl ? 'python:3.12-alpine' : 'python:3.12-slim';
  return {
    id,
    base,
    platform: 'linux/arm64',
    distro: musl ? { name: 'alpine', version: '3.24' } : { name: 'debian', version: '13' },
    libc: musl ? { family: 'musl', version: '1.2' } : { family: 'glibc', version: '2.41' },
    arch: 'aarch64',
    python: { implementation: 'cpython', version: '3.12.14', abi: 'cp312' },
    pip: '25.0',
    compiler: false,
    source: 'table',
    asOf: '2026-08-13',
    plans: [],
    name: base,
    preparation: null,
    downloadSize: null,
    ...change,
  };
}

/** Another version on the same image, without remarks. */
export function samplePlan(change: Partial<ReportPlan> = {}): ReportPlan {
  return {
    base: 'python:3.12-alpine',
    platform: 'linux/arm64',
    kind: 'version',
    pins: [],
    python: null,
    leaves: { build: 0, impossible: 0 },
    unknown: [],
    text: 'as told',
    changes: [change.text ?? 'as told'],
    written: change.pins?.length ?? 0,
    pip: null,
    notes: [],
    ...change,
  };
}

/** A result by its rules: the words of those that have some, and what was accepted. */
export type SampleChange = Partial<ReportResult> & {
  readonly rules?: readonly RuleId[];
  readonly sentences?: Readonly<Partial<Record<RuleId, string>>>;
  readonly suppressed?: ReportSuppression | readonly ReportSuppression[];
};

export function sampleResult(target: string, change: SampleChange = {}): ReportResult {
  const { rules: broken = [], sentences = {}, suppressed = [], ...result } = change;
  return {
    target,
    verdict: 'wheel',
    statements: broken.map((rule) => {
      const sentence = rule === 'WC203' && change.file === null ? '' : sentences[rule];
      return sampleStatement(rule, { target, sentence, suppressed });
    }),
    reason: null,
    file: { filename: 'name-1.0-py3-none-any.whl', size: 12_345, kind: 'wheel' },
    rejected: [],
    rejectedCount: 0,
    build: null,
    suggestions: [],
    why: '',
    needs: [],
    deadEnds: [],
    runtime: [],
    needsText: [],
    resolvedFrom: null,
    fix: '',
    installed: null,
    nativeWheel: false,
    ...result,
  };
}

/** Of the level that the rule has on that target; in its own general words where there are no others. */
export function sampleStatement(
  rule: RuleId,
  {
    target = 't0',
    sentence = ruleTexts[rule].meaning,
    suppressed = [],
  }: {
    readonly target?: string;
    readonly sentence?: string | undefined;
    readonly suppressed?: SampleChange['suppressed'];
  } = {},
): Statement {
  const named = [suppressed].flat().find((each) => each.rule === rule);
  return {
    rule,
    level: rule === 'WC108' && target !== 't0' ? 'note' : rules[rule].level,
    facts: {},
    sentence,
    accepted: named ? { by: named.by, reason: named.reason, until: named.until } : null,
  };
}

export function samplePackage(name: string, line: number, results: readonly ReportResult[]): ReportPackage {
  return {
    name,
    version: '1.0',
    location: { path: 'poetry.lock', line },
    origin: 'pinned',
    requiredBy: [],
    results,
  };
}

/** The counts are made from the packages. */
export function sampleReport(
  packages: readonly ReportPackage[],
  change: Partial<Report> = {},
  targets: readonly ReportTarget[] = [sampleTarget('t0'), sampleTarget('t1')],
): Report {
  const count = (position: number, verdict: string): number =>
    packages.filter(({ results }) => results[position]?.verdict === verdict).length;
  return {
    schemaVersion: '1.1',
    tool: { name: 'wheelcheck', version: '0.1.0' },
    complete: true,
    inputs: [{ path: 'poetry.lock', kind: 'poetry.lock', installer: 'poetry', sha256: 'a'.repeat(64) }],
    targets,
    packages,
    summary: Object.fromEntries(
      targets.map(({ id }, position) => [
        id,
        {
          wheel: count(position, 'wheel'),
          sdist: count(position, 'sdist'),
          build: count(position, 'build'),
          impossible: count(position, 'impossible'),
          unknown: count(position, 'unknown'),
          skipped: count(position, 'skipped'),
        },
      ]),
    ),
    diagnostics: [],
    remarks: [],
    unjudged: [],
    unlearnt: [],
    faults: [],
    ...change,
  };
}

/** Every verdict, every kind of remark, every field filled; `text` stands wherever a text comes from outside. */
export function filledReport(text: string): Report {
  const build = (target: string, change: SampleChange = {}): ReportResult =>
    sampleResult(target, {
      verdict: 'build',
      rules: ['WC101', 'WC105', 'WC107', 'WC203'],
      reason: text,
      file: { filename: text, size: 1000, kind: 'sdist' },
      rejected: [{ filename: text, reason: text }],
      rejectedCount: 3,
      build: { native: true, languages: [text], backend: text, evidence: [text], packages: null },
      suggestions: [{ kind: 'version', name: text, version: text }],
      why: text,
      sentences: { WC107: text, WC203: text },
      needs: [text, text],
      deadEnds: [{ text, source: text, fixedIn: text }],
      runtime: [text],
      needsText: [text, text],
      fix: text,
      ...change,
    });
  const target = (id: string): ReportTarget =>
    sampleTarget(id, {
      base: text,
      name: text,
      distro: { name: text, version: text },
      plans: [
        samplePlan({
          base: text,
          platform: text,
          kind: 'base',
          pins: [{ name: text, version: text }],
          text,
          notes: [text],
          unknown: [text],
        }),
      ],
      preparation: {
        manager: 'apk',
        names: ['build-base'],
        line: 'apk add build-base',
        evidence: 'known',
        helps: 'all',
        notes: [text],
      },
    });
  const row = (results: readonly ReportResult[], version: string | null = text): ReportPackage => ({
    name: text,
    version,
    location: { path: text, line: 7 },
    origin: 'pinned',
    requiredBy: [text],
    results,
  });
  return sampleReport(
    [
      row([build('t0'), build('t1')]),
      row([
        build('t0', { suppressed: { rule: 'WC101', by: 'config', reason: text, until: text } }),
        sampleResult('t1', {
          file: { filename: text, size: null, kind: 'wheel' },
          rules: ['WC108'],
          sentences: { WC108: text },
        }),
      ]),
      row(
        [
          sampleResult('t0', { verdict: 'unknown', rules: ['WC201'], reason: 'index', why: text, file: null }),
          sampleResult('t1', { verdict: 'impossible', rules: ['WC102'], reason: text, why: text, file: null }),
        ],
        null,
      ),
      row([
        sampleResult('t0', { verdict: 'sdist', rules: ['WC106'], why: text }),
        sampleResult('t1', { verdict: 'skipped', reason: text, why: text, file: null }),
      ]),
    ],
    {
      complete: false,
      inputs: [{ path: text, kind: text, installer: 'pip', sha256: null }],
      diagnostics: [
        {
          rule: 'WC111',
          level: 'error',
          message: text,
          target: null,
          location: { path: text, line: 1 },
          kind: 'said',
          about: [],
        },
        { rule: null, level: 'error', message: text, target: 't0', location: null, kind: 'said', about: [] },
        {
          rule: null,
          level: 'note',
          message: text,
          target: null,
          location: { path: text, line: 3 },
          kind: 'said',
          about: [],
        },
        { rule: 'WC303', level: 'note', message: text, target: 't1', location: null, kind: 'said', about: [] },
      ],
      remarks: [text],
      faults: [{ packages: [text], silence: 'did not answer', cause: text }],
    },
    [target('t0'), target('t1')],
  );
}
