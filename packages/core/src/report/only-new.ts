// A report without what an earlier one has already: for formats that hold findings, and for the exit code.

import type { Comparison } from './compare.ts';
import type { Report, ReportResult } from './report.ts';
import type { RuleId } from '../rules/rules.ts';

/**
 * Takes out the findings that the comparison knows. A result without a new one is `skipped`, with `baseline` as its
 * reason, so that it counts nowhere; one that breaks a further rule keeps its verdict and that rule alone. The summary
 * stays: what must be built must be built, new or not.
 */
export function onlyNew(report: Report, { changes, diagnostics }: Comparison): Report {
  const fresh = new Map<ReportResult, readonly RuleId[]>(
    changes.flatMap(({ kind, after, rules }) => (kind === 'new' && after ? [[after.result, rules] as const] : [])),
  );
  return {
    ...report,
    packages: report.packages.map((pkg) => ({
      ...pkg,
      results: pkg.results.map((result) => onlyRules(result, fresh.get(result) ?? [])),
    })),
    diagnostics,
  };
}

function onlyRules(result: ReportResult, fresh: readonly RuleId[]): ReportResult {
  const statements = result.statements.filter(({ rule }) => fresh.includes(rule));
  if (statements.length === result.statements.length) return result;
  if (statements.length > 0) return { ...result, statements };
  return { ...result, verdict: 'skipped', reason: 'baseline', statements, why: 'The baseline has this already.' };
}
