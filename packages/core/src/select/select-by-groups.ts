// Selection where every package says for itself which groups want it, and under which marker.

import { type Certainty, certainties, certaintyOf, doubtOf, type MarkerContext } from './certainty.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import { extrasNamed } from '../packaging/marker-extras.ts';
import type { Installed, Skipped } from './selected.ts';
import type { Wanted } from './wanted.ts';

/** @returns every package, in the manifest's order */
export function selectByGroups(
  manifest: Manifest,
  asked: Wanted,
  context: MarkerContext,
): readonly (Installed | Skipped)[] {
  const extras = Object.entries(manifest.extras).map(([extra, names]) => ({ extra, names: new Set(names) }));
  const groupSets = new Map<LockedPackage, ReadonlySet<string>>();
  return manifest.packages.map((locked) => {
    const { certainty, doubt } = answerFor(locked, asked);
    const undecided = doubt === undefined ? {} : { undecided: doubt };
    if (certainty === 'yes' || certainty === 'likely')
      return { package: locked, state: 'installed', extras: locked.extras, ...undecided };
    return { package: locked, state: 'skipped', ...reasonFor(locked), ...undecided };
  });

  function groupsOf(locked: LockedPackage): ReadonlySet<string> {
    const known = groupSets.get(locked) ?? new Set(locked.groups);
    groupSets.set(locked, known);
    return known;
  }

  function broughtBy({ name, ofExtras }: LockedPackage): readonly string[] {
    return ofExtras ?? extras.flatMap(({ extra, names }) => (names.has(name) ? [extra] : []));
  }

  /** The surest answer among the groups that want the package and are asked for. */
  function answerFor(
    locked: LockedPackage,
    { groups, extras: active }: Wanted,
  ): { certainty: Certainty; doubt?: string | undefined } {
    if (locked.optional && !broughtBy(locked).some((extra) => active.has(extra))) return { certainty: 'no' };
    // Asked one group at a time, a package in hundreds of them must not be gone through hundreds of times
    const named = groups.size < locked.groups.length ? [...groups] : locked.groups;
    const answers = named
      .filter((group) => groups.has(group) && groupsOf(locked).has(group))
      .map((group) => {
        const marker = locked.groupMarkers ? locked.groupMarkers.get(group) : locked.marker;
        const certainty = certaintyOf(marker, context, [...active]);
        return { certainty, doubt: doubtOf(marker, certainty) };
      });
    return (
      answers.toSorted((a, b) => certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty))[0] ?? {
        certainty: 'no',
      }
    );
  }

  /** A group, or an extra with the groups that want it, is named only where it would bring the package in; else a marker keeps it out. */
  function reasonFor(locked: LockedPackage): Pick<Skipped, 'reason' | 'needs'> {
    const brings = (wanted: Wanted): boolean =>
      certainties.indexOf(answerFor(locked, wanted).certainty) <= certainties.indexOf('likely');
    const groups = locked.groups.filter(
      (group) => !asked.groups.has(group) && brings({ groups: new Set([group]), extras: asked.extras }),
    );
    if (groups.length > 0) return { reason: 'group', needs: groups };
    const all = new Set(locked.groups);
    const named = extrasOf(locked).filter(
      (extra) => !asked.extras.has(extra) && brings({ groups: all, extras: new Set([...asked.extras, extra]) }),
    );
    return named.length > 0 ? { reason: 'extra', needs: named } : { reason: 'marker', needs: [] };
  }

  /** The project's extras that can make a difference to the package. */
  function extrasOf(locked: LockedPackage): readonly string[] {
    const markers = [locked.marker, ...(locked.groupMarkers?.values() ?? [])];
    const named = new Set<string>(markers.flatMap((marker) => (marker ? extrasNamed(marker) : [])));
    const brought = new Set(locked.optional ? broughtBy(locked) : []);
    return extras.map(({ extra }) => extra).filter((extra) => named.has(extra) || brought.has(extra));
  }
}
