// Which open key pip settles next: `get_preference` and `narrow_requirement_selection` of pip 26.3.

import type { Cause } from './demand.ts';

/** A key that keeps standing in conflicts before it is settled is promoted: so many times. */
const PROMOTED_AFTER = 5;

export interface PipPreference {
  /** The key to settle next. */
  next(
    open: readonly string[],
    settled: ReadonlyMap<string, unknown>,
    causesOf: (key: string) => readonly Cause[],
    conflict: readonly Cause[],
  ): string;
}

/** @param requested the position of each key among what the user gave */
export function pipPreference(requested: ReadonlyMap<string, number>): PipPreference {
  const conflicts = new Map<string, number>();
  const promoted = new Set<string>();

  function note(conflict: readonly Cause[], settled: ReadonlyMap<string, unknown>): ReadonlySet<string> {
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
    settled: ReadonlyMap<string, unknown>,
    conflict: readonly Cause[],
  ): readonly string[] {
    const inConflict = note(conflict, settled);
    const current = open.filter((key) => inConflict.has(key));
    if (current.length > 0) return current;
    const early = open.filter((key) => promoted.has(key));
    return early.length > 0 ? early : open;
  }

  function rank(key: string, causes: readonly Cause[]): readonly number[] {
    const specifiers = causes.flatMap(({ demand }) => (demand.exactly ? [] : demand.wanted.specifiers.specifiers));
    const pinned = specifiers.some(({ operator, version }) => operator.startsWith('==') && !version.includes('*'));
    const bounded = specifiers.some(
      ({ operator, version }) =>
        operator === '<' || operator === '<=' || operator === '~=' || (operator === '==' && version.includes('*')),
    );
    return [
      Number(!promoted.has(key)),
      Number(!causes.some(({ demand }) => demand.exactly !== undefined)),
      Number(!pinned),
      Number(!bounded),
      requested.get(key) ?? Number.POSITIVE_INFINITY,
      Number(specifiers.length === 0),
    ];
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

interface Ranked {
  readonly key: string;
  readonly rank: readonly number[];
}

function compareRanks(a: Ranked, b: Ranked): number {
  for (const [position, value] of a.rank.entries()) {
    const other = b.rank[position] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
