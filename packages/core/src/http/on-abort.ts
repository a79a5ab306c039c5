// Many waits on one AbortSignal through a single listener: Node warns of a leak when a signal has more than ten.

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `run` once when the signal fires; the caller has seen that it has not fired yet.
 *
 * @returns Takes `run` off again.
 */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (signal === undefined) return () => undefined;
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
