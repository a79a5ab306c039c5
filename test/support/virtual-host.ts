// A Host whose clock jumps to the next timer whenever nothing else happens: waits of minutes cost a test nothing.

// What a failure means is loaded with the first one: that takes real time, in which this clock must not jump.
import '../../packages/core/src/http/explain-fault.ts';
import type { Fetch, Host } from '../../packages/core/src/http/host.ts';

export interface VirtualHost extends Host {
  /** Milliseconds that passed on its clock. */
  elapsed(): number;
}

const epoch = Date.UTC(2026, 0, 1);
/** Turns of the event loop in which nothing else may happen: a module that is there already takes some of them to be imported. */
const QUIET_TURNS = 5;

/** @param fetch Answers at once or never; one that takes real time would be timed out. */
export function virtualHost(fetch: Fetch): VirtualHost {
  const timers = new Set<{ readonly at: number; readonly ring: () => void }>();
  let now = epoch;
  let ticking = false;

  const tick = (): void => {
    const next = [...timers].toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined) {
      ticking = false;
      return;
    }
    timers.delete(next);
    now = Math.max(now, next.at);
    next.ring();
    whenQuiet(tick);
  };

  return {
    fetch,
    now: () => now,
    elapsed: () => now - epoch,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new Error('aborted'));
        const timer = { at: now + ms, ring: resolve };
        timers.add(timer);
        signal?.addEventListener('abort', () => {
          timers.delete(timer);
          reject(new Error('aborted'));
        });
        if (!ticking) {
          ticking = true;
          whenQuiet(tick);
        }
      }),
  };
}

function whenQuiet(then: () => void, turns = QUIET_TURNS): void {
  setImmediate(() => (turns > 1 ? whenQuiet(then, turns - 1) : then()));
}
