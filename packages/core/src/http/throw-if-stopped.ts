// What whoever stops a run gets, whatever reason its signal has: IndexError `aborted`.

import { IndexError } from './index-error.ts';

export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new IndexError({ kind: 'aborted' });
}
