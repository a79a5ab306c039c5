// The report as JSON: exactly the contract's keys in the contract's order.

import type { Report } from '../report/report.ts';

/** Serialises the contract's keys of a report; two runs over the same input compare byte for byte. */
export function json(report: Report): string {
  const { schemaVersion, tool, complete, inputs, targets, packages, summary, diagnostics } = report;
  const document = {
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
        ({ why: _why, notes: _notes, needs: _needs, fix: _fix, nativeWheel: _native, ...result }) => result,
      ),
    })),
    summary,
    diagnostics,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
