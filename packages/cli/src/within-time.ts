// Bounds a whole run: a CI job must not hang on a slow index.

import { WheelcheckError } from '@wheelcheck/core';

/**
 * Runs `work` with a signal that ends with the user's interrupt or after `seconds`.
 *
 * @throws WheelcheckError when the time is up
 */
export async function withinTime<T>(
  seconds: number,
  interrupt: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(), Math.min(seconds * 1000, 2 ** 31 - 1));
  try {
    return await work(AbortSignal.any([interrupt, time.signal]));
  } catch (error) {
    if (!time.signal.aborted || interrupt.aborted) throw error;
    throw new WheelcheckError({
      code: 'timeout',
      message: `the run took longer than ${seconds} s`,
      hint: 'raise --timeout-total, or check the index',
      settings: ['timeout-total'],
    });
  } finally {
    clearTimeout(timer);
  }
}
