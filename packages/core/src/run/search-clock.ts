// The clock of searches: the machine's own, and the end of the run.

import type { Host } from '../http/host.ts';
import { onAbort } from '../http/on-abort.ts';
import type { SearchClock } from '../resolve/within-bounds.ts';

/** @param time fires when the run's time is over; absent: there is no end */
export function searchClock(host: Pick<Host, 'now' | 'sleep'>, time: AbortSignal | undefined): SearchClock {
  return {
    now: () => host.now(),
    after(ms, call) {
      const off = new AbortController();
      host.sleep(ms, off.signal).then(
        () => (off.signal.aborted ? undefined : call()),
        () => undefined,
      );
      return () => off.abort();
    },
    atEnd(call) {
      if (time?.aborted) call();
      return onAbort(time, call);
    },
    rest: () => host.sleep(0),
  };
}
