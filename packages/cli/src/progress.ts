// One line on a terminal while an index is being asked, and a note of a long search for whoever reads a log.

import type { Io } from './io.ts';

export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** While versions are looked for that fit together. */
  readonly searching: (looked: number) => void;
  /** Takes the line away, and tells of a search that took long. */
  readonly end: () => void;
}

/** Shorter runs show nothing. */
const PATIENCE_MS = 400;

/** A search of so long is told of when it is over, also where nobody watched: it is the most that a search works after its first conflict. */
const LONG_MS = 5000;

/** @param now milliseconds of a clock that never goes back */
export function startProgress({ stderr, environment }: Io, wanted: boolean, now = () => performance.now()): Progress {
  const isShown = wanted && stderr.isTTY === true && environment['TERM'] !== 'dumb';
  const started = now();
  let shown = -Infinity;
  const show = (text: string): void => {
    shown = now();
    stderr.steer?.(`\r\u001b[K${text}`);
  };
  const search = timeSearch(now);
  return {
    update(done, total) {
      search.rests();
      if (isShown && now() - started >= PATIENCE_MS) show(`checked ${done} of ${total} packages`);
    },
    searching(looked) {
      search.goesOn(looked);
      if (!isShown || now() - Math.max(started, shown) < PATIENCE_MS) return;
      show(`looking for versions that fit together: ${looked} looked into`);
    },
    end() {
      if (shown > 0) stderr.steer?.('\r\u001b[K');
      const { took, looked } = search.told();
      if (took >= LONG_MS)
        stderr.write(
          `note: looking for versions that fit together took ${Math.round(took / 1000)} s, ${looked} were looked into\n`,
        );
    },
  };
}

interface SearchTime {
  goesOn(looked: number): void;
  /** Something else is done meanwhile, or from now on. */
  rests(): void;
  /** Milliseconds from its first version on, and the versions of the search that looked into most. */
  told(): { readonly took: number; readonly looked: number };
}

function timeSearch(now: () => number): SearchTime {
  let began: number | undefined;
  let ended: number | undefined;
  let most = 0;
  return {
    goesOn(looked) {
      began ??= now();
      ended = undefined;
      most = Math.max(most, looked);
    },
    rests() {
      ended ??= now();
    },
    told: () => ({ took: began === undefined ? 0 : (ended ?? now()) - began, looked: most }),
  };
}
