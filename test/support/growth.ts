// How much longer a task takes for four times as much: four times where its time is linear, sixteen times where it is square.

import { cpuTime } from './cpu-time.ts';

/** Of square time a sixteenth of it is left for the smaller input, which is still told from the noise of a clock. */
const ENOUGH = 40;
const LEAST = ENOUGH / 16;

/** The size may become so much larger than was asked for. */
const LARGER_AT_MOST = 64;

/**
 * The smallest of three growths, or the first that is that of linear time: rubbish of other tests may be collected at any moment.
 *
 * @param size of the larger input, or less: it is doubled until a growth shows, and a quarter does where that takes long enough
 * @throws Error where the task stays too short for that
 */
export async function growth<T>(make: (size: number) => T, run: (input: T) => unknown, size: number): Promise<number> {
  // What V8 compiles on the way must not make the smaller one look longer.
  const sixteenth = await spent(make(Math.ceil(size / 16)), run);
  let { enough, took } = await sizeThatShows(make, run, sixteenth < ENOUGH ? size : Math.ceil(size / 4));
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && least > 6; attempt += 1) {
    // oxlint-disable no-await-in-loop -- one after the other: they are timed
    if (attempt > 0) took = await spent(make(enough), run);
    const small = await spent(make(Math.ceil(enough / 4)), run);
    // oxlint-enable no-await-in-loop
    least = Math.min(least, took / Math.max(small, LEAST));
  }
  return least;
}

/** The first size at which the task takes long enough, and how long. */
async function sizeThatShows<T>(
  make: (size: number) => T,
  run: (input: T) => unknown,
  size: number,
): Promise<{ readonly enough: number; readonly took: number }> {
  for (let enough = size; enough <= LARGER_AT_MOST * size; enough *= 2) {
    // oxlint-disable-next-line no-await-in-loop -- each says whether the next is needed
    const took = await spent(make(enough), run);
    if (took >= ENOUGH) return { enough, took };
  }
  throw new Error(`no growth shows: ${LARGER_AT_MOST} times ${size} takes less than ${ENOUGH} ms`);
}

async function spent<T>(input: T, run: (input: T) => unknown): Promise<number> {
  const started = cpuTime();
  await run(input);
  return cpuTime() - started;
}

/** Between those of linear and of square time. */
export const SQUARE = 9;
