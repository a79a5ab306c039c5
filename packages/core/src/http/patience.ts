// How long one attempt may take: aborts it when nothing arrives for too long, on a clock that the host lends.

import type { Fault } from './fault.ts';
import { onAbort } from './on-abort.ts';
import type { Host } from './host.ts';

/** A slow document may take this many times as long as one pause of it. */
const wholeAnswer = 4;

/** A running attempt: `progress()` after each sign of life, `stop()` at its end. */
export interface Patience {
  /** Aborts the attempt: late, or the caller has had enough. */
  readonly signal: AbortSignal;
  /** Rejects when `signal` fires, for a fetch that does not heed signals. */
  readonly broken: Promise<never>;
  /** Why it was aborted, where it was too late. */
  fault(): Fault | undefined;
  readonly progress: () => void;
  stop(): void;
}

/**
 * Starts to watch one attempt.
 *
 * @param host Lends `now` and `sleep`.
 * @param limits `first`: milliseconds until the head of the answer; `pause`: longest silence after it; the whole answer may take four pauses.
 * @param outer The caller's own signal.
 */
export function startPatience(
  host: Host,
  limits: { readonly first: number; readonly pause: number },
  outer: AbortSignal | undefined,
): Patience {
  const attempt = new AbortController();
  const watch = new AbortController();
  const started = host.now();
  let deadline = started + limits.first;
  let late: Fault | undefined;
  let at: 'head' | 'body' | 'whole' = 'head';
  let reject: (reason: unknown) => void;
  const broken = new Promise<never>((_, no) => {
    reject = no;
  });
  broken.catch(() => undefined);
  const end = (): void => {
    attempt.abort();
    reject(late ?? new Error('aborted'));
  };
  const letGo = onAbort(outer, end);

  const keepWatch = async (): Promise<void> => {
    for (let now = started; now < deadline;) {
      try {
        await host.sleep(deadline - now, watch.signal);
      } catch {
        return;
      }
      // A clock that stands still (in tests) cannot tell that anything is late.
      if (watch.signal.aborted || host.now() <= now) return;
      now = host.now();
    }
    late = { kind: 'timeout', at, after: at === 'whole' ? wholeAnswer * limits.pause : limits.pause };
    end();
  };
  void keepWatch();

  return {
    signal: attempt.signal,
    broken,
    fault: () => late,
    progress: () => {
      const whole = started + wholeAnswer * limits.pause;
      deadline = Math.min(host.now() + limits.pause, whole);
      at = deadline < whole ? 'body' : 'whole';
    },
    stop: () => {
      letGo();
      watch.abort();
    },
  };
}
