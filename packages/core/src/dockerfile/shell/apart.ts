// What runs in a shell of its own: the parts of a pipe, what stands in parentheses, commands within words.

import type { ShellWalk } from './shell-walk.ts';

/** What `exit` ends there ends with it, and so do its options. */
export function apart<Result>(walk: ShellWalk, body: () => Result): Result {
  const { ended, exit, returned, turned, options } = walk;
  const result = body();
  Object.assign(walk, { ended, exit, returned, turned, options });
  return result;
}
