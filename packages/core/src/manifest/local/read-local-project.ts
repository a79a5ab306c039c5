// A folder → the metadata that its build backend would write, without running it.

import { WheelcheckError } from '../../error.ts';
import { normalizeName } from '../../packaging/name.ts';
import { readBuildSystem, tableAt } from '../../sdist/build-system.ts';
import { flitMetadata } from './flit-metadata.ts';
import { hatchMetadata } from './hatch-metadata.ts';
import { type LocalMetadata, refusedMetadata } from './local-metadata.ts';
import type { LocalProject, ReadLocalMetadata } from './local-project.ts';
import { pdmMetadata } from './pdm-metadata.ts';
import { poetryMetadata } from './poetry-metadata.ts';
import { setuptoolsMetadata } from './setuptools-metadata.ts';
import { standardMetadata } from './standard-project.ts';

/** By the project that brings the backend; every other backend writes what the standard says. */
const readers: ReadonlyMap<string, ReadLocalMetadata> = new Map<string, ReadLocalMetadata>([
  ['setuptools', setuptoolsMetadata],
  ['hatchling', hatchMetadata],
  ['poetry-core', poetryMetadata],
  ['poetry', poetryMetadata],
  ['flit-core', flitMetadata],
  ['flit', flitMetadata],
  ['pdm-backend', pdmMetadata],
  ['pdm-pep517', pdmMetadata],
]);

/**
 * Reads a project that an installer would build.
 *
 * @param folder as the installer is told of it: relative to where that runs
 * @param read a file of the folder; undefined where it is absent
 * @returns undefined where the folder has neither pyproject.toml nor setup.py: no installer takes it for a project
 * @throws WheelcheckError where a file may not be read at all, as `read` does
 */
export async function readLocalProject(folder: string, read: LocalProject['read']): Promise<LocalMetadata | undefined> {
  const [pyproject, script] = await Promise.all([read('pyproject.toml'), read('setup.py')]);
  if (pyproject === undefined && script === undefined) return undefined;
  const system = readBuildSystem(pyproject);
  if (system.problem !== null) return refusedMetadata('its pyproject.toml is no TOML');
  // A backend of the project's own may do what it likes with whatever the standard does not fix
  const reader = system.backendPath.length > 0 ? undefined : readers.get(system.backend?.project ?? '');
  try {
    const metadata = await (reader ?? standardMetadata)({ folder, system, script, read });
    const sources = Object.keys(tableAt(system.document, 'tool', 'uv', 'sources'));
    return sources.length === 0 ? metadata : { ...metadata, uvSources: sources.map(normalizeName) };
  } catch (error) {
    if (error instanceof WheelcheckError && error.code === 'file-broken') return refusedMetadata(error.message);
    throw error;
  }
}
