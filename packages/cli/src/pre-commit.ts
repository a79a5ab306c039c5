// What the pre-commit hook runs: the command, once for each changed file. Bundled apart, so that the command starts as fast as without it.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { eachFile, writesOneFile } from './each-file.ts';

const command = join(import.meta.dirname, 'main.mjs');
const codes: number[] = [];
const runs = eachFile(process.argv.slice(2));
const once = runs.length > 1 ? writesOneFile(process.argv.slice(2), process.env) : undefined;
if (once !== undefined) {
  process.stderr.write(
    `error: ${once}: each of ${runs.length} files is checked by itself, and its report would replace the one before\n` +
      '  help:  leave the file name out, or call wheelcheck with all of the files where one report is wanted\n',
  );
  codes.push(2);
}
for (const args of once === undefined ? runs : []) {
  if (codes.length > 0) process.stdout.write('\n');
  // A child that a signal ended has no code.
  codes.push(spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' }).status ?? 130);
  if (codes.includes(130)) break;
}
process.exitCode = [130, 1, 2].find((code) => codes.includes(code)) ?? 0;
