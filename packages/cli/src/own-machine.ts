// This process as the commands see it.

import type { Io } from './io.ts';

/** Interrupting the process ends what runs; a reader that goes away does not. */
export function ownMachine(): Io {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());

  // A reader that has seen enough (`| head -1`) is no error, and the exit code and the other reports are still wanted.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exit(2);
    });
  }
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    readStdin: async () => (await import('node:stream/consumers')).text(process.stdin),
    environment: process.env,
    signal: interrupt.signal,
  };
}
