// What the pre-commit hook runs: the command, once for each changed file. Bundled apart, so that the command starts as fast as without it.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { eachFile } from './each-file.ts';

const command = join(import.meta.dirname, 'main.mjs');
const codes: number[] = [];
for (const args of eachFile(process.argv.slice(2))) {
  if (codes.length > 0) process.stdout.write('\n');
  // A child that a signal ended has no code.
  codes.push(spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' }).status ?? 130);
  if (codes.includes(130)) break;
}
process.exitCode = [130, 1, 2].find((code) => codes.includes(code)) ?? 0;
