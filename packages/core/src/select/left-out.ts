// Why a walk over a lock's graph does not arrive at a package: a group, an extra, another member of the workspace, or a marker.

import { activeChoices } from './active-choices.ts';
import type { DependencyEdge, LockedPackage, Manifest, RootDependency } from '../manifest/manifest.ts';
import { type Ground, reach } from './reach.ts';
import type { Skipped } from './selected.ts';
import { startsOf } from './starts.ts';
import type { Wanted } from './wanted.ts';

/**
 * Gives the reason for each package that is not installed. A group or an extra is the reason only where it alone, added to
 * what was asked for (an extra: with main, where `--only` left that out), would bring the package in; what is needed only on
 * other machines has the reason `marker`. What the walk does not start from in a workspace, its other members, is the user's
 * own all the same, and what only these need has the reason `member`.
 */
export function leftOutReasons(
  manifest: Manifest,
  roots: readonly RootDependency[],
  asked: Wanted,
  ground: Ground,
): (locked: LockedPackage) => Pick<Skipped, 'reason' | 'needs'> {
  let bringing: { readonly groups: Bringing; readonly extras: Bringing; readonly members: Bringing } | undefined;
  return (locked) => {
    if (locked.source.kind === 'project') return { reason: 'project', needs: [] };
    bringing ??= { groups: byGroup(), extras: byExtra(), members: byMember() };
    const [groups, extras] = [bringing.groups.get(locked), bringing.extras.get(locked)];
    if (groups) return { reason: 'group', needs: groups };
    if (extras) return { reason: 'extra', needs: extras };
    return { reason: bringing.members.has(locked) ? 'member' : 'marker', needs: [] };
  };

  function byGroup(): Bringing {
    const others = ['main', ...manifest.groups.map(({ name }) => name)].filter((name) => !asked.groups.has(name));
    return arrivals(others, (group) => ({
      starts: startsOf(roots, { groups: new Set([group]), extras: asked.extras }),
      wanted: { groups: new Set([group]), extras: asked.extras },
    }));
  }

  function byExtra(): Bringing {
    const others = Object.keys(manifest.extras).filter((extra) => !asked.extras.has(extra));
    return arrivals(others, (extra) => ({
      starts: roots.filter(({ forExtras }) => forExtras?.includes(extra)),
      wanted: { groups: new Set([...asked.groups, 'main']), extras: new Set([...asked.extras, extra]) },
    }));
  }

  /** One walk from all of them. */
  function byMember(): Bringing {
    const starts = manifest.otherMembers ?? [];
    return arrivals(starts.length === 0 ? [] : [''], () => ({
      starts,
      wanted: { groups: new Set(), extras: new Set() },
    }));
  }

  function arrivals(
    names: readonly string[],
    walkFor: (name: string) => { readonly starts: readonly DependencyEdge[]; readonly wanted: Wanted },
  ): Bringing {
    const found = new Map<LockedPackage, string[]>();
    for (const name of names) {
      const { starts, wanted } = walkFor(name);
      const assumed = activeChoices(manifest, wanted, starts, ground);
      for (const [locked, { certainty }] of reach(starts, [...wanted.extras], { ...ground, assumed })) {
        if (certainty === 'unlikely') continue;
        const needs = found.get(locked);
        if (needs) needs.push(name);
        else found.set(locked, [name]);
      }
    }
    return found;
  }
}

/** Package → the groups, or extras, that lead to it; for members, nothing more than that they do. */
type Bringing = ReadonlyMap<LockedPackage, readonly string[]>;
