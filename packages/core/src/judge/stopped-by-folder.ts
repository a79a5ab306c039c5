// A folder that a file installs and that no installer gets to build.

import { type Finding, findingWithout } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { Ask } from './ask.ts';

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
