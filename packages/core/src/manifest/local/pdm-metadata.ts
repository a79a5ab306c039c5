// What pdm-backend writes: [project], with the project's own folder put into addresses, unless a script of the project changes it.

import { tableAt, textAt } from '../../sdist/build-system.ts';
import { folderAddress } from './folder-address.ts';
import { type LocalMetadata, toMetadata } from './local-metadata.ts';
import type { LocalProject } from './local-project.ts';
import { standardMetadata, standardProject } from './standard-project.ts';

/** pdm-backend has nothing to fill dynamic dependencies with but the script: without one they are none. */
export async function pdmMetadata(project: LocalProject): Promise<LocalMetadata> {
  const standard = standardProject(project);
  if (!standard) return standardMetadata(project);
  const build = tableAt(project.system.document, 'tool', 'pdm', 'build');
  const path = textAt(build, 'custom-hook') ?? 'pdm_build.py';
  const hook = await project.read(path);
  // The script may write to any field, dynamic or not
  if (hook !== undefined && /dependencies|requires.python/.test(hook)) {
    const open = { computed: `${path} works it out when it builds` };
    return toMetadata({ ...standard, requiresPython: open, dependencies: open, optionalDependencies: open });
  }
  const { requires, ...metadata } = toMetadata(standard);
  return { ...metadata, requires: requires.map((text) => filledIn(text, project)) };
}

/** `lib @ file:///${PROJECT_ROOT}/lib`. */
function filledIn(requirement: string, { folder }: LocalProject): string {
  return requirement.replace(/file:\/{0,3}\$\{PROJECT_ROOT\}/g, folderAddress(folder));
}
