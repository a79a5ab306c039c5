// File names as pip before 24.1 reads them: its finder takes `pytz-2013d.zip`, whose version is none of PEP 440's.

import { parseAnyVersion } from './legacy-version.ts';
import { normalizeName, type PackageName } from './name.ts';
import { splitSdistName } from './split-sdist-name.ts';
import { expandTags } from './tag.ts';
import type { SdistFilename, WheelFilename } from './wheel-filename.ts';

/** pip's `wheel_file_re`, which asks little of the name and of the version. */
const wheelName =
  /^(?<name>[^\s-]+?)-(?<version>[^\s-]*?)(?:-(?<build>[0-9][^-]*?))?-(?<python>[^\s-]+?)-(?<abi>[^\s-]+?)-(?<platform>[^\s-]+?)$/;

/** pip's `_py_version_re`: an archive for one Python, which is none of today's. */
const forOnePython = /-py[123]\.?[0-9]?$/;

/**
 * Reads a name that pip 26.3 does not take, as pip's `LinkEvaluator` did up to 24.0.
 *
 * @param stem the name without its extension, which is one that pip takes
 * @returns undefined where that pip passes over it as well
 */
export function parseLegacyFilename(
  stem: string,
  extension: string,
  project: PackageName,
): WheelFilename | SdistFilename | undefined {
  if (extension === '.zip' && stem.includes('macosx10')) return undefined;
  const wheel = extension === '.whl' ? wheelName.exec(stem)?.groups : undefined;
  if (extension === '.whl' && (!wheel || normalizeName(wheel['name'] ?? '') !== project)) return undefined;
  // pip looks behind the project's name where a wheel's version is empty: that of `name--py3-none-any.whl` is `-py3-none-any`.
  const version = wheel?.['version']?.replaceAll('_', '-') || splitSdistName(stem, project);
  if (version === undefined || version === '' || forOnePython.test(version)) return undefined;
  const read = { name: project, version: parseAnyVersion(version).text };
  if (!wheel) return { kind: 'sdist', ...read, extension };
  const tags = expandTags(wheel['python'] ?? '', wheel['abi'] ?? '', wheel['platform'] ?? '');
  const { build } = wheel;
  return tags.ok ? { kind: 'wheel', ...read, ...(build === undefined ? {} : { build }), tags: tags.value } : undefined;
}
