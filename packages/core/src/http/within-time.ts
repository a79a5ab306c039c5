// The end of a run's time: what is not answered by then stays open, and what is decided can be reported.

import { IndexError } from './index-error.ts';
import { onAbort } from './on-abort.ts';

/**
 * Asks until the time is over.
 *
 * @param time fires when it is; absent: there is no end
 * @param signal the caller's own, which ends the question as stopped
 * @throws IndexError `time` when it is over
 */
export async function withinTime<T>(
  question: (signal: AbortSignal | undefined) => Promise<T>,
  time: AbortSignal | undefined,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (time === undefined) return question(signal);
  if (time.aborted) throw new IndexError({ kind: 'time' });
  const either = new AbortController();
  const end = (): void => either.abort();
  const letGo = [onAbort(signal, end), onAbort(time, end)];
  try {
    return await question(either.signal);
  } catch (error) {
    const isOver = time.aborted && signal?.aborted !== true && error instanceof IndexError && error.kind === 'aborted';
    throw isOver ? new IndexError({ kind: 'time' }) : error;
  } finally {
    for (const each of letGo) each();
  }
}
