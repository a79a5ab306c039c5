// What the pre-commit hook runs: the command, once for each changed file. Bundled apart, so that the command starts as fast as without it.

import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { eachFile, writesOneFile } from './each-file.ts';
import { writtenByConfiguration } from './written-by-configuration.ts';

const command = join(import.meta.dirname, 'main.mjs');
const codes: number[] = [];
const runs = eachFile(process.argv.slice(2));
const once = runs.length > 1 ? (writesOneFile(process.argv.slice(2), process.env) ?? configuredTwice()) : undefined;
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

/** What the configuration of two files sends to one file. It is looked for from a file's folder upwards: once for each folder. */
function configuredTwice(): string | undefined {
  const ofFolders = new Map<string, string | undefined>();
  const seen = new Set<string>();
  for (const args of runs) {
    const folder = dirname(args.at(-1) ?? '');
    if (!ofFolders.has(folder)) {
      const { stdout } = spawnSync(process.execPath, [command, '--show-config', ...args], { encoding: 'utf8' });
      ofFolders.set(folder, writtenByConfiguration(stdout));
    }
    const written = ofFolders.get(folder);
    if (written !== undefined && seen.has(written)) return written;
    if (written !== undefined) seen.add(written);
  }
  return undefined;
}
