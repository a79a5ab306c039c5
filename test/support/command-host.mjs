// A process that runs one command line after the other by the built command, as command.ts asks it: nine tenths of what a command line
// takes is Node starting and compiling. Each has its own arguments, environment, folder and streams; modules alone stay loaded.

import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const command = pathToFileURL(join(import.meta.dirname, '../../packages/cli/dist/main.mjs')).href;
let count = 0;

// The command ends its process; this one goes on.
process.exit = (code) => {
  process.exitCode = code;
};

process.on('message', async ({ args, cwd, environment, input }) => {
  process.chdir(cwd);
  process.argv = [process.execPath, command, ...args];
  process.env = environment;
  process.exitCode = undefined;
  const [stdout, stderr] = [collect('stdout'), collect('stderr')];
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  // Under another address the module runs once more.
  await import(`${command}?${(count += 1)}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  process.send({ code: process.exitCode, stdout: stdout(), stderr: stderr() });
});

/** Puts a stream in the place of the process's own; the answer gives what was written. */
function collect(name) {
  let text = '';
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  Object.defineProperty(process, name, { value: stream, configurable: true });
  return () => text;
}
