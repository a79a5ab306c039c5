// Whether there is an index at an address at all: a 404 of something else proves no absence.

import type { Get } from '../http/get.ts';
import { createMemo } from '../http/memo.ts';
import type { PackageIndex } from './package-index.ts';

/**
 * Lets an absence stand only for an index that has shown that it is one: by any project that it has, else by its root page, which is
 * asked once (a mistyped address, a devpi index that does not exist, a registry that hides behind 404).
 *
 * @param simple the address of its Simple API, without a slash at the end
 */
export function provenIndex(index: PackageIndex, simple: string, get: Get): PackageIndex {
  const running = new Set<Promise<unknown>>();
  const proving = createMemo<true>();
  let proven = false;

  const watched = async <T>(answer: Promise<T>, proves: (value: T) => boolean): Promise<T> => {
    running.add(answer);
    try {
      const value = await answer;
      proven ||= proves(value);
      return value;
    } finally {
      running.delete(answer);
    }
  };

  const root = async (signal: AbortSignal | undefined): Promise<true> => {
    const { rootOf } = await import('./root-of.ts');
    return rootOf(index.name, simple, get, signal);
  };

  const prove = async (signal: AbortSignal | undefined): Promise<void> => {
    // Another project that it has is proof enough: the root page of a mirror may have many MB.
    if (!proven) await Promise.allSettled(running);
    if (!proven) await proving('root', () => root(signal), signal);
  };

  return {
    ...index,
    async release(...asked) {
      const answer = await watched(index.release(...asked), (value) => value.found || value.missing === 'version');
      if (!answer.found && answer.missing === 'project') await prove(asked[2]);
      return answer;
    },
    async project(...asked) {
      const files = await watched(index.project(...asked), (value) => value !== undefined);
      if (files === undefined) await prove(asked[1]);
      return files;
    },
  };
}
