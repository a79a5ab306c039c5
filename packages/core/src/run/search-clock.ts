// The clock of searches: the machine's own, and the end of the run: its time is over, or somebody stops it.

import type { Host } from '../http/host.ts';
import { onAbort } from '../http/on-abort.ts';
import type { SearchClock } from '../resolve/deadline.ts';

/** @param ends fire when the run's time is over, or when it is stopped; undefined: there is no such end */
export function searchClock(
  host: Pick<Host, 'now' | 'sleep' | 'worked'>,
  ends: readonly (AbortSignal | undefined)[],
): SearchClock {
  return {
    now: () => host.now(),
    worked: host.worked && (() => host.worked?.() ?? 0),
    after(ms, call) {
      const off = new AbortController();
      host.sleep(ms, off.signal).then(
        () => (off.signal.aborted ? undefined : call()),
        () => undefined,
      );
      return () => off.abort();
    },
    atEnd(call) {
      if (ends.some((end) => end?.aborted)) call();
      const offs = ends.map((end) => onAbort(end, call));
      return () => {
        for (const off of offs) off();
      };
    },
    rest: () => host.sleep(0),
  };
}
