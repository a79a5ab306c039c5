// The ignores of the command line, of the configuration and of comments in the files, put on a report together.

import type { Manifest } from '../manifest/manifest.ts';
import type { Ignore } from './ignore.ts';
import type { Report } from './report.ts';

/** What is accepted, beside the comments in the files. */
export interface Ignoring {
  /** Those of flags first, then the configuration's. */
  readonly ignores: readonly Ignore[];
  /** ISO date, UTC: an ignore still holds on its last day. */
  readonly today: string;
}

/** The report with its suppressions; what is wrong with an ignore stands among the diagnostics. */
export async function applyIgnores(
  report: Report,
  manifests: readonly Manifest[],
  { ignores, today }: Ignoring = { ignores: [], today: '' },
): Promise<Report> {
  const isCommented = manifests.some(({ packages }) => packages.some((pkg) => (pkg.ignores ?? []).length > 0));
  if (ignores.length === 0 && !isCommented) return report;
  const [{ commentIgnores }, { suppress }] = await Promise.all([
    import('./comment-ignores.ts'),
    import('./suppress.ts'),
  ]);
  const comments = commentIgnores(manifests);
  const marked = suppress(report, [...ignores, ...comments.ignores], today);
  if (comments.diagnostics.length === 0) return marked;
  return { ...marked, diagnostics: [...marked.diagnostics, ...comments.diagnostics] };
}
