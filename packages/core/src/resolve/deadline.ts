// The time that a search has: at work, and waiting for answers; it runs from the first conflict on, and never longer than the run.

import type { TimeLeft } from './patience.ts';

/** What a search needs of the machine; times in milliseconds. */
export interface SearchClock {
  now(): number;
  /** Time that a processor has worked for the run; absent: nobody knows, and all that is not waiting counts as work. */
  readonly worked?: (() => number) | undefined;
  /** Calls it once, so much later. @returns takes it off again */
  after(ms: number, call: () => void): () => void;
  /** Calls it once when the run's time is over, at once where it is. @returns takes it off again */
  atEnd(call: () => void): () => void;
  /** Lets timers, sockets and signals have their turn. */
  readonly rest: () => Promise<void>;
}

/** Too many versions, too long after the first conflict, or the run's own time was over. */
export type WhyOver = 'versions' | 'time' | 'run';

/** Ends a search from within. */
class SearchOver extends Error {}

export interface Deadline {
  /** What a search that is over ends with. */
  readonly over: SearchOver;
  /** Rejects with that once the time is spent, whatever the search waits for. */
  readonly stopped: Promise<never>;
  /** From now on time counts; the first call is the one that matters. */
  readonly begin: () => void;
  /** Ends the search at its next question, for a reason of its own. */
  give(reason: WhyOver): void;
  /** Throws once it is over. */
  check(): void;
  why(): WhyOver | undefined;
  readonly waitFor: <A>(asking: Promise<A>) => Promise<A>;
  /** Takes what was spent off the patience. */
  end(): void;
}

/** @param clock without one, time does not count @param patience what the search took is taken off it */
export function createDeadline(clock: SearchClock | undefined, patience: TimeLeft): Deadline {
  const { ms, waits } = patience;
  const waiting = createWaiting(clock);
  const over = new SearchOver();
  let why: WhyOver | undefined;
  let since: number | undefined;
  let workedBefore = 0;
  let reject: (over: SearchOver) => void = () => undefined;
  const stopped = new Promise<never>((_, no) => {
    reject = no;
  });
  stopped.catch(() => undefined);
  const give = (reason: WhyOver): void => {
    why ??= reason;
  };
  const stop = (reason: WhyOver): void => {
    give(reason);
    reject(over);
  };
  /** By the clock: on a machine with other work most of it may be theirs. */
  const spent = (): { readonly work: number; readonly waiting: number } => {
    if (!clock || since === undefined) return { work: 0, waiting: 0 };
    const waited = waiting.sum();
    return { work: clock.now() - since - waited, waiting: waited };
  };
  const worked = (): number => Math.min(spent().work, (clock?.worked?.() ?? Infinity) - workedBefore);
  /** So much work by the clock is too much, unless the processor says otherwise; it is asked as seldom as can be. */
  let suspicious = ms;
  const isOver = (): boolean => {
    const { work, waiting: waited } = spent();
    if (waited > waits) return true;
    if (work <= suspicious) return false;
    const left = ms - worked();
    suspicious = work + left;
    return left < 0;
  };
  const takeOff = [clock?.atEnd(() => stop('run'))];
  const watch = (later: number): void => {
    takeOff[1] = clock?.after(later, () => {
      const { work, waiting: waited } = spent();
      if (isOver()) stop('time');
      else watch(Math.max(suspicious - work, 0) + Math.max(waits - waited, 0) + 1);
    });
  };
  return {
    over,
    stopped,
    give,
    waitFor: waiting.waitFor,
    why: () => why,
    begin() {
      if (!clock || since !== undefined) return;
      since = clock.now();
      workedBefore = clock.worked?.() ?? 0;
      waiting.begin();
      watch(ms + waits);
    },
    check() {
      // The timer does not ring while answers that are known already follow one another.
      if (isOver()) give('time');
      if (why) throw over;
    },
    end() {
      for (const each of takeOff) each?.();
      patience.ms = Math.max(0, ms - worked());
      patience.waits = Math.max(0, waits - spent().waiting);
    },
  };
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
