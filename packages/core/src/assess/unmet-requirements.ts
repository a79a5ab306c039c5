// What the judged packages need on a target and the file does not hold, or pins to a version that they refuse.

import { evaluateMarker } from '../packaging/marker.ts';
import type { PackageName } from '../packaging/name.ts';
import { parseRequiresDist, type RequiresDistDialect } from '../packaging/requires-dist.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { Target } from '../target/target.ts';

/** A package that is installed, with the Requires-Dist that the index gave for it. */
export interface Requiring {
  readonly pkg: LockedPackage;
  readonly requires: readonly string[];
  /** How the installer reads them; what it cannot read makes it refuse the release, and is passed over here. */
  readonly dialect: RequiresDistDialect;
}

export interface Unmet {
  /** Name → the packages that need it, both in the order met: pip would fetch it, in a version nobody pinned. */
  readonly missing: ReadonlyMap<PackageName, readonly PackageName[]>;
  /** Pins that a package refuses, each in words: pip then installs nothing (ResolutionImpossible). */
  readonly refused: readonly string[];
}

/**
 * Follows what is required as pip does: an extra that one package asks of another (`uvicorn[standard]`) brings that one's
 * own requirements in as well.
 *
 * @param installed every package that the file installs on the target
 */
export function unmetRequirements(installed: readonly Requiring[], target: Target): Unmet {
  const held = new Map(installed.map((each) => [each.pkg.name, each]));
  const extras = new Map(installed.map(({ pkg }) => [pkg.name, new Set(pkg.extras)]));
  const missing = new Map<PackageName, Set<PackageName>>();
  const refused = new Set<string>();
  const waiting = [...installed];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const text of next.requires) {
      const required = parseRequiresDist(text, next.dialect);
      if (!required.ok) continue;
      const { name, marker, range, admits, extras: asked } = required.value;
      const own = [...(extras.get(next.pkg.name) ?? [])];
      const answer = marker === undefined || evaluateMarker(marker, target.environment, { extras: own });
      if (answer !== true && answer !== 'undecided') continue;
      const other = held.get(name);
      if (!other) {
        missing.set(name, (missing.get(name) ?? new Set<PackageName>()).add(next.pkg.name));
        continue;
      }
      if (answer === true && !admits(other.pkg.version ?? '')) {
        refused.add(
          `${next.pkg.name} ${next.pkg.version} needs ${name} ${range}, and the file pins ${other.pkg.version}`,
        );
      }
      const known = extras.get(name);
      const fresh = asked.filter((extra) => !known?.has(extra));
      for (const extra of fresh) known?.add(extra);
      if (fresh.length > 0) waiting.push(other);
    }
  }
  return { missing: new Map([...missing].map(([name, needing]) => [name, [...needing]])), refused: [...refused] };
}
