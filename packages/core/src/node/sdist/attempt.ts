// One attempt at a download, which silence or the end of the run breaks off.

import { explainFault } from '../../http/explain-fault.ts';
import { FaultError } from '../../http/fault.ts';
import { onAbort } from '../../http/on-abort.ts';
import { IndexError } from '../../http/index-error.ts';

export interface Attempt {
  /** Fires when the attempt is over. */
  readonly signal: AbortSignal;
  /**
   * Waits for the network, whose silence counts.
   *
   * @throws FaultError for whatever goes wrong, and for silence; IndexError `aborted`
   */
  hear<T>(answer: Promise<T>): Promise<T>;
  /** Waits for anything else. @throws what it throws; IndexError `aborted` */
  unlessStopped<T>(work: Promise<T>): Promise<T>;
  stop(): void;
}

/**
 * @param timeout milliseconds of silence
 * @param outer the run's own signal
 */
export function startAttempt(timeout: number, outer: AbortSignal | undefined): Attempt {
  const controller = new AbortController();
  const waiting = new Set<(error: Error) => void>();
  let broken: Error | undefined;
  let listening = false;
  let heard = false;

  const breakOff = (error: Error): void => {
    broken = error;
    for (const reject of waiting) reject(error);
    controller.abort();
  };
  const letGo = onAbort(outer, () => breakOff(new IndexError({ kind: 'aborted' })));
  const timer = setTimeout(() => {
    if (listening) breakOff(new FaultError({ kind: 'timeout', at: heard ? 'body' : 'head', after: timeout }));
  }, timeout);

  // Not a race with one promise for all: that would keep every piece's reaction until the end.
  const unlessStopped = <T>(work: Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (broken !== undefined) reject(broken);
      waiting.add(reject);
      work.then(resolve, reject).finally(() => waiting.delete(reject));
    });

  return {
    signal: controller.signal,
    unlessStopped,
    async hear(answer) {
      listening = true;
      timer.refresh();
      try {
        const value = await unlessStopped(answer);
        heard = true;
        return value;
      } catch (error) {
        throw error instanceof IndexError ? error : new FaultError(explainFault(error));
      } finally {
        listening = false;
      }
    },
    stop() {
      clearTimeout(timer);
      letGo();
      controller.abort();
    },
  };
}
