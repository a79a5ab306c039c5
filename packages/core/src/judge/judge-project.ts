// The user's own project, where the installer builds it.

import { buildKnownBy, type Finding, findingWithout } from '../assess/assess.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import type { Ask } from './ask.ts';
import { costAfter } from './cost.ts';

/** The user's own project is built where it has something to compile; else nobody needs to be told of it. */
export async function judgeProject(
  pkg: LockedPackage,
  manifest: Manifest,
  matcher: Matcher,
  ask: Ask,
): Promise<Finding> {
  const skipped = findingWithout('skipped', 'project');
  const path = pkg.source.kind === 'project' ? pkg.source.path : undefined;
  const inspection = path === undefined ? undefined : await ask.inspectPath?.(path);
  if (inspection?.state !== 'read' || inspection.reading.native !== true) return skipped;
  const finding = findingWithout('build', 'project', { build: buildKnownBy(true, []) });
  return costAfter(finding, inspection, { pkg, manifest, matcher }, ask);
}
