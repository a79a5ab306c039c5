// The web as core's Host: fetch, a clock and timers. It runs in browsers, workers, Node, Bun and Deno.

import type { Cache, Fetch, Host } from '../http/host.ts';
import { webFetch } from './web-fetch.ts';

/** What the web's host is made of; all of it may be left out. */
export interface WebHostOptions {
  /** Instead of the platform's own. */
  readonly fetch?: Fetch;
  /** Keeps answers for other runs; without it every run asks anew, but for what the browser itself keeps. */
  readonly cache?: Cache;
}

/** The web's network, clock and streams, as `check` and `explain` want them. */
export function webHost({ fetch = webFetch(), cache }: WebHostOptions = {}): Host {
  return {
    fetch,
    ...(cache === undefined ? {} : { cache }),
    readMember: async (...asked) => (await import('./read-member.ts')).readMember(...asked),
    now: () => Date.now(),
    random: () => Math.random(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', stop, { once: true });
        function done(): void {
          signal?.removeEventListener('abort', stop);
          resolve();
        }
        function stop(): void {
          clearTimeout(timer);
          reject(new DOMException('aborted', 'AbortError'));
        }
        if (signal?.aborted) stop();
      }),
  };
}
