// What is said while a run lasts: on a terminal a line that goes away, and of a long search a note for the log.

import { describe, expect, it } from 'vitest';
import { startProgress, type Progress } from '../../packages/cli/src/progress.ts';
import type { Io } from '../../packages/cli/src/io.ts';

/** What is written to a terminal or a log by these steps, each at its second; a processor worked for so many seconds until then. */
function said(isTTY: boolean, steps: readonly Step[]): string {
  let [text, seconds, working] = ['', 0, 0];
  const write = (more: string): void => void (text += more);
  const io = { stderr: { isTTY, write, steer: write }, environment: {} } as unknown as Io;
  const progress = startProgress(io, true, { now: () => seconds * 1000, worked: () => working * 1000 });
  for (const [second, step, worked = second] of steps) {
    [seconds, working] = [second, worked];
    step(progress);
  }
  return text.replaceAll('\r\u001b[K', '|');
}

type Step = readonly [second: number, step: (progress: Progress) => void, worked?: number];

const begins = (progress: Progress): void => progress.searching(0, 'begins');
const looked =
  (versions: number) =>
  (progress: Progress): void =>
    progress.searching(versions, 'goes-on');
const ends = (progress: Progress): void => progress.searching(0, 'ends');
const judged = (progress: Progress): void => progress.update(1, 2);
const end = (progress: Progress): void => progress.end();

describe('a search for versions', () => {
  const note = (seconds: number, versions: string): string =>
    `note: looking for versions that fit together took ${seconds} s: ${versions} looked into\n`;

  it.each<readonly [what: string, steps: readonly Step[], log: string]>([
    [
      'of four seconds is not told of',
      [
        [1, begins],
        [2, looked(9)],
        [5, ends],
        [5.5, judged],
        [20, end],
      ],
      '',
    ],
    [
      'of six is',
      [
        [1, begins],
        [5, looked(9)],
        [7, ends],
        [7.5, judged],
        [20, end],
      ],
      note(6, '9 versions were'),
    ],
    [
      'is told of with the first answers that it waits for',
      [
        [1, begins],
        [6, looked(1)],
        [6.5, ends],
        [7, end],
      ],
      note(6, '1 version was'),
    ],
    [
      'that is broken off lasts to the end',
      [
        [1, begins],
        [2, looked(2)],
        [12, end],
      ],
      note(11, '2 versions were'),
    ],
    [
      'and another one behind what was judged count together, without what was done between them',
      [
        [0, begins],
        [1, looked(5)],
        [3, ends],
        [4, judged],
        [8, begins],
        [9, looked(2)],
        [11, ends],
        [20, end],
      ],
      note(6, '5 versions were'),
    ],
    [
      'and another one at once count once',
      [
        [0, begins],
        [1, begins],
        [3, looked(5)],
        [4, ends],
        [6, ends],
        [20, end],
      ],
      note(6, '5 versions were'),
    ],
    [
      'that there was none of',
      [
        [1, judged],
        [20, end],
      ],
      '',
    ],
    [
      'that mostly waits says so',
      [
        [1, begins, 1],
        [5, looked(9), 2],
        [7, ends, 2],
        [20, end, 3],
      ],
      'note: looking for versions that fit together took 6 s, 5 s of it waiting for the index or for other work of this machine: 9 versions were looked into\n',
    ],
  ])('%s', (_, steps, log) => {
    expect(said(false, steps)).toBe(log);
  });

  it('is shown on a terminal while it lasts, and told of behind it', () => {
    const steps: readonly Step[] = [
      [0.1, begins],
      [0.6, begins],
      [1, looked(3)],
      [1.1, looked(4)],
      [6.4, ends],
      [7, ends],
      [7.1, judged],
      [8, end],
    ];
    const shown = [
      '',
      'looking for versions that fit together',
      'looking for versions that fit together: 3 looked into',
      'checked 1 of 2 packages',
      note(7, '4 versions were'),
    ];
    expect(said(true, steps)).toBe(shown.join('|'));
  });
});
