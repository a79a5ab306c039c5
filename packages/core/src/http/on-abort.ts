// Many waits on one AbortSignal through a single listener: Node warns of a leak when a signal has more than ten.

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `run` once when the signal fires, at once where it has: between a look at it and the wait there may be a turn of others.
 *
 * @returns Takes `run` off again.
 */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (signal === undefined) return () => undefined;
  if (signal.aborted) {
    run();
    return () => undefined;
  }
  const known = waiting.get(signal);
  const runs = known ?? new Set();
  if (known === undefined) {
    waiting.set(signal, runs);
    const runAll = (): void => {
      for (const each of runs) each();
    };
    signal.addEventListener('abort', runAll, { once: true });
  }
  runs.add(run);
  return () => runs.delete(run);
}
