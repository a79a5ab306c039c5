// How far a search goes: so many versions looked into, so long at work and so long waiting after its first conflict, and never
// longer than the run.

import type { TimeLeft } from './patience.ts';
import type { Option, Universe } from './universe.ts';

/** What a search needs of the machine; times in milliseconds. */
export interface SearchClock {
  now(): number;
  /** Calls it once, so much later. @returns takes it off again */
  after(ms: number, call: () => void): () => void;
  /** Calls it once when the run's time is over, at once where it is. @returns takes it off again */
  atEnd(call: () => void): () => void;
  /** Lets timers, sockets and signals have their turn. */
  readonly rest: () => Promise<void>;
}

/** A search that was given up. */
export interface GivenUp {
  readonly state: 'limit';
  /** So many versions were looked into. */
  readonly looked: number;
  /** Too many versions, too long after the first conflict, or the run's own time was over. */
  readonly why: 'versions' | 'time' | 'run';
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

/** Ends a search from within. */
class SearchOver extends Error {}

/** Searches until the bounds are reached, whatever the search waits for. Rejects where the search does. */
export async function withinBounds<T>(bounds: Bounds, search: (bounded: Bounded) => Promise<T>): Promise<T | GivenUp> {
  const { looked, versions, patience, clock } = bounds;
  const { ms, waits } = patience;
  const waiting = createWaiting(clock);
  const over = new SearchOver();
  let why: GivenUp['why'] | undefined;
  let since: number | undefined;
  let reject: (over: SearchOver) => void = () => undefined;
  const stopped = new Promise<never>((_, no) => {
    reject = no;
  });
  stopped.catch(() => undefined);
  const stop = (reason: GivenUp['why']): void => {
    why ??= reason;
    reject(over);
  };

  function check(): void {
    if (looked.size > versions) why ??= 'versions';
    // The timer does not ring while answers that are known already follow one another.
    if (spent().work > ms || spent().waiting > waits) why ??= 'time';
    if (why) throw over;
  }

  function spent(): { readonly work: number; readonly waiting: number } {
    if (!clock || since === undefined) return { work: 0, waiting: 0 };
    const waited = waiting.sum();
    return { work: clock.now() - since - waited, waiting: waited };
  }

  const takeOff = [clock?.atEnd(() => stop('run'))];
  const begin = (): void => {
    if (!clock || since !== undefined) return;
    since = clock.now();
    waiting.begin();
    takeOff.push(clock.after(ms + waits, () => stop('time')));
  };
  const note = (option: Option): void => {
    const key = `${option.name} ${option.address ?? option.version?.text}`;
    if (looked.has(key)) return;
    looked.add(key);
    bounds.onLooked?.(looked.size);
  };
  let rested = clock?.now() ?? 0;
  const rest = async (): Promise<void> => {
    if (!clock || clock.now() - rested < TURN) return;
    await clock.rest();
    rested = clock.now();
  };
  const universe = watched(bounds.universe, { check, note, rest, waitFor: waiting.waitFor });
  const searching = search({ universe, begin, check });
  // It ends at its next question, and nobody waits for it.
  searching.catch(() => undefined);
  try {
    return await Promise.race([searching, stopped]);
  } catch (error) {
    if (error !== over) throw error;
    return { state: 'limit', looked: looked.size, why: why ?? 'versions' };
  } finally {
    for (const each of takeOff) each?.();
    patience.ms = Math.max(0, ms - spent().work);
    patience.waits = Math.max(0, waits - spent().waiting);
  }
}

/** The time in which a search waits for answers; of several at once, the time until the last one is there. */
function createWaiting(clock: SearchClock | undefined): {
  begin(): void;
  sum(): number;
  readonly waitFor: <A>(asking: Promise<A>) => Promise<A>;
} {
  let [pending, since, sum] = [0, 0, 0];
  const now = (): number => clock?.now() ?? 0;
  return {
    begin() {
      [since, sum] = [now(), 0];
    },
    sum: () => sum + (pending > 0 ? now() - since : 0),
    async waitFor(asking) {
      if (pending === 0) since = now();
      pending += 1;
      try {
        return await asking;
      } finally {
        pending -= 1;
        if (pending === 0) sum += now() - since;
      }
    },
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
    direct: (wanted) => universe.direct(wanted),
    requirements(option, extras) {
      note(option);
      check();
      return inTime(universe.requirements(option, extras));
    },
    ahead: (options) => universe.ahead(options),
  };
}
