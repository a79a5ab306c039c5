// What is said while a run lasts: on a terminal a line that goes away, and of a long search a note for the log.

import { describe, expect, it } from 'vitest';
import { startProgress, type Progress } from '../../packages/cli/src/progress.ts';
import type { Io } from '../../packages/cli/src/io.ts';

/** What is written to a terminal or a log by these steps, each at its second. */
function said(
  isTTY: boolean,
  steps: readonly (readonly [second: number, step: (progress: Progress) => void])[],
): string {
  let [text, seconds] = ['', 0];
  const write = (more: string): void => void (text += more);
  const io = { stderr: { isTTY, write, steer: write }, environment: {} } as unknown as Io;
  const progress = startProgress(io, true, () => seconds * 1000);
  for (const [second, step] of steps) {
    seconds = second;
    step(progress);
  }
  return text.replaceAll('\r\u001b[K', '|');
}

const looked =
  (versions: number) =>
  (progress: Progress): void =>
    progress.searching(versions);
const judged = (progress: Progress): void => progress.update(1, 2);
const end = (progress: Progress): void => progress.end();

describe('a search for versions', () => {
  const note = (seconds: number, versions: number): string =>
    `note: looking for versions that fit together took ${seconds} s, ${versions} were looked into\n`;

  it.each<readonly [what: string, steps: Parameters<typeof said>[1], log: string]>([
    [
      'of four seconds is not told of',
      [
        [1, looked(1)],
        [5, looked(9)],
        [5.5, judged],
        [20, end],
      ],
      '',
    ],
    [
      'of six is',
      [
        [1, looked(1)],
        [5, looked(9)],
        [7, judged],
        [20, end],
      ],
      note(6, 9),
    ],
    [
      'that nothing followed lasts to the end',
      [
        [1, looked(1)],
        [2, looked(2)],
        [12, end],
      ],
      note(11, 2),
    ],
    [
      'that goes on behind what was judged counts as a whole',
      [
        [0, looked(5)],
        [1, judged],
        [8, looked(2)],
        [9, judged],
        [20, end],
      ],
      note(9, 5),
    ],
    [
      'that there was none of',
      [
        [1, judged],
        [20, end],
      ],
      '',
    ],
  ])('%s', (_, steps, log) => {
    expect(said(false, steps)).toBe(log);
  });

  it('is shown on a terminal while it lasts, and told of behind it', () => {
    expect(
      said(true, [
        [0.1, looked(1)],
        [1, looked(3)],
        [1.1, looked(4)],
        [7, judged],
        [8, end],
      ]),
    ).toBe(`|looking for versions that fit together: 3 looked into|checked 1 of 2 packages|${note(7, 4)}`);
  });
});
