// How much longer a task takes for four times as much: four times where its time is linear, sixteen times where it is square.

import { cpuTime } from './cpu-time.ts';

/** Below that a clock tells little. */
const LEAST = 10;

/**
 * The smallest of three growths, or the first that is that of linear time: rubbish of other tests may be collected at any moment.
 *
 * @param size of the larger input
 */
export async function growth<T>(make: (size: number) => T, run: (input: T) => unknown, size: number): Promise<number> {
  // What V8 compiles on the way must not make the smaller one look longer.
  await run(make(Math.ceil(size / 16)));
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && least > 6; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: they are timed
    const [small, large] = [await spent(make(Math.ceil(size / 4)), run), await spent(make(size), run)];
    least = Math.min(least, large / Math.max(small, LEAST));
  }
  return least;
}

async function spent<T>(input: T, run: (input: T) => unknown): Promise<number> {
  const started = cpuTime();
  await run(input);
  return cpuTime() - started;
}

/** Between those of linear and of square time. */
export const SQUARE = 9;
