// A folder → the metadata that its build backend would write, without running it.

import { WheelcheckError } from '../../error.ts';
import type { TomlTable } from '../../toml/toml-table.ts';
import { normalizeName } from '../../packaging/name.ts';
import { readBuildSystem, tableAt } from '../../sdist/build-system.ts';
import type { Beside } from '../beside.ts';
import { flitMetadata } from './flit-metadata.ts';
import { hatchMetadata } from './hatch-metadata.ts';
import { type LocalMetadata, refusedMetadata } from './local-metadata.ts';
import type { ReadLocalMetadata } from './local-project.ts';
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
 * @param files those of the folder
 * @returns undefined where the folder has neither pyproject.toml nor setup.py: no installer takes it for a project
 * @throws WheelcheckError where a file may not be read at all, as `read` does
 */
export async function readLocalProject(folder: string, files: Beside): Promise<LocalMetadata | undefined> {
  const [pyproject, script] = await Promise.all([files.text('pyproject.toml'), files.text('setup.py')]);
  if (pyproject === undefined && script === undefined) return undefined;
  const document = await parsed(files);
  if (!document) return refusedMetadata('its pyproject.toml is no TOML');
  const system = readBuildSystem({ document, problem: null });
  // A backend of the project's own may do what it likes with whatever the standard does not fix
  const reader = system.backendPath.length > 0 ? undefined : readers.get(system.backend?.project ?? '');
  try {
    const metadata = await (reader ?? standardMetadata)({ folder, system, script, read: files.text });
    const sources = Object.keys(tableAt(system.document, 'tool', 'uv', 'sources'));
    return sources.length === 0 ? metadata : { ...metadata, uvSources: sources.map(normalizeName) };
  } catch (error) {
    if (error instanceof WheelcheckError && error.code === 'file-broken') return refusedMetadata(error.message);
    throw error;
  }
}

/** Undefined where it is no TOML; empty where there is none. */
async function parsed(files: Beside): Promise<TomlTable | undefined> {
  try {
    return (await files.toml('pyproject.toml')) ?? {};
  } catch (error) {
    if (error instanceof WheelcheckError && error.code === 'file-broken') return undefined;
    throw error;
  }
}
