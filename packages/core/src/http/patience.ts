// How long one attempt may take: aborts it when nothing arrives for too long, on a clock that the host lends.

import { type Fault, FaultError } from './fault.ts';
import type { Host } from './host.ts';
import { onAbort } from './on-abort.ts';

/** So many pauses an answer may take however slow it is. */
const wholeAnswer = 4;

/** From then on it has to have come at this speed on the whole, bytes a millisecond. */
const slowest = 16;

/** Milliseconds after which every clock that goes shows another time. */
const coarsest = 1000;

/** Made once: without a reason each abort makes an error with a trace, two for each of a thousand answers. */
const over = new Error('the attempt is over');

/** A running attempt. */
export interface Patience {
  /** Aborts the attempt: late, the caller has had enough, or it has ended. */
  readonly signal: AbortSignal;
  /** Rejects when the attempt is broken off, for a fetch that does not heed signals. */
  readonly broken: Promise<never>;
  /** Why it was broken off, where it was too late. */
  fault(): Fault | undefined;
  /** A sign of life; from now on silence counts again. @param bytes of the body that came with it */
  progress(bytes?: number): void;
  /** Nobody waits for the network: silence does not count until there is progress. */
  rest(): void;
  stop(): void;
}

/**
 * Starts to watch one attempt.
 *
 * @param host Lends `now` and `sleep`.
 * @param limits `first`: milliseconds until the head of the answer; `pause`: longest silence after it
 * @param outer The caller's own signal.
 */
export function startPatience(
  host: Pick<Host, 'now' | 'sleep'>,
  limits: { readonly first: number; readonly pause: number },
  outer: AbortSignal | undefined,
): Patience {
  const attempt = new AbortController();
  const watch = new AbortController();
  const started = host.now();
  let deadline = started + limits.first;
  let received = 0;
  let at: 'head' | 'body' | 'whole' = 'head';
  let late: Fault | undefined;
  let reject: (reason: unknown) => void;
  const broken = new Promise<never>((_, no) => {
    reject = no;
  });
  broken.catch(() => undefined);
  const end = (): void => {
    attempt.abort();
    reject(new FaultError(late ?? { kind: 'aborted' }));
  };
  const letGo = onAbort(outer, end);

  const keepWatch = async (): Promise<void> => {
    let now = started;
    let isOver = false;
    // When the time is over the event loop has one more turn: a process that got none (a busy machine, a stopped one) has an answer waiting.
    while (now < deadline || !isOver) {
      isOver = now >= deadline;
      const wait = isOver ? 0 : Math.min(deadline - now, limits.pause);
      try {
        await host.sleep(wait, watch.signal);
      } catch {
        return;
      }
      // A clock that stands still (in tests) cannot tell that anything is late. A timer of a millisecond may end before the clock shows it.
      if (watch.signal.aborted || (wait >= coarsest && host.now() <= now)) return;
      now = host.now();
    }
    late = at === 'whole' ? { kind: 'timeout', at } : { kind: 'timeout', at, after: limits.pause };
    end();
  };
  void keepWatch();

  return {
    signal: attempt.signal,
    broken,
    fault: () => late,
    progress(bytes = 0) {
      received += bytes;
      const whole = started + Math.max(wholeAnswer * limits.pause, received / slowest);
      deadline = Math.min(host.now() + limits.pause, whole);
      at = deadline < whole ? 'body' : 'whole';
    },
    rest() {
      deadline = Number.POSITIVE_INFINITY;
    },
    stop() {
      letGo();
      watch.abort(over);
      attempt.abort(over);
    },
  };
}
