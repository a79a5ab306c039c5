// Where uv, Poetry and PDM look for their configuration, weaker files first.

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Environment, isThere, sharedFolders, userFolder } from './configuration-folders.ts';

/**
 * uv's FilesystemOptions: of the system, of the user, of the project. UV_CONFIG_FILE stands in for all of them.
 *
 * @param folder where uv would run; absent: without a project
 */
export function uvPaths(environment: Environment, platform: NodeJS.Platform, folder?: string): readonly string[] {
  const { UV_CONFIG_FILE: own, UV_NO_CONFIG: none } = environment;
  if (/^(?:1|true|yes|on|t|y)$/i.test(none ?? '')) return [];
  if (own) return [own];
  const project = folder === undefined ? undefined : uvProject(resolve(folder));
  return [
    ...uvSystem(environment, platform),
    join(userFolder(environment, platform, 'uv'), 'uv.toml'),
    ...(project === undefined ? [] : [project]),
  ];
}

/** The first of them alone. */
function uvSystem(environment: Environment, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'win32') return [join(environment['SYSTEMDRIVE'] ?? 'C:', 'ProgramData', 'uv', 'uv.toml')];
  const shared = sharedFolders(environment).map((folder) => join(folder, 'uv', 'uv.toml'));
  return [[...shared, '/etc/uv/uv.toml'].find(isThere) ?? []].flat();
}

/** The nearest uv.toml, or pyproject.toml with `[tool.uv]`, from a folder upwards. */
function uvProject(folder: string): string | undefined {
  const own = join(folder, 'uv.toml');
  if (isThere(own)) return own;
  const project = join(folder, 'pyproject.toml');
  if (isThere(project) && /^\s*\[\[?\s*tool\s*\.\s*uv\b/m.test(readFileSync(project, 'utf8'))) return project;
  return dirname(folder) === folder ? undefined : uvProject(dirname(folder));
}

export function poetryPaths(environment: Environment, platform: NodeJS.Platform): readonly string[] {
  const folder = environment['POETRY_CONFIG_DIR'] || userFolder(environment, platform, 'pypoetry');
  return ['config.toml', 'auth.toml'].map((name) => join(folder, name));
}

/** Not the pdm.toml of a project, which is no place for passwords that leave the machine. */
export function pdmPaths(environment: Environment, platform: NodeJS.Platform): readonly string[] {
  const own = environment['PDM_CONFIG_FILE'];
  const [shared] = platform === 'linux' ? sharedFolders(environment) : [];
  return [
    ...(shared === undefined ? [] : [join(shared, 'pdm', 'config.toml')]),
    own || join(userFolder(environment, platform, 'pdm'), 'config.toml'),
  ];
}
