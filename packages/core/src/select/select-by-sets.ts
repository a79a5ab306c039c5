// Selection where every package's marker asks for itself which extras and groups were chosen (PEP 751).

import { evaluateMarker, type Marker } from '../packaging/marker.ts';
import { type Certainty, certaintyOf, doubtOf, type MarkerContext } from './certainty.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import { assumeMachine, assumeSets, type LockSets, setsNamed } from '../manifest/pylock/pylock-sets.ts';
import type { Installed, Skipped } from './selected.ts';
import type { Wanted } from './wanted.ts';

/** How many names of one marker are tried as the reason; each is tried on the whole marker, and no real one has a tenth of them. */
const MAX_TRIED = 50;

/**
 * Selects as pip does: `pip install -r pylock.toml` asks for the default groups, which `main` therefore stands for, and
 * `--group pylock.toml:NAME` for that group. A package without a marker is always installed.
 *
 * @param defaultGroups normalised
 * @returns every package, in the manifest's order
 */
export function selectBySets(
  manifest: Manifest,
  defaultGroups: readonly string[],
  asked: Wanted,
  context: MarkerContext,
): readonly (Installed | Skipped)[] {
  const wantsMain = asked.groups.has('main');
  const defaults = new Set(defaultGroups);
  const known = new Set(manifest.groups.map(({ name }) => name));
  const sets: LockSets = {
    extras: asked.extras,
    groups: new Set([...asked.groups, ...(wantsMain ? defaultGroups : [])]),
  };
  return manifest.packages.map((locked) => {
    const certainty = certaintyFor(locked, sets);
    const doubt = doubtOf(locked.marker, certainty);
    const undecided = doubt === undefined ? {} : { undecided: doubt };
    if (certainty === 'yes' || certainty === 'likely')
      return { package: locked, state: 'installed', extras: locked.extras, ...undecided };
    return { package: locked, state: 'skipped', ...reasonFor(locked), ...undecided };
  });

  function certaintyFor({ marker }: LockedPackage, chosen: LockSets): Certainty {
    const rest = marker ? assumeSets(marker, chosen) : true;
    if (typeof rest === 'boolean') return rest ? 'yes' : 'no';
    return certaintyOf(rest, context, []);
  }

  /** A group, or an extra with all groups, is named only where it would bring the package in; else a marker keeps it out. */
  function reasonFor({ marker }: LockedPackage): Pick<Skipped, 'reason' | 'needs'> {
    const onSets = marker ? assumeMachine(marker, holdsHere) : false;
    if (typeof onSets === 'boolean') return { reason: 'marker', needs: [] };
    const named = setsNamed(onSets);
    const brings = (groups: ReadonlySet<string>, extras: ReadonlySet<string>): boolean =>
      assumeSets(onSets, { groups: either(sets.groups, groups), extras: either(sets.extras, extras) }) === true;
    const others = [...named.groups].filter((name) => known.has(name) && !sets.groups.has(name));
    const byMain = !wantsMain && brings(defaults, none);
    const groups = others
      .filter((name) => !(byMain && defaults.has(name)))
      .slice(0, MAX_TRIED)
      .filter((name) => brings(new Set([name]), none));
    if (byMain || groups.length > 0) return { reason: 'group', needs: byMain ? ['main', ...groups] : groups };
    const allGroups = new Set<string>([...others, ...[...named.groups].filter((name) => defaults.has(name))]);
    const extras = [...named.extras]
      .filter((name) => Object.hasOwn(manifest.extras, name) && !sets.extras.has(name))
      .slice(0, MAX_TRIED)
      .filter((name) => brings(allGroups, new Set([name])));
    return extras.length > 0 ? { reason: 'extra', needs: extras } : { reason: 'marker', needs: [] };
  }

  function holdsHere(comparison: Marker): boolean {
    const answer = evaluateMarker(comparison, context.environment);
    return answer === true || answer === 'undecided';
  }
}

const none: ReadonlySet<string> = new Set();

function either(a: LockSets['groups'], b: LockSets['groups']): LockSets['groups'] {
  return { has: (name) => a.has(name) || b.has(name) };
}
