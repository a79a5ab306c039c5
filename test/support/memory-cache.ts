// A Cache that lives in memory, for tests: what one run kept, another may use.

import type { Cache } from '../../packages/core/src/http/host.ts';

/** @param kept Key → text; grows and shrinks as the cache is written to. */
export function memoryCache(kept: Map<string, string> = new Map()): Cache {
  return {
    read: (key) => Promise.resolve(kept.get(key)),
    write: (key, text) => {
      if (text === '') kept.delete(key);
      else kept.set(key, text);
      return Promise.resolve();
    },
  };
}
