// The command: hands the machine to run() and its answer to the shell.

import module from 'node:module';
import { ownMachine } from './own-machine.ts';
import { run } from './run.ts';

// Newer Nodes keep compiled code; 20 has no such cache.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();

process.exitCode = await run(process.argv.slice(2), ownMachine());
