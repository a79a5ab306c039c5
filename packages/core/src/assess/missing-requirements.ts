// What the judged packages need on a target and the file does not hold: pip would fetch it, in a version nobody pinned.

import { evaluateMarker } from '../packaging/marker.ts';
import type { PackageName } from '../packaging/name.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { Target } from '../target/target.ts';

/** A judged package with the Requires-Dist that the index gave for it. */
export interface Requiring {
  readonly pkg: LockedPackage;
  readonly requires: readonly string[];
}

/**
 * @param held names that the file holds and installs on the target
 * @returns missing name → the names of the packages that need it, both in the order met
 */
export function missingRequirements(
  requiring: readonly Requiring[],
  held: ReadonlySet<PackageName>,
  target: Target,
): ReadonlyMap<PackageName, readonly PackageName[]> {
  const missing = new Map<PackageName, PackageName[]>();
  for (const { pkg, requires } of requiring) {
    for (const text of requires) {
      const requirement = parseRequirement(text);
      if (!requirement.ok || held.has(requirement.value.name)) continue;
      const { name, marker } = requirement.value;
      const applies =
        marker === undefined ||
        [true, 'undecided'].includes(evaluateMarker(marker, target.environment, { extras: pkg.extras }));
      const needing = missing.get(name) ?? [];
      if (applies && !needing.includes(pkg.name)) missing.set(name, [...needing, pkg.name]);
    }
  }
  return missing;
}
