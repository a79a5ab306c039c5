// One line on a terminal while an index is being asked; nothing where nobody looks.

import type { Io } from './io.ts';

export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** While versions are looked for that fit together. */
  readonly searching: (looked: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Shorter runs show nothing. */
const PATIENCE_MS = 400;

const quiet: Progress = { update: () => undefined, searching: () => undefined, end: () => undefined };

export function startProgress({ stderr, environment }: Io, wanted: boolean): Progress {
  if (!wanted || !stderr.isTTY || environment['TERM'] === 'dumb') return quiet;
  const started = performance.now();
  let shown = -Infinity;
  const show = (text: string): void => {
    shown = performance.now();
    stderr.steer?.(`\r\u001b[K${text}`);
  };
  return {
    update(done, total) {
      if (performance.now() - started >= PATIENCE_MS) show(`checked ${done} of ${total} packages`);
    },
    searching(looked) {
      if (performance.now() - Math.max(started, shown) < PATIENCE_MS) return;
      show(`looking for versions that fit together: ${looked} looked into`);
    },
    end() {
      if (shown > 0) stderr.steer?.('\r\u001b[K');
    },
  };
}
