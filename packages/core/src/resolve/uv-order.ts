// Which open key uv settles next: what stands at an address comes first, then what somebody pins, then what keeps giving way in
// conflicts, then what it gives way to, and then whatever was met first (`PubGrubPriorities` of uv).

import { pinOf } from '../packaging/specifier.ts';
import { isPresent, type OptionSet } from './option-sets.ts';
import type { Problem, Wanted } from './universe.ts';
import { keysOf, partsOf } from './uv-keys.ts';

const levels = { address: 0, pin: 1, early: 2, late: 3, other: 4 } as const;

/** So many conflicts move a project forward: uv's CONFLICT_THRESHOLD. */
const THRESHOLD = 5;

type Rank = readonly [level: number, name: number, key: number];

export interface UvOrder {
  /** Of a demand that became known, in the order in which it did. */
  met(wanted: Wanted): void;
  /** An extra of a project was settled, and pins the project to its own version. */
  pinned(name: string, brought: readonly string[]): void;
  /** A conflict while `next` was looked at: `affected` gives way to the others. */
  conflict(next: string, affected: string, others: Iterable<string>): void;
  /** What has to be taken back, because something else comes first from now on. */
  moved(): readonly string[];
  /** What is left of a key became less, or more again. */
  changed(key: string, left: OptionSet): void;
  /** Takes the first one away; it comes back when it changes. */
  pick(isOpen: (key: string) => boolean): string | undefined;
  isWaiting(key: string): boolean;
}

/**
 * Ranks are looked up when what is left of a key changes, and stay as they were until then: a project that moves forward does so at
 * its next change.
 */
export function uvOrder({ constraints }: Problem): UvOrder {
  const names = new Map<string, { level: number; readonly met: number }>();
  const keys = new Map<string, number>();
  const [givingWay, inTheWay] = [new Map<string, number>(), new Map<string, number>()];
  const [early, late]: [string[], string[]] = [[], []];
  const waiting = new Map<string, Rank>();
  const outdated = new Set<string>();

  function levelOf({ name, address, specifiers }: Wanted): number {
    if (address !== undefined) return levels.address;
    const ranges = [specifiers, ...constraints.filter((each) => each.name === name).map((each) => each.specifiers)];
    return ranges.some((set) => pinOf(set) !== undefined) ? levels.pin : levels.other;
  }

  /** Whether it moved; a pin that is in the way of everything moves back. */
  function move(key: string, level: number, settled: readonly number[]): boolean {
    const rank = names.get(nameIn(key));
    if (!rank || settled.includes(rank.level)) return false;
    rank.level = level;
    return true;
  }

  return {
    met(wanted) {
      for (const key of [...keysOf(wanted), wanted.name]) if (!keys.has(key)) keys.set(key, keys.size);
      const level = levelOf(wanted);
      const known = names.get(wanted.name);
      if (known) known.level = Math.min(known.level, level);
      else names.set(wanted.name, { level, met: names.size });
    },
    pinned(name, brought) {
      for (const key of brought) if (!keys.has(key)) keys.set(key, keys.size);
      const known = names.get(name);
      if (known) known.level = Math.min(known.level, levels.pin);
    },
    conflict(next, affected, others) {
      // An extra and its project are no two sides of a conflict.
      const real = [...others].filter((each) => each !== affected && nameIn(each) !== nameIn(affected));
      for (const each of real) if (counted(inTheWay, each) === THRESHOLD) late.push(each);
      if (real.length > 0 && counted(givingWay, next) === THRESHOLD) early.push(next);
    },
    moved() {
      for (const key of early.splice(0)) move(key, levels.early, [levels.early]);
      return late.splice(0).filter((key) => move(key, levels.late, [levels.early, levels.late]));
    },
    changed(key, left) {
      waiting.delete(key);
      if (isPresent(left)) outdated.add(key);
      else outdated.delete(key);
    },
    pick(isOpen) {
      for (const key of outdated) waiting.set(key, rankOf(key));
      outdated.clear();
      const [first] = [...waiting].filter(([key]) => isOpen(key)).toSorted(([, a], [, b]) => before(a, b));
      if (!first) return undefined;
      waiting.delete(first[0]);
      return first[0];
    },
    isWaiting: (key) => waiting.has(key) || outdated.has(key),
  };

  function rankOf(key: string): Rank {
    const { level, met } = names.get(nameIn(key)) ?? { level: levels.other, met: Number.MAX_SAFE_INTEGER };
    return [level, met, keys.get(key) ?? Number.MAX_SAFE_INTEGER];
  }
}

function before(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function nameIn(key: string): string {
  return partsOf(key).name;
}

function counted(table: Map<string, number>, key: string): number {
  const times = (table.get(key) ?? 0) + 1;
  table.set(key, times);
  return times;
}
