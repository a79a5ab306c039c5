// The built command, run: each line in a process of its own, or one after the other in a process that stays.

import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const command: string = join(import.meta.dirname, '../../packages/cli/dist/main.mjs');

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type RunCommand = (
  args: readonly string[],
  cwd: string,
  /** All of it, but for PATH. */
  environment: Readonly<Record<string, string>>,
) => Promise<Ran>;

/** What this machine says of indexes and passwords is no matter of a test. */
const unconfigured = { PIP_CONFIG_FILE: '/dev/null', NETRC: '/dev/null' };

/** For tests of the process itself: start, streams, signals, end, several at once. */
export const runProcess: RunCommand = (args, cwd, environment) =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...unconfigured, ...environment };
    const child = execFile(process.execPath, [command, ...args], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
    child.stdin?.end('');
  });

/** What Node is told for a clock that starts on a fixed day. */
export const fixedDay = ['--import', join(import.meta.dirname, 'fixed-day.mjs')];

/** For tests of what is said and asked, which are the many: a line takes a tenth of the time. Close it in the end. */
export function openCommand(execArgv: readonly string[] = []): {
  readonly run: RunCommand;
  readonly close: () => Promise<void>;
} {
  const host = fork(join(import.meta.dirname, 'command-host.mjs'), {
    execArgv: [...execArgv],
    serialization: 'advanced',
  });
  const ended = once(host, 'exit');
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(args, cwd, environment) {
      const answer = last.then(async () => {
        host.send({
          args,
          cwd,
          environment: { PATH: process.env['PATH'], ...unconfigured, ...environment },
          input: '',
        });
        const [said] = (await Promise.race([once(host, 'message'), ended])) as readonly unknown[];
        if (typeof said !== 'object' || said === null)
          throw new Error(`the command ended its process, with ${String(said)}`);
        return said as Ran;
      });
      last = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      host.disconnect();
      await ended;
    },
  };
}
