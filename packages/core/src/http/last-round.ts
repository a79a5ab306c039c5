// Questions that failed for the moment are asked once more when nothing else is under way: what was the matter may have passed by then.

import { isTransient } from './fault.ts';
import type { Host } from './host.ts';
import { IndexError } from './index-error.ts';
import { onAbort } from './on-abort.ts';

/** Milliseconds in which nothing was asked. */
const quiet = 1000;

/**
 * Asks, and asks a second time before it gives up.
 *
 * @param isAlive whether it is worth it: whoever answered others may answer this
 */
export type LastRound = <T>(
  question: () => Promise<T>,
  isAlive: () => boolean,
  signal: AbortSignal | undefined,
) => Promise<T>;

/** For the questions of one run: a second try begins when all others are answered, or wait for theirs. */
export function createLastRound({ sleep }: Pick<Host, 'sleep'>): LastRound {
  let underWay = 0;
  let watching: AbortController | undefined;
  let waiting = new Set<() => void>();

  const startWhenQuiet = async (): Promise<void> => {
    if (watching || underWay > 0 || waiting.size === 0) return;
    const watch = new AbortController();
    watching = watch;
    await sleep(quiet, watch.signal).catch(() => undefined);
    if (watch.signal.aborted) return;
    watching = undefined;
    if (underWay > 0) return;
    const all = waiting;
    waiting = new Set();
    for (const start of all) start();
  };

  /** Nobody wants a second try any more: a process is not kept for it. */
  const leave = (start: () => void): void => {
    waiting.delete(start);
    if (waiting.size > 0) return;
    watching?.abort();
    watching = undefined;
  };

  const counted = async <T>(question: () => Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await question();
    } finally {
      underWay -= 1;
      void startWhenQuiet();
    }
  };

  const turn = async (signal: AbortSignal | undefined): Promise<void> => {
    let letGo: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      waiting.add(resolve);
      letGo = onAbort(signal, () => {
        leave(resolve);
        resolve();
      });
      void startWhenQuiet();
    });
    letGo();
  };

  return async (question, isAlive, signal) => {
    try {
      return await counted(question);
    } catch (error) {
      const isWorth = error instanceof IndexError && isTransient(error.fault) && isAlive() && !signal?.aborted;
      if (!isWorth) throw error;
      await turn(signal);
      return counted(question);
    }
  };
}
