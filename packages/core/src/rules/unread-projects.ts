// Projects in folders of which it is not known what they need: something may be installed that nobody judged.

import type { Finding } from '../assess/assess.ts';
import type { FilesMatter, Placed } from './matter.ts';
import { perTarget } from './per-target.ts';

/** What is not known of one project, and why; each reason is half a sentence. */
export interface UnreadProject {
  readonly project: string;
  readonly folder: string;
  readonly reasons: readonly string[];
}

export function unreadProjects({ targets, checked }: FilesMatter): readonly Placed<UnreadProject>[] {
  const found = checked.flatMap(({ pkg: { local, name, at }, findings }) => {
    const reasons = local?.state === 'no-project' ? ['its files could not be looked at'] : (local?.computed ?? []);
    if (!local || reasons.length === 0) return [];
    const unread = { project: name, folder: local.folder, reasons };
    const placed = perTarget(targets.map((_, position) => (isBuilt(findings[position]) ? { ...unread } : null)));
    return placed.map(({ facts, target }) => ({ facts: { ...unread, ...facts }, target, location: at }));
  });
  // One folder may stand on several lines
  return [...new Map(found.map((one) => [JSON.stringify([one.target, one.facts]), one])).values()];
}

/** What no installer gets to build leaves nothing open; a line that repeats another is built there. */
function isBuilt(finding: Finding | undefined): boolean {
  if (!finding || finding.verdict === 'impossible') return false;
  return finding.verdict !== 'skipped' || finding.reason === 'project' || finding.reason === 'repeated';
}
