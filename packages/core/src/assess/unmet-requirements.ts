// What the judged packages need on a target and the file does not hold, or pins to a version that they refuse.

import { evaluateMarker } from '../packaging/marker.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { parseRequiresDist, type RequiresDistDialect } from '../packaging/requires-dist.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { once } from '../text/once.ts';
import type { Target } from '../target/target.ts';

/** A package that is installed, with the Requires-Dist that the index gave for it. */
export interface Requiring {
  readonly pkg: LockedPackage;
  readonly requires: readonly string[];
  /** How the installer reads them; what it cannot read makes it refuse the release, and is passed over here. */
  readonly dialect: RequiresDistDialect;
  /** Extras that it does not provide, so that the installer takes nothing from them. */
  readonly lacking?: readonly PackageName[];
}

export interface Unmet {
  /** Name → the packages that need it, both in the order met: pip would fetch it, in a version nobody pinned. */
  readonly missing: ReadonlyMap<PackageName, readonly PackageName[]>;
  /** pip then installs nothing (ResolutionImpossible). */
  readonly refused: readonly RefusedPin[];
}

/** A pin that a package refuses. */
export interface RefusedPin {
  readonly name: string;
  readonly version: string;
  /** What it needs, in which versions, and the one that the file pins. */
  readonly needs: string;
  readonly range: string;
  readonly pinned: string;
}

/**
 * Follows what is required as pip does: an extra that one package asks of another (`uvicorn[standard]`) brings that one's
 * own requirements in as well.
 *
 * @param installed every package that the file installs on the target
 * @param there versions of what earlier commands have installed: what fits of them is fetched by nobody
 */
export function unmetRequirements(
  installed: readonly Requiring[],
  target: Target,
  there?: ReadonlyMap<PackageName, string>,
): Unmet {
  const held = new Map(installed.map((each) => [each.pkg.name, each]));
  const extras = new Map(installed.map(({ pkg }) => [pkg.name, new Set(pkg.extras)]));
  const missing = new Map<PackageName, Set<PackageName>>();
  const refused: RefusedPin[] = [];
  const waiting = [...installed];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const text of next.requires) {
      const required = parseRequiresDist(text, next.dialect);
      if (!required.ok) continue;
      const { name, marker, range, admits, extras: asked } = required.value;
      const own = [...(extras.get(next.pkg.name) ?? [])].filter(
        (extra) => next.lacking?.includes(normalizeName(extra)) !== true,
      );
      const answer = marker === undefined || evaluateMarker(marker, target.environment, { extras: own });
      if (answer !== true && answer !== 'undecided') continue;
      const other = held.get(name);
      if (!other) {
        const version = there?.get(name);
        if (version !== undefined && admits(version)) continue;
        missing.set(name, (missing.get(name) ?? new Set<PackageName>()).add(next.pkg.name));
        continue;
      }
      if (answer === true && !admits(other.pkg.version ?? '')) {
        refused.push({
          name: next.pkg.name,
          version: next.pkg.version ?? '',
          needs: name,
          range,
          pinned: other.pkg.version ?? '',
        });
      }
      const known = extras.get(name);
      const fresh = asked.filter((extra) => !known?.has(extra));
      for (const extra of fresh) known?.add(extra);
      if (fresh.length > 0) waiting.push(other);
    }
  }
  return { missing: new Map([...missing].map(([name, needing]) => [name, [...needing]])), refused: once(refused) };
}
