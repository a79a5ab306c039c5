// A folder that a file installs: what stops its build, and what the user's own project has to compile.

import { buildKnownBy, type Finding, findingWithout } from '../assess/assess.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import type { Ask } from './ask.ts';
import { costAfter } from './cost.ts';

/** A folder without a project, or with one that its own build backend refuses. */
export async function stoppedByFolder({ local, source }: LockedPackage, ask: Ask): Promise<Finding | undefined> {
  if (local?.state === 'no-project' && (source.kind === 'path' || source.kind === 'project')) {
    const isThere = await ask.exists(source.path ?? '.');
    // Where nobody can look, nothing is missing for certain
    if (isThere === undefined) return undefined;
    return findingWithout('impossible', 'no-file', {
      detail: { kind: 'absent', what: isThere ? 'project' : 'folder', path: local.folder },
    });
  }
  if (local?.refused === undefined) return undefined;
  return findingWithout('impossible', 'metadata', { detail: { kind: 'refused-project', problem: local.refused } });
}

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
  return costAfter(finding, inspection, { pkg, binaries: manifest.binaries, matcher }, ask);
}
