// The report as the contract's keys in the contract's order, before it is written.

import type {
  Diagnostic,
  Report,
  ReportPackage,
  ReportPlan,
  ReportResult,
  ReportTarget,
  ReportSuppression,
} from '../../report/report.ts';
import { rulesOf, suppressionsOf } from '../../report/rules-of.ts';
import type { RuleId } from '../../rules/rules.ts';

type JsonTarget = Omit<ReportTarget, 'name' | 'preparation' | 'downloadSize' | 'plans'> & {
  readonly plans: readonly Omit<ReportPlan, 'leaves' | 'text' | 'notes'>[];
};

/** What the contract has of a result. */
export type JsonResult = Omit<ReportResult, 'statements' | 'why' | 'needs' | 'fix' | 'nativeWheel'> & {
  readonly rules: readonly RuleId[];
  readonly suppressed: ReportSuppression | null;
};

type JsonReport = Omit<
  Report,
  'remarks' | 'unjudged' | 'unlearnt' | 'faults' | 'targets' | 'packages' | 'diagnostics'
> & {
  readonly targets: readonly JsonTarget[];
  readonly packages: readonly (Omit<ReportPackage, 'results'> & { readonly results: readonly JsonResult[] })[];
  readonly diagnostics: readonly Omit<Diagnostic, 'brief' | 'unjudged' | 'unlearnt'>[];
};

/** What `json` writes as one document and `jsonl` as lines: the report without the words that only people read. */
export function jsonDocument(report: Report): JsonReport {
  const { schemaVersion, tool, complete, inputs, targets, packages, summary, diagnostics } = report;
  return {
    schemaVersion,
    tool,
    complete,
    inputs,
    targets: targets.map(({ name: _name, preparation: _preparation, downloadSize: _size, plans, ...target }) => ({
      ...target,
      plans: plans.map(({ base, platform, kind, pins }) => ({ base, platform, kind, pins })),
    })),
    packages: packages.map((pkg) => ({
      ...pkg,
      results: pkg.results.map(jsonResult),
    })),
    summary,
    diagnostics: diagnostics.map(({ rule, level, message, target, location }) => ({
      rule,
      level,
      message,
      target,
      location,
    })),
  };
}

/** The contract's keys of a result, in its order. */
export function jsonResult(result: ReportResult): JsonResult {
  const { target, verdict, reason, file, rejected, rejectedCount, build, suggestions } = result;
  return {
    target,
    verdict,
    rules: rulesOf(result),
    reason,
    suppressed: suppressionsOf(result)[0] ?? null,
    file,
    rejected,
    rejectedCount,
    build,
    suggestions,
  };
}
