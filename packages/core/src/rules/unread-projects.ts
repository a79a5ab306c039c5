// Projects in folders of which it is not known what they need: something may be installed that nobody judged.

import type { Finding } from '../assess/assess.ts';
import { type InstallerName, installerTraits } from '../manifest/installer-traits.ts';
import type { LocalFolder } from '../manifest/local-folder.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { FilesMatter, Placed } from './matter.ts';
import { perTarget } from './per-target.ts';

/** What is not known of one project, and why; each reason is half a sentence. */
export interface UnreadProject {
  readonly project: string;
  readonly folder: string;
  readonly reasons: readonly string[];
}

/** A count among them. */
const SOURCES_SHOWN = 6;

export function unreadProjects({ targets, checked }: FilesMatter): readonly Placed<UnreadProject>[] {
  const found = checked.flatMap(({ manifest: { installer }, pkg: { local, name, at }, findings }) => {
    const reasons = local ? reasonsOf(local, installer) : [];
    if (!local || reasons.length === 0) return [];
    const unread = { project: name, folder: local.folder, reasons };
    const placed = perTarget(targets, ({ id }) => (isBuilt(findings.get(id)) ? { ...unread } : null));
    return placed.map(({ facts, target }) => ({ facts: { ...unread, ...facts }, target, location: at }));
  });
  // One folder may stand on several lines
  return [...new Map(found.map((one) => [JSON.stringify([one.target, one.facts]), one])).values()];
}

function reasonsOf({ state, computed, uvSources = [] }: LocalFolder, installer: InstallerName): readonly string[] {
  if (state === 'no-project') return ['its files could not be looked at'];
  if (uvSources.length === 0 || !installerTraits[installer].uvSources) return computed;
  return [...computed, `[tool.uv.sources] says where to take ${listWords(shortened(uvSources, SOURCES_SHOWN))} from`];
}

/** What no installer gets to build leaves nothing open; a line that repeats another is built there. */
function isBuilt(finding: Finding | undefined): boolean {
  if (!finding || finding.verdict === 'impossible') return false;
  return finding.verdict !== 'skipped' || finding.reason === 'project' || finding.reason === 'repeated';
}
