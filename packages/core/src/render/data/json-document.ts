// The report as the contract's keys in the contract's order, before it is written.

import type { Diagnostic, Report, ReportPackage, ReportPlan, ReportResult, ReportTarget } from '../../report/report.ts';

type JsonTarget = Omit<ReportTarget, 'name' | 'preparation' | 'downloadSize' | 'plans'> & {
  readonly plans: readonly Omit<ReportPlan, 'text' | 'notes'>[];
};

type JsonResult = Omit<ReportResult, 'why' | 'notes' | 'alsoSuppressed' | 'needs' | 'fix' | 'nativeWheel'>;

type JsonReport = Omit<Report, 'remarks' | 'unjudged' | 'faults' | 'targets' | 'packages' | 'diagnostics'> & {
  readonly targets: readonly JsonTarget[];
  readonly packages: readonly (Omit<ReportPackage, 'results'> & { readonly results: readonly JsonResult[] })[];
  readonly diagnostics: readonly Omit<Diagnostic, 'brief' | 'unjudged'>[];
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
      results: pkg.results.map(
        ({
          why: _why,
          alsoSuppressed: _also,
          notes: _notes,
          needs: _needs,
          fix: _fix,
          nativeWheel: _native,
          ...result
        }) => result,
      ),
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
