// Node's clock for core.

/**
 * Waits. Each question of an index waits for its silence and is stopped when it is answered: node:timers/promises makes an error with a trace
 * for each of these.
 *
 * @returns rejects with the signal's reason when it fires
 */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    return signal?.addEventListener('abort', stop, { once: true });
  });
}
