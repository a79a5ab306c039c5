// The end of a run: what it asked ahead, and nobody waits for any more, ends with it.

import { onAbort } from '../http/on-abort.ts';

/** Made once, as for every abort whose reason nobody reads. */
const over = new Error('the run is over');

/**
 * Runs with a signal that fires when the caller's own does, and once there is an answer or a failure.
 *
 * @param run passes it on with each of its questions; what of them is answered by then is still kept
 */
export async function endingWith<T>(
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const letGo = onAbort(signal, () => end.abort(over));
  try {
    return await run(end.signal);
  } finally {
    letGo();
    end.abort(over);
  }
}
