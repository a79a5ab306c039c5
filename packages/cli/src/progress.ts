// One line on a terminal while an index is being asked, and a note of a long search for whoever reads a log.

import type { OnSearch } from '@wheelcheck/core';
import type { Io } from './io.ts';

export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** While versions are looked for that fit together. */
  readonly searching: OnSearch;
  /** Takes the line away, and tells of a search that took long. */
  readonly end: () => void;
}

/** Shorter runs show nothing. */
const PATIENCE_MS = 400;

/** Whoever waited so long for versions is told of it when they are there, also where nobody watched. */
const LONG_MS = 5000;

/** Milliseconds. */
interface Clocks {
  /** Never goes back. */
  readonly now: () => number;
  /** Time that a processor has worked for this process. */
  readonly worked: () => number;
}

const machine: Clocks = {
  // Asking `performance` loads ten parts of Node.
  now: () => process.uptime() * 1000,
  worked() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

export function startProgress({ stderr, environment }: Io, wanted: boolean, clocks = machine): Progress {
  const { now } = clocks;
  const isShown = wanted && stderr.isTTY === true && environment['TERM'] !== 'dumb';
  const started = now();
  let shown = -Infinity;
  const show = (text: string): void => {
    shown = now();
    stderr.steer?.(`\r\u001b[K${text}`);
  };
  const search = timeSearches(clocks);
  return {
    update(done, total) {
      if (isShown && now() - started >= PATIENCE_MS) show(`checked ${done} of ${total} packages`);
    },
    searching(looked, phase) {
      search[phase](looked);
      if (phase === 'ends' || !isShown || now() - Math.max(started, shown) < PATIENCE_MS) return;
      show(`looking for versions that fit together${looked === 0 ? '' : `: ${looked} looked into`}`);
    },
    end() {
      if (shown > 0) stderr.steer?.('\r\u001b[K');
      const told = search.told();
      if (told.took >= LONG_MS) stderr.write(`note: ${longWords(told)}\n`);
    },
  };
}

/** Of most long searches it is the index that is slow, or another program that has the machine, and not how many versions there are. */
function longWords({ took, work, looked }: SearchTold): string {
  const [seconds, working] = [Math.round(took / 1000), Math.round(work / 1000)];
  const waiting = Math.max(0, seconds - working);
  const why = waiting === 0 ? '' : `, ${waiting} s of it waiting for the index or for other work of this machine`;
  return `looking for versions that fit together took ${seconds} s${why}: ${looked} ${looked === 1 ? 'version was' : 'versions were'} looked into`;
}

interface SearchTold {
  /** Milliseconds in which one search or several were on their way. */
  readonly took: number;
  /** Milliseconds of them in which a processor worked. */
  readonly work: number;
  /** The versions of the search that looked into most. */
  readonly looked: number;
}

type SearchTime = Record<Parameters<OnSearch>[1], (looked: number) => void> & { told(): SearchTold };

function timeSearches({ now, worked }: Clocks): SearchTime {
  let [underWay, most] = [0, 0];
  let [since, took] = [0, 0];
  let [workedSince, work] = [0, 0];
  const toNow = (): void => {
    const [time, working] = [now(), worked()];
    if (underWay > 0) [took, work] = [took + time - since, work + working - workedSince];
    [since, workedSince] = [time, working];
  };
  return {
    begins() {
      toNow();
      underWay += 1;
    },
    'goes-on'(looked) {
      most = Math.max(most, looked);
    },
    ends() {
      toNow();
      underWay -= 1;
    },
    told() {
      toNow();
      return { took, work, looked: most };
    },
  };
}
