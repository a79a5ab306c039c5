// A report against an earlier one: what is new, what is solved, what came and went.

import { compareVersions, parseVersion } from '../packaging/version.ts';
import { type Baseline, type BaselineRow, targetKey, targetKeys } from './baseline.ts';
import { rulesOf } from './rules-of.ts';
import type { Diagnostic, Report, ReportPackage, ReportResult, ReportTarget } from './report.ts';
import type { RuleId } from '../rules/rules.ts';

/** One package on one target. */
export interface Change {
  /**
   * `new`: it breaks rules that it did not break before, or it is a package that was not there and breaks some;
   * `solved`: it breaks fewer, or its verdict is a milder one; `added`: it was not there and is a plain wheel; `gone`: it is there no more.
   */
  readonly kind: 'new' | 'solved' | 'added' | 'gone';
  readonly target: ReportTarget;
  /** Null where it was not there. */
  readonly before: BaselineRow | null;
  /** Null where it is gone. */
  readonly after: { readonly pkg: ReportPackage; readonly result: ReportResult } | null;
  /** The rules that are new or solved. */
  readonly rules: readonly RuleId[];
}

/** What is new against a baseline, and what is gone. */
export interface Comparison {
  readonly baseline: Baseline;
  /** Targets in the report's order; on each, what is new first. */
  readonly changes: readonly Change[];
  /** What is said of files and targets, and was not said before. */
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that the baseline has too: counted, not shown. */
  readonly known: number;
  /** Targets that the baseline lacks: everything found there counts as new. */
  readonly unknownTargets: readonly ReportTarget[];
  /** Targets of the baseline that were not checked now, as `targetKey` writes them. */
  readonly uncheckedTargets: readonly string[];
}

/**
 * Compares by package, target (base and platform) and rule. A new version that breaks the same rules is nothing new; a
 * package that is not installed on a target is not there.
 */
export function compare(baseline: Baseline, report: Report): Comparison {
  const keys = targetKeys(report.targets.map(keyOf));
  const compared = report.targets.map((target, position) => {
    const before = baseline.targets.find(({ key }) => key === keys[position]);
    const pairs = pair(before?.rows ?? [], installedOn(report, position));
    const isNew = before === undefined;
    return { target, isNew, changes: pairs.flatMap((each) => change(each, target)), known: sum(pairs.map(known)) };
  });
  const present = new Set(keys);
  return {
    baseline,
    changes: compared.flatMap(({ changes }) =>
      changes.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    ),
    diagnostics: report.diagnostics.filter((said) => {
      const on = report.targets.findIndex(({ id }) => id === said.target);
      return !baseline.hasSaid(said, keys[on] ?? null);
    }),
    known: sum(compared.map((each) => each.known)),
    unknownTargets: compared.filter(({ isNew }) => isNew).map(({ target }) => target),
    uncheckedTargets: baseline.targets.map(({ key }) => key).filter((key) => !present.has(key)),
  };
}

const order: readonly Change['kind'][] = ['new', 'solved', 'gone', 'added'];

/** The target as baselines know it. */
function keyOf({ base, python, libc, platform, dockerfile }: ReportTarget): string {
  return targetKey(base, python.abi, libc, platform, dockerfile ?? null);
}

interface Pair {
  readonly before: BaselineRow | null;
  readonly after: Change['after'];
}

function installedOn({ packages }: Report, position: number): readonly NonNullable<Change['after']>[] {
  return packages.flatMap((pkg) => {
    const result = pkg.results[position];
    return result && result.verdict !== 'skipped' ? [{ pkg, result }] : [];
  });
}

/** By name; where a name stands several times, equal versions first, the rest in the order of versions. */
function pair(before: readonly BaselineRow[], after: readonly NonNullable<Change['after']>[]): readonly Pair[] {
  const left = new Map<string, BaselineRow[]>();
  for (const row of before) left.set(row.name, [...(left.get(row.name) ?? []), row]);
  const pairs = new Map<NonNullable<Change['after']>, BaselineRow>();
  for (const isMatch of [sameVersion, () => true]) {
    for (const row of after) {
      const candidates = left.get(row.pkg.name) ?? [];
      const at = pairs.has(row) ? -1 : candidates.toSorted(byVersion).findIndex((each) => isMatch(each, row.pkg));
      const found = candidates.toSorted(byVersion)[at];
      if (found === undefined) continue;
      pairs.set(row, found);
      left.set(
        row.pkg.name,
        candidates.filter((each) => each !== found),
      );
    }
  }
  return [
    ...after.map((row) => ({ before: pairs.get(row) ?? null, after: row })),
    ...[...left.values()].flat().map((row) => ({ before: row, after: null })),
  ];
}

function sameVersion(row: BaselineRow, pkg: ReportPackage): boolean {
  return row.version === pkg.version;
}

function byVersion(a: BaselineRow, b: BaselineRow): number {
  const [left, right] = [parseVersion(a.version ?? ''), parseVersion(b.version ?? '')];
  return left.ok && right.ok ? compareVersions(left.value, right.value) : Number(left.ok) - Number(right.ok);
}

function change({ before, after }: Pair, target: ReportTarget): readonly Change[] {
  if (!after) return before ? [{ kind: 'gone', target, before, after, rules: before.rules }] : [];
  const rules = rulesOf(after.result);
  const leading = before && isMilder(after.result.verdict, before.verdict) ? rules[0] : undefined;
  const fresh = rules.filter((rule) => rule !== leading && !before?.rules.includes(rule));
  if (fresh.length > 0) return [{ kind: 'new', target, before, after, rules: fresh }];
  if (!before) return [{ kind: 'added', target, before, after, rules: [] }];
  const solved = before.rules.filter((rule) => !rules.includes(rule));
  return solved.length > 0 ? [{ kind: 'solved', target, before, after, rules: solved }] : [];
}

/** From impossible to build to a pure sdist; a wheel has no rule of its own, and what was unknown is new once it is known. */
const severity: readonly string[] = ['sdist', 'build', 'impossible'];

function isMilder(now: string, before: string): boolean {
  return severity.includes(now) && severity.indexOf(now) < severity.indexOf(before);
}

function known({ before, after }: Pair): number {
  return after ? rulesOf(after.result).filter((rule) => before?.rules.includes(rule)).length : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
