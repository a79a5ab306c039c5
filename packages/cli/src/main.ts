// The command: tells its version by itself, and loads the rest for everything else.

import { loadPart } from './load-part.ts';
import { VERSION } from './version.ts';

const [first, ...others] = process.argv.slice(2);
if (first === '--version' && others.length === 0) {
  // Whoever does not read it to the end has no error; a full disk is one.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  process.stdout.write(`${VERSION}\n`);
  process.exitCode = 0;
} else {
  const { start } = loadPart('command.cjs');
  await start();
}
