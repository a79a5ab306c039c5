// Which open key uv settles next: `PubGrubPriorities` and the conflict tracker of uv (crates/uv-resolver/src/pubgrub/priority.rs).
// What stands at an address comes first, then what somebody pins, then what keeps giving way in conflicts, then what it gives way
// to, and then whatever was met first.

import { namesPrerelease, pinOf, specifierSet } from '../packaging/specifier.ts';
import { isPrerelease } from '../packaging/version.ts';
import type { DecisionOrder } from './pubgrub.ts';
import type { Problem, Wanted } from './universe.ts';

const levels = { address: 0, pin: 1, early: 2, late: 3, other: 4 } as const;

/** So many conflicts move a project forward: uv's CONFLICT_THRESHOLD. */
const THRESHOLD = 5;

/**
 * Pre-releases come into question where a demand of the user's or a constraint names one, and else where no final version is left,
 * in the range or after the conflicts so far: seen with uv 0.13, whose name for it is `if-necessary-or-explicit`.
 *
 * @param prereleases true admits them everywhere (`--pre`)
 */
export function uvPreference({ wanted, constraints }: Problem, prereleases: boolean): DecisionOrder {
  const explicit = new Set(
    [...wanted, ...constraints].flatMap(({ name, specifiers }) => (namesPrerelease(specifiers) ? [name] : [])),
  );
  const ranks = new Map<string, { level: number; readonly met: number }>();
  const [givingWay, inTheWay] = [new Map<string, number>(), new Map<string, number>()];
  let takenBack: string[] = [];

  /** A constraint narrows every demand on its project, so that it may pin it. */
  function levelOf({ name, address, specifiers }: Wanted): number {
    if (address !== undefined) return levels.address;
    const narrowed = [specifiers, ...constraints.filter((each) => each.name === name).map((each) => each.specifiers)];
    return pinOf(specifierSet(narrowed.flatMap((set) => set.specifiers))) === undefined ? levels.other : levels.pin;
  }

  const nameIn = (key: string): string => key.replace(/\[.*/, '');
  const isPinned = (name: string): boolean => (ranks.get(name)?.level ?? levels.other) <= levels.pin;
  const count = (table: Map<string, number>, key: string): number => {
    const times = (table.get(key) ?? 0) + 1;
    table.set(key, times);
    return times;
  };
  /** Whether it moved. */
  function move(key: string, level: number): boolean {
    const rank = ranks.get(nameIn(key));
    if (!rank || rank.level <= level) return false;
    rank.level = level;
    return true;
  }

  return {
    note({ because }) {
      if (!('kind' in because) || (because.kind !== 'asked' && because.kind !== 'required')) return;
      const { name } = because.wanted;
      const known = ranks.get(name);
      const level = levelOf(because.wanted);
      if (known) known.level = Math.min(known.level, level);
      else ranks.set(name, { level, met: ranks.size });
    },
    conflict(key, { terms, because }) {
      // Of what is pinned no other version is known here, so that a rule against the pin does not name it.
      const pinned = 'kind' in because && because.kind === 'required' && isPinned(because.wanted.name);
      const against = new Set([...terms.keys(), ...(pinned ? [because.wanted.name] : [])]);
      // An extra and its project are no two sides of a conflict.
      const others = [...against].filter((each) => nameIn(each) !== nameIn(key));
      for (const other of others)
        if (count(inTheWay, other) === THRESHOLD && move(other, levels.late)) takenBack.push(other);
      if (others.length > 0 && count(givingWay, key) === THRESHOLD) move(key, levels.early);
    },
    anew() {
      const keys = takenBack;
      takenBack = [];
      return keys;
    },
    first(open) {
      const rankOf = (key: string): readonly [number, number] => {
        const rank = ranks.get(nameIn(key));
        return rank ? [rank.level, rank.met] : [levels.other, Number.POSITIVE_INFINITY];
      };
      const [first] = open.toSorted((a, b) => {
        const [one, other] = [rankOf(a.key), rankOf(b.key)];
        return one[0] - other[0] || one[1] - other[1] || a.key.length - b.key.length;
      });
      const [best] = first?.options ?? [];
      if (!first || !best || prereleases || explicit.has(best.name)) return first;
      const finals = first.options.filter(({ version }) => version === undefined || !isPrerelease(version));
      return { key: first.key, options: finals.length > 0 ? finals : first.options };
    },
  };
}
