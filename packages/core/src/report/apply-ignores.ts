// The ignores of the command line, of the configuration and of comments in the files, put on a report together.

import type { Manifest } from '../manifest/manifest.ts';
import type { Ignoring } from './ignore.ts';
import type { Report } from './report.ts';

/** The report with its suppressions; what is wrong with an ignore stands among the diagnostics. */
export async function applyIgnores(
  report: Report,
  manifests: readonly Manifest[],
  ignoring: Ignoring = { ignores: [], today: '' },
): Promise<Report> {
  const isCommented = manifests.some(({ packages }) => packages.some((pkg) => (pkg.ignores ?? []).length > 0));
  if (ignoring.ignores.length === 0 && !isCommented) return report;
  const { withIgnores } = await import('./with-ignores.ts');
  return withIgnores(report, manifests, ignoring);
}
