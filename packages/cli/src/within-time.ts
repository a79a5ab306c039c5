// Bounds a whole run: a CI job must not hang on a slow index.

import { WheelcheckError } from '@wheelcheck/core';

/** Seconds in which a run whose time is over has to come to its report. */
const grace = 5;

const longestTimer = 2 ** 31 - 1;

/**
 * Runs `work` with a signal that ends with the user's interrupt, and one that fires after `seconds`: what is not answered
 * by then stays open, and what is decided is reported.
 *
 * @throws WheelcheckError where no report comes of it for five more seconds
 */
export async function withinTime<T>(
  seconds: number,
  interrupt: AbortSignal,
  work: (signal: AbortSignal, time: AbortSignal) => Promise<T>,
): Promise<T> {
  const [time, end] = [new AbortController(), new AbortController()];
  const timers = [
    setTimeout(() => time.abort(), Math.min(seconds * 1000, longestTimer)),
    setTimeout(() => end.abort(), Math.min((seconds + grace) * 1000, longestTimer)),
  ];
  try {
    return await work(AbortSignal.any([interrupt, end.signal]), time.signal);
  } catch (error) {
    if (!end.signal.aborted || interrupt.aborted) throw error;
    throw new WheelcheckError({
      code: 'timeout',
      message: `the run took longer than ${seconds} s`,
      hint: 'raise --timeout-total, or check the index',
      settings: ['timeout-total'],
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}
