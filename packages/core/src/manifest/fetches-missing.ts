// Whether an installer fetches what a file does not hold, because something in it needs it.

import { formatTraits } from './format-traits.ts';
import { installerTraits } from './installer-traits.ts';
import type { LockedPackage, Manifest } from './manifest.ts';

/**
 * A requirements file need not hold everything, and pip looks once more at what a pylock.toml's packages require; who
 * installs a lock as it stands fetches nothing else.
 */
export function fetchesMissing({ format, installer, withoutRequirements }: Manifest): boolean {
  if (withoutRequirements) return false;
  return !formatTraits[format].holdsAll || installerTraits[installer].resolvesLocks;
}

/**
 * Whether it may bring others that are named nowhere: a lock's own files come with all they need, an archive that a
 * requirements file names by its address does not. What a project in a folder asks for stands in the manifest as lines of its own.
 */
export function bringsMore(manifest: Manifest, pkg: LockedPackage): boolean {
  // For want of a hash the installer refuses what the file does not hold.
  return manifest.hashMode !== true && mayNeedMore(manifest, pkg);
}

/** The same, or may make the installer stop because it is named nowhere. */
export function mayNeedMore(manifest: Manifest, pkg: LockedPackage): boolean {
  return (
    fetchesMissing(manifest) &&
    (pkg.files === undefined || !formatTraits[manifest.format].holdsAll) &&
    pkg.local === undefined &&
    pkg.source.kind !== 'project'
  );
}
