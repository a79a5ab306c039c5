// How far a search goes: so many versions looked into, so long at work and so long waiting after its first conflict, and never
// longer than the run.

import { createDeadline, type SearchClock, type WhyOver } from './deadline.ts';
import type { TimeLeft } from './patience.ts';
import type { Option, Universe } from './universe.ts';

/** A search that was given up. */
export interface GivenUp {
  readonly state: 'limit';
  /** So many versions were looked into. */
  readonly looked: number;
  readonly why: WhyOver;
}

export interface Bounds {
  readonly universe: Universe;
  /** The versions looked into so far; searches that share it are counted together. */
  readonly looked: Set<string>;
  readonly versions: number;
  /** From `begin` on; what the search took is taken off it. */
  readonly patience: TimeLeft;
  /** Without one, time does not count. */
  readonly clock: SearchClock | undefined;
  /** Called for each version that is looked into, with how many there were. */
  readonly onLooked?: ((looked: number) => void) | undefined;
}

/** What a search is given. */
export interface Bounded {
  /** Its questions reject once the search is over. */
  readonly universe: Universe;
  /** From now on time counts; the first call is the one that matters. */
  readonly begin: () => void;
  /** For work between two questions. Throws once the search is over. */
  readonly check: () => void;
}

/** Milliseconds of a search without a rest: answers that are known already give nobody else a turn. */
const TURN = 100;

/** Searches until the bounds are reached, whatever the search waits for. Rejects where the search does. */
export async function withinBounds<T>(bounds: Bounds, search: (bounded: Bounded) => Promise<T>): Promise<T | GivenUp> {
  const { looked, versions, clock } = bounds;
  const deadline = createDeadline(clock, bounds.patience);
  const { begin } = deadline;
  const check = (): void => {
    if (looked.size > versions) deadline.give('versions');
    deadline.check();
  };
  const note = (option: Option): void => {
    const key = `${option.name} ${option.address ?? option.version?.text}`;
    if (looked.has(key)) return;
    looked.add(key);
    bounds.onLooked?.(looked.size);
  };
  const universe = watched(bounds.universe, { check, note, rest: restsOf(clock), waitFor: deadline.waitFor });
  const searching = search({ universe, begin, check });
  // It ends at its next question, and nobody waits for it.
  searching.catch(() => undefined);
  try {
    return await Promise.race([searching, deadline.stopped]);
  } catch (error) {
    if (error !== deadline.over) throw error;
    return { state: 'limit', looked: looked.size, why: deadline.why() ?? 'versions' };
  } finally {
    deadline.end();
  }
}

/** @returns what gives everybody else a turn where the search has had a long one */
function restsOf(clock: SearchClock | undefined): () => Promise<void> {
  let rested = clock?.now() ?? 0;
  return async () => {
    if (!clock || clock.now() - rested < TURN) return;
    await clock.rest();
    rested = clock.now();
  };
}

/** An answer that comes too late is not given: it may be that nobody answered because the time was over. */
function watched(
  universe: Universe,
  {
    check,
    note,
    rest,
    waitFor,
  }: {
    readonly check: () => void;
    readonly note: (option: Option) => void;
    readonly rest: () => Promise<void>;
    readonly waitFor: <A>(asking: Promise<A>) => Promise<A>;
  },
): Universe {
  const inTime = async <A>(asking: Promise<A>): Promise<A> => {
    const answer = await waitFor(asking);
    await rest();
    check();
    return answer;
  };
  return {
    options(name) {
      check();
      return inTime(universe.options(name));
    },
    unfit: universe.unfit,
    direct: (wanted) => universe.direct(wanted),
    requirements(option, extras) {
      note(option);
      check();
      return inTime(universe.requirements(option, extras));
    },
    ahead: (options) => universe.ahead(options),
  };
}
