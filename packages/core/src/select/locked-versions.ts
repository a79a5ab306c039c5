// Which locked packages can stand for a name on one Python, where a lock holds several versions of it.

import type { MarkerEnvironment } from '../packaging/marker.ts';
import type { PackageName } from '../packaging/name.ts';
import { satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { compareVersions, parseVersion, type Version, withParts } from '../packaging/version.ts';
import { type DependencyEdge, type LockedPackage, sourceAddress } from '../manifest/manifest.ts';

export interface LockedVersion {
  readonly package: LockedPackage;
  /** Undefined where it is no version, or there is none. */
  readonly version: Version | undefined;
}

/** By name; the ones to take first come first. */
export type LockedVersions = ReadonlyMap<PackageName, readonly LockedVersion[]>;

/**
 * Groups a lock's packages by name, newest first. Of several, those count whose Requires-Python admits the target; where
 * none does, all: the lock is not for this Python, and its files are judged all the same.
 */
export function lockedVersions(
  packages: readonly LockedPackage[],
  environment: Partial<MarkerEnvironment>,
): LockedVersions {
  const python = finalRelease(environment.python_full_version);
  const byName = new Map<PackageName, LockedVersion[]>();
  for (const locked of packages) {
    const version = parseVersion(locked.version ?? '');
    const candidate = { package: locked, version: version.ok ? version.value : undefined };
    const others = byName.get(locked.name);
    if (others) others.push(candidate);
    else byName.set(locked.name, [candidate]);
  }
  for (const [name, all] of byName) {
    if (all.length === 1) continue;
    const admitted = all.filter(
      ({ package: { requiresPython } }) => !requiresPython || anyAdmits(requiresPython, python),
    );
    byName.set(name, (admitted.length === 0 ? all : admitted).toSorted(byPreference));
  }
  return byName;
}

/**
 * Whether a candidate is what an edge asks for, by version and by source. A source that no candidate has decides nothing:
 * the lock may spell it in another way than the project does.
 */
export function answers(
  { versions, source }: DependencyEdge,
  candidate: LockedVersion,
  others: readonly LockedVersion[],
): boolean {
  if (versions.length > 0 && !anyAdmits(versions, candidate.version)) return false;
  if (source === undefined || sourceAddress(candidate.package.source) === source) return true;
  return !others.some((other) => sourceAddress(other.package.source) === source);
}

function anyAdmits(sets: readonly SpecifierSet[], version: Version | undefined): boolean {
  return version === undefined || sets.some((set) => satisfies(version, set, true));
}

/** Poetry counts a pre-release interpreter as its final release where it compares Requires-Python. */
function finalRelease(python: string | undefined): Version | undefined {
  const version = parseVersion(python ?? '');
  return version.ok ? withParts(version.value, { pre: undefined, dev: undefined, local: undefined }) : undefined;
}

/** Newest first; of two sources for one version, the default index before one that must be asked for. */
function byPreference(a: LockedVersion, b: LockedVersion): number {
  const order =
    a.version && b.version
      ? compareVersions(b.version, a.version)
      : Number(b.version !== undefined) - Number(a.version !== undefined);
  return order || Number(sourceAddress(a.package.source) !== '') - Number(sourceAddress(b.package.source) !== '');
}
