// What PubGrub holds to be true so far: decisions, and what follows from them, in order.

import type { Incompatibility } from './incompatibility.ts';
import { anything, isApart, isPresent, isWithin, type OptionSet } from './option-sets.ts';

interface Assignment {
  readonly key: string;
  readonly set: OptionSet;
  readonly level: number;
  /** Undefined for a decision. */
  readonly because: Incompatibility | undefined;
  /** What was left of the key with this and all before it. */
  readonly left: OptionSet;
}

export interface Assignments {
  readonly level: number;
  /** What is left of a key. */
  left(key: string): OptionSet;
  derive(key: string, set: OptionSet, because: Incompatibility): void;
  decide(key: string, set: OptionSet): void;
  isDecided(key: string): boolean;
  /** Keys that have to be installed and are not decided, in the order in which that became known. */
  open(): readonly string[];
  decided(): ReadonlyMap<string, OptionSet>;
  /** How often each key was narrowed or decided. */
  counts(): ReadonlyMap<string, number>;
  /** How far it holds: the key of its one open term, all of it, or something contradicts it. */
  relation(one: Incompatibility): 'holds' | 'contradicted' | 'open' | { readonly key: string };
  /** The assignment with which it came to hold, and the level to which the others reach. */
  satisfier(one: Incompatibility): { readonly assignment: Assignment; readonly before: number };
  backTo(level: number): void;
  /** Goes back to before the decision on a key; nothing where there is none. */
  takeBack(key: string): void;
}

/**
 * @param alone what counts as before an assignment that suffices alone for its key: nothing, or as in pubgrub-rs, which uv uses, the first
 *   one of that key, so that less is taken back
 */
export function createAssignments(alone: 'nothing' | 'first-met' = 'nothing'): Assignments {
  let list: Assignment[] = [];
  let state = new Map<string, OptionSet>();
  let decisions = new Map<string, OptionSet>();

  const left = (key: string): OptionSet => state.get(key) ?? anything;

  function push(key: string, set: OptionSet, level: number, because: Incompatibility | undefined): void {
    const rest = left(key) & set;
    list.push({ key, set, level, because, left: rest });
    state.set(key, rest);
  }

  /** The user's demands are decided first, at level 0. */
  const level = (): number => Math.max(0, decisions.size - 1);

  const firstOf = (key: string): number => list.findIndex((one) => one.key === key);

  /** The position with which the terms came to hold, given one that counts from the start. */
  function holdsFrom(terms: Incompatibility['terms'], given: Assignment | undefined): number {
    let latest = -1;
    for (const [key, set] of terms) {
      let rest = given?.key === key ? given.set : anything;
      if (isWithin(rest, set)) {
        if (given?.key === key && alone === 'first-met') latest = Math.max(latest, firstOf(key));
        continue;
      }
      for (const [position, one] of list.entries()) {
        if (one.key !== key) continue;
        rest &= one.set;
        if (!isWithin(rest, set)) continue;
        latest = Math.max(latest, position);
        break;
      }
    }
    return latest;
  }

  function backTo(target: number): void {
    list = list.filter((one) => one.level <= target);
    state = new Map();
    decisions = new Map();
    for (const one of list) {
      state.set(one.key, one.left);
      if (one.because === undefined) decisions.set(one.key, one.set);
    }
  }

  return {
    get level() {
      return level();
    },
    left,
    derive: (key, set, because) => push(key, set, level(), because),
    decide(key, set) {
      decisions.set(key, set);
      push(key, set, level(), undefined);
    },
    isDecided: (key) => decisions.has(key),
    open() {
      const keys = new Set(list.filter((one) => isPresent(one.left)).map(({ key }) => key));
      return [...keys].filter((key) => !decisions.has(key));
    },
    decided: () => decisions,
    counts() {
      const counts = new Map<string, number>();
      for (const { key } of list) counts.set(key, (counts.get(key) ?? 0) + 1);
      return counts;
    },
    relation({ terms }) {
      let open: string | undefined;
      for (const [key, set] of terms) {
        const rest = left(key);
        if (isApart(rest, set)) return 'contradicted';
        if (isWithin(rest, set)) continue;
        if (open !== undefined) return 'open';
        open = key;
      }
      return open === undefined ? 'holds' : { key: open };
    },
    satisfier({ terms }) {
      const assignment = list[holdsFrom(terms, undefined)];
      if (!assignment) throw new Error('an incompatibility that holds without any assignment');
      const position = holdsFrom(terms, assignment);
      return { assignment, before: position === -1 ? 0 : (list[position]?.level ?? 0) };
    },
    backTo,
    takeBack(key) {
      const decision = list.find((one) => one.key === key && one.because === undefined);
      if (decision && decision.level > 0) backTo(decision.level - 1);
    },
  };
}
