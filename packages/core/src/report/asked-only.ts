// A report without the images that were only tried for a recommendation: what counts, and what is annotated.

import type { Report } from './report.ts';

/** The report without the images that were tried for a recommendation. */
export function askedOnly(report: Report): Report {
  const targets = report.targets.filter(({ tried }) => tried !== true);
  if (targets.length === report.targets.length) return report;
  const ids = new Set(targets.map(({ id }) => id));
  const isAsked = ({ target }: { readonly target: string | null }): boolean => target === null || ids.has(target);
  return {
    ...report,
    targets,
    packages: report.packages.map((pkg) => ({ ...pkg, results: pkg.results.filter(isAsked) })),
    summary: Object.fromEntries(Object.entries(report.summary).filter(([id]) => ids.has(id))),
    diagnostics: report.diagnostics.filter(isAsked),
  };
}
