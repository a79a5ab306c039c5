// A report with what is accepted of it, by flags, the configuration and comments: loaded where anything is.

import type { Manifest } from '../manifest/manifest.ts';
import { commentIgnores } from './comment-ignores.ts';
import type { Ignoring } from './ignore.ts';
import type { Report } from './report.ts';
import { suppress } from './suppress.ts';

export function withIgnores(report: Report, manifests: readonly Manifest[], { ignores, today }: Ignoring): Report {
  const comments = commentIgnores(manifests);
  const marked = suppress(report, [...ignores, ...comments.ignores], today);
  if (comments.diagnostics.length === 0) return marked;
  return { ...marked, diagnostics: [...marked.diagnostics, ...comments.diagnostics] };
}
