// Runs a command with its configuration, or shows it.

import { printable } from '@wheelcheck/core/text';
import type { Command } from 'commander';
import { type Configured, configure } from './configure.ts';
import { blaming } from './given.ts';
import type { Io } from './io.ts';
import { showConfiguration } from './show-configuration.ts';

/**
 * @param words the files and requirements of the command line: the first says where to look
 * @param act the command itself; its errors about configured values get their place
 * @returns its exit code
 */
export async function runConfigured(
  command: Command,
  words: readonly string[],
  io: Io,
  act: (configured: Configured) => Promise<number>,
): Promise<number> {
  const configured = await configure(command, words);
  if (command.getOptionValue('showConfig') === true) {
    io.stdout.write(showConfiguration(command, configured));
    return 0;
  }
  if (command.getOptionValue('verbose') === true && configured.path !== undefined)
    io.stderr.write(`configuration: ${printable(configured.path)}\n`);
  // Whoever checks a stranger's project should see that its answers come from an index that the project chose.
  for (const { key, place } of ['indexUrl', 'extraIndexUrl'].flatMap((name) => configured.values.get(name) ?? []))
    io.stderr.write(`note: ${key} is set at ${printable(place)}\n`);
  return blaming(command, configured, () => act(configured));
}
