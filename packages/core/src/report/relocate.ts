// A report with its paths as somebody else counts them.

import type { Report } from './report.ts';

/** The same report with every path put through `place`: code hosts count from the repository's root, a run from its own folder. */
export function relocate(report: Report, place: (path: string) => string): Report {
  const at = <Location extends { readonly path: string }>(location: Location): Location => ({
    ...location,
    path: place(location.path),
  });
  return {
    ...report,
    inputs: report.inputs.map(at),
    targets: report.targets.map((target) =>
      target.dockerfile ? { ...target, dockerfile: at(target.dockerfile) } : target,
    ),
    packages: report.packages.map((pkg) => ({ ...pkg, location: at(pkg.location) })),
    diagnostics: report.diagnostics.map((each) => ({ ...each, location: each.location && at(each.location) })),
  };
}
