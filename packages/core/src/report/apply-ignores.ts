// The ignores of the command line, of the configuration and of comments in the files, put on a report together.

import type { Manifest } from '../manifest/manifest.ts';
import { commentIgnores } from './comment-ignores.ts';
import type { Ignore } from './ignore.ts';
import type { Report } from './report.ts';
import { suppress } from './suppress.ts';

/** What is accepted, beside the comments in the files. */
export interface Ignoring {
  /** Those of flags first, then the configuration's. */
  readonly ignores: readonly Ignore[];
  /** ISO date, UTC: an ignore still holds on its last day. */
  readonly today: string;
}

/** The report with its suppressions; what is wrong with an ignore stands among the diagnostics. */
export function applyIgnores(
  report: Report,
  manifests: readonly Manifest[],
  { ignores, today }: Ignoring = { ignores: [], today: '' },
): Report {
  const comments = commentIgnores(manifests);
  const marked = suppress(report, [...ignores, ...comments.ignores], today);
  if (comments.diagnostics.length === 0) return marked;
  return { ...marked, diagnostics: [...marked.diagnostics, ...comments.diagnostics] };
}
