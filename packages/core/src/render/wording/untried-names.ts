// How far the line before pip is known, where nobody has built with the packages that it names.

import type { ReportPreparation } from '../../report/report.ts';

/** A sentence; none where a build of our own or of the distribution went well with them. */
export function untriedNames({ names, evidence }: Pick<ReportPreparation, 'names' | 'evidence'>): readonly string[] {
  if (evidence !== 'known' || names.length === 0) return [];
  return ['Nobody has tried this line in a build: it may lack a package.'];
}
