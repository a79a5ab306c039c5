// What the pre-commit hook runs: the command, once for each changed file.

import { checkEach } from './check-each.ts';
import { ownMachine } from './own-machine.ts';

process.exitCode = await checkEach(process.argv.slice(2), ownMachine());
