// What a command line begins with: its signals, its streams, its end.

import { failureText } from './failure.ts';
import { run } from './run.ts';

/** Hands the machine to run() and its answer to the shell; ends the process. */
export async function start(): Promise<never> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());

  // A reader that has seen enough (`| head -1`) is no error, and the exit code and the other reports are still wanted.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // What is said beside the report changes nothing of it (`2>&-`, a log on a full disk).
      if (error.code === 'EPIPE' || stream === process.stderr) return;
      // A full disk, say: half a report must not pass for one.
      process.stderr.write(
        failureText({
          message: 'standard output cannot be written',
          cause: error.message,
          help: 'look at where it goes: what was written there is not whole',
        }),
      );
      process.exit(2);
    });
  }

  const code = await run(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    openStdin: () => process.stdin,
    environment: process.env,
    signal: interrupt.signal,
  });

  // What is still open (a connection that nobody answers) must not keep the shell waiting; a reader that is slow is waited for.
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
  return process.exit(code);
}
