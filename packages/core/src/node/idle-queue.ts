// Work that nobody waits for: done while the run waits for answers, and what is left of it at the end.

export interface IdleQueue {
  add(work: () => Promise<void>): void;
  /** Does all of it now. Never rejects. */
  finish(): Promise<void>;
}

/** Milliseconds. A timer that comes so late has waited for other work. */
const [pause, late] = [2, 4];

/** Milliseconds of work at a time: whatever comes meanwhile waits for no more. */
const turn = 8;

/** In the order in which it was added, one after the other. */
export function idleQueue(): IdleQueue {
  const waiting: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  let isHurried = false;

  async function idle(): Promise<void> {
    for (;;) {
      if (isHurried) return;
      const start = performance.now();
      // oxlint-disable-next-line no-await-in-loop -- until nothing else is to be done
      await new Promise((done) => setTimeout(done, pause));
      if (performance.now() - start <= late) return;
    }
  }

  async function run(): Promise<void> {
    let until = 0;
    for (let next = waiting[0]; next; next = waiting[0]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      if (performance.now() > until) await idle();
      if (performance.now() > until) until = performance.now() + turn;
      waiting.shift();
      // What is kept for other runs may fail: they ask again.
      // oxlint-disable-next-line no-await-in-loop
      await next().catch(() => undefined);
    }
    running = undefined;
  }

  return {
    add(work) {
      waiting.push(work);
      running ??= run();
    },
    async finish() {
      isHurried = true;
      await running;
      isHurried = false;
    },
  };
}
