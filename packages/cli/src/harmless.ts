// What a run says beside its report, made harmless: every message may hold a name, a path or an answer from outside.

import { printableLines } from '@wheelcheck/core/text';
import { shelteredText } from './github-actions.ts';
import type { Io } from './io.ts';

/** The same machine, whose standard error shows what is written to it and obeys none of it: nor does a runner that reads it. */
export function harmless(io: Io): Io {
  const { stderr } = io;
  const { isTTY, columns } = stderr;
  return {
    ...io,
    stderr: {
      ...(isTTY === undefined ? {} : { isTTY }),
      ...(columns === undefined ? {} : { columns }),
      write: (text) => stderr.write(shelteredText(printableLines(text), io)),
      steer: (codes) => stderr.write(codes),
    },
  };
}
