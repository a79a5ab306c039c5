// Whether an earlier command has installed what is locked: the same version, from an index.

import type { LockedPackage } from '../manifest/manifest.ts';
import type { PackageName } from '../packaging/name.ts';
import { sameVersion } from '../packaging/version.ts';

/** @param there versions of what earlier commands have installed */
export function isThere({ name, version, source }: LockedPackage, there: ReadonlyMap<PackageName, string>): boolean {
  const known = there.get(name);
  return known !== undefined && version !== undefined && source.kind === 'index' && sameVersion(known, version);
}
