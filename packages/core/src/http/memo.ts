// One answer for each key and run: whoever asks while a question is under way waits for the same answer.

import { IndexError } from './index-error.ts';

/** @param load Makes the answer; a failure is remembered as well. */
export type Memo<T> = (key: string, load: () => Promise<T>, signal: AbortSignal | undefined) => Promise<T>;

const wasStopped = (error: unknown): boolean => error instanceof IndexError && error.kind === 'aborted';

/** A new memory. A question that one caller gave up is asked again for another who has not. */
export function createMemo<T>(): Memo<T> & { has(key: string): boolean } {
  const answers = new Map<string, Promise<T>>();
  const ask: Memo<T> = async (key, load, signal) => {
    for (;;) {
      const running = answers.get(key);
      const answer = running ?? load();
      if (running === undefined) answers.set(key, answer);
      try {
        return await answer;
      } catch (error) {
        if (!wasStopped(error)) throw error;
        if (answers.get(key) === answer) answers.delete(key);
        if (running === undefined || signal?.aborted) throw error;
      }
    }
  };
  return Object.assign(ask, { has: (key: string) => answers.has(key) });
}
