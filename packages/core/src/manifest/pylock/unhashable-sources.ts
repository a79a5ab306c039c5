// What pip refuses a whole lock for: one hash of what it installs puts it into hash mode, in which it takes no folder and no repository. `uv export` writes the
// project itself as a folder, beside files with hashes; pip 26.3 stops at that, and uv installs it.

import type { LockedPackage } from '../manifest.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';
import type { TomlTable } from '../../toml/toml-table.ts';

const sources = ['directory', 'vcs'];

/** @param tables of the packages, in their order */
export function unhashableSources(
  tables: readonly TomlTable[],
  packages: readonly LockedPackage[],
): readonly ManifestDiagnostic[] {
  const isWithout = tables.map((table) => sources.some((key) => Object.hasOwn(table, key)));
  const bare = packages.filter((_, position) => isWithout[position] === true);
  const first = bare.find(({ marker }) => marker === undefined) ?? bare[0];
  if (first === undefined || bare.length === packages.length) return [];
  const unhashed = bare.map(({ name, at, marker }) => ({
    name,
    lacks: 'file' as const,
    at,
    always: marker === undefined,
  }));
  // Of what it does not install pip 26.3 reads no hash: those of another platform put nothing into hash mode.
  const hashed = packages.filter((each) => !bare.includes(each)).map(({ at }) => at);
  return [{ kind: 'hash-mode', unhashed, hashed, location: first.at, only: 'pip' }];
}
