// Which open key pip settles next: `get_preference` and `narrow_requirement_selection` of pip 26.3.

import type { Cause } from './demand.ts';
import type { Settled } from './settled.ts';

/** A key that keeps standing in conflicts before it is settled is promoted: so many times. */
const PROMOTED_AFTER = 5;

export interface PipPreference {
  /** The key to settle next. */
  next(
    open: readonly string[],
    settled: Pick<Settled, 'has'>,
    causesOf: (key: string) => readonly Cause[],
    conflict: readonly Cause[],
  ): string;
}

/** @param requested the position of each key among what the user gave */
export function pipPreference(requested: ReadonlyMap<string, number>): PipPreference {
  const conflicts = new Map<string, number>();
  const promoted = new Set<string>();

  function note(conflict: readonly Cause[], settled: Pick<Settled, 'has'>): ReadonlySet<string> {
    const names = new Set<string>();
    for (const { demand, parent } of conflict) {
      for (const key of [demand.key, ...(parent ? [parent.key] : [])]) {
        names.add(key);
        if (settled.has(key)) continue;
        const times = (conflicts.get(key) ?? 0) + 1;
        conflicts.set(key, times);
        if (times >= PROMOTED_AFTER) promoted.add(key);
      }
    }
    return names;
  }

  function narrow(
    open: readonly string[],
    settled: Pick<Settled, 'has'>,
    conflict: readonly Cause[],
  ): readonly string[] {
    const inConflict = note(conflict, settled);
    const current = open.filter((key) => inConflict.has(key));
    if (current.length > 0) return current;
    const early = open.filter((key) => promoted.has(key));
    return early.length > 0 ? early : open;
  }

  function rank(key: string, causes: readonly Cause[]): Rank {
    const { isExact, isPinned, isBounded, isFree } = whatIsAsked(causes);
    const position = requested.get(key) ?? Number.POSITIVE_INFINITY;
    return [Number(!promoted.has(key)), isExact, isPinned, isBounded, position, isFree];
  }

  return {
    next(open, settled, causesOf, conflict) {
      const narrowed = open.length > 1 ? narrow(open, settled, conflict) : open;
      const [first = '', ...others] = narrowed;
      let best = { key: first, rank: rank(first, causesOf(first)) };
      for (const key of others) {
        const one = { key, rank: rank(key, causesOf(key)) };
        if (compareRanks(one, best) < 0) best = one;
      }
      return best.key;
    },
  };
}

/** Less comes first. */
type Rank = readonly [promoted: number, exact: number, pinned: number, bounded: number, position: number, free: number];

interface Ranked {
  readonly key: string;
  readonly rank: Rank;
}

function compareRanks(a: Ranked, b: Ranked): number {
  for (let position = 0; position < a.rank.length; position++) {
    const difference = (a.rank[position] ?? 0) - (b.rank[position] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return a.key < b.key ? -1 : Number(a.key > b.key);
}

/** What all demands on a key come to, as parts of its rank: 0 where it is so, 1 where not; the other way round of a free one. */
interface Asked {
  readonly isExact: number;
  readonly isPinned: number;
  readonly isBounded: number;
  readonly isFree: number;
}

/** Each round ranks all keys that are open. */
const asked = new WeakMap<readonly Cause[], Asked>();

function whatIsAsked(causes: readonly Cause[]): Asked {
  const known = asked.get(causes);
  if (known) return known;
  const specifiers = causes.flatMap(({ demand }) => (demand.exactly ? [] : demand.wanted.specifiers.specifiers));
  const isExact = causes.some(({ demand }) => demand.exactly !== undefined);
  const isPinned = specifiers.some(({ operator, version }) => operator.startsWith('==') && !version.includes('*'));
  const isBounded = specifiers.some(
    ({ operator, version }) =>
      operator === '<' || operator === '<=' || operator === '~=' || (operator === '==' && version.includes('*')),
  );
  const found = {
    isExact: Number(!isExact),
    isPinned: Number(!isPinned),
    isBounded: Number(!isBounded),
    isFree: Number(specifiers.length === 0),
  };
  asked.set(causes, found);
  return found;
}
