// The file that is read where a folder is named, or nothing.

import { isManifestName, manifestNames } from './formats.ts';

/**
 * The first in the order of the formats. `pylock.toml` goes before the `pylock.NAME.toml` beside it, which are for other uses
 * of the same project (PEP 751: the tool's default name).
 *
 * @param files of one folder, without it
 */
export function nearestManifest(files: readonly string[]): string | undefined {
  return manifestNames.flatMap((name) => [
    ...files.filter((file) => file === name),
    ...files.filter((file) => isManifestName(file, name)).toSorted(),
  ])[0];
}
