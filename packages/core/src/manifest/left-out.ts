// Why a walk over a lock's graph does not arrive at a package: a group, an extra, or a marker.

import type { LockedPackage, Manifest, RootDependency } from './manifest.ts';
import { type Ground, reach } from './reach.ts';
import type { Skipped } from './select.ts';
import { startsOf } from './starts.ts';
import type { Wanted } from './wanted.ts';

/**
 * Gives the reason for each package that is not installed. A group or an extra is the reason only where it alone, added to
 * what was asked for (an extra: with main, where `--only` left that out), would bring the package in; what is needed only on
 * other machines has the reason `marker`.
 */
export function leftOutReasons(
  manifest: Manifest,
  roots: readonly RootDependency[],
  asked: Wanted,
  ground: Ground,
): (locked: LockedPackage) => Pick<Skipped, 'reason' | 'needs'> {
  let bringing: { readonly groups: Bringing; readonly extras: Bringing } | undefined;
  return (locked) => {
    bringing ??= { groups: byGroup(), extras: byExtra() };
    const [groups, extras] = [bringing.groups.get(locked), bringing.extras.get(locked)];
    if (groups) return { reason: 'group', needs: groups };
    return extras ? { reason: 'extra', needs: extras } : { reason: 'marker', needs: [] };
  };

  function byGroup(): Bringing {
    const others = ['main', ...manifest.groups.map(({ name }) => name)].filter((name) => !asked.groups.has(name));
    return arrivals(others, (group) => ({
      starts: startsOf(roots, { groups: new Set([group]), extras: asked.extras }),
      extras: asked.extras,
    }));
  }

  function byExtra(): Bringing {
    const others = Object.keys(manifest.extras).filter((extra) => !asked.extras.has(extra));
    return arrivals(others, (extra) => ({
      starts: roots.filter(({ forExtras }) => forExtras?.includes(extra)),
      extras: new Set([...asked.extras, extra]),
    }));
  }

  function arrivals(
    names: readonly string[],
    walkFor: (name: string) => { readonly starts: readonly RootDependency[]; readonly extras: ReadonlySet<string> },
  ): Bringing {
    const found = new Map<LockedPackage, string[]>();
    for (const name of names) {
      const { starts, extras } = walkFor(name);
      for (const [locked, { certainty }] of reach(starts, [...extras], ground)) {
        if (certainty === 'unlikely') continue;
        const needs = found.get(locked);
        if (needs) needs.push(name);
        else found.set(locked, [name]);
      }
    }
    return found;
  }
}

/** Package → the groups, or extras, that lead to it. */
type Bringing = ReadonlyMap<LockedPackage, readonly string[]>;
