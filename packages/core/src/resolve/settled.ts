// What a search of pip's has settled on, in the order in which it was: each round keeps the one before it to go back to.

import type { Choice } from './choice.ts';

/** Never changed: what is settled next makes another one. */
export interface Settled {
  /** The newest; undefined where nothing is settled. */
  readonly last: { readonly key: string; readonly choice: Choice } | undefined;
  readonly size: number;
  get(key: string): Choice | undefined;
  has(key: string): boolean;
  /** Oldest first. */
  all(): Iterable<readonly [key: string, choice: Choice]>;
  /** With this one behind all others, in the place of what its key had. */
  with(key: string, choice: Choice): Settled;
  without(key: string): Settled;
}

/** One more thing that was settled. */
interface Round {
  readonly key: string;
  readonly choice: Choice;
  readonly before: Round | undefined;
}

/**
 * A thousand rounds hold a thousand choices, and not half a million: only the newest has a map, which it took from the one
 * before it, and whoever goes back makes one anew.
 */
function settledBy(newest: Round | undefined, made: Map<string, Choice> | undefined): Settled {
  let own = made;
  const map = (): Map<string, Choice> => (own ??= mapOf(newest));
  const { size } = map();
  return {
    last: newest,
    size,
    get: (key) => map().get(key),
    has: (key) => map().has(key),
    all: () => map(),
    with(key, choice) {
      const taken = map();
      own = undefined;
      taken.delete(key);
      taken.set(key, choice);
      return settledBy({ key, choice, before: newest }, taken);
    },
    without(key) {
      const left = new Map(map());
      left.delete(key);
      let round: Round | undefined;
      for (const [one, choice] of left) round = { key: one, choice, before: round };
      return settledBy(round, left);
    },
  };
}

/** A key that was settled again stands where it was settled last. */
function mapOf(newest: Round | undefined): Map<string, Choice> {
  const latest = new Map<string, Choice>();
  for (let round = newest; round !== undefined; round = round.before)
    if (!latest.has(round.key)) latest.set(round.key, round.choice);
  return new Map([...latest].toReversed());
}

export const nothingSettled: Settled = settledBy(undefined, undefined);
