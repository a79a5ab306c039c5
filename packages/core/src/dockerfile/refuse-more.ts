// How much of a Dockerfile is read: one with more is none that somebody wrote, and reading it would take for ever.

import { WheelcheckError } from '../error.ts';

/** Commands count each time that they run: in a loop, in a stage that starts from another with ONBUILD. */
const most = { stages: 100, instructions: 2000, commands: 5000, installations: 200 };

export type Counted = keyof typeof most;

/** @throws WheelcheckError `dockerfile` where there are more than are read */
export function refuseMore(path: string, what: Counted, count: number): void {
  if (count <= most[what]) return;
  throw new WheelcheckError({
    code: 'dockerfile',
    message: `${path} cannot be read as a Dockerfile`,
    reason: `it has ${count} ${what}: up to ${most[what]} are read`,
  });
}

/** Counts over all stages. @returns what is told of each, and throws as `refuseMore` */
export function openCounts(path: string): (what: Counted, more?: number) => void {
  const counts = new Map<Counted, number>();
  return (what, more = 1) => {
    const count = (counts.get(what) ?? 0) + more;
    counts.set(what, count);
    refuseMore(path, what, count);
  };
}
