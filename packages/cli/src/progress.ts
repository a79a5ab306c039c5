// One line on a terminal while an index is being asked; nothing where nobody looks.

import type { Io } from './io.ts';

export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Shorter runs show nothing. */
const PATIENCE_MS = 400;

export function startProgress({ stderr, environment }: Io, wanted: boolean): Progress {
  if (!wanted || !stderr.isTTY || environment['TERM'] === 'dumb')
    return { update: () => undefined, end: () => undefined };
  const started = performance.now();
  let shown = false;
  return {
    update(done, total) {
      if (performance.now() - started < PATIENCE_MS) return;
      shown = true;
      stderr.steer?.(`\r\u001b[Kchecked ${done} of ${total} packages`);
    },
    end() {
      if (shown) stderr.steer?.('\r\u001b[K');
    },
  };
}
