// Commands of which nobody knows what files they make beside those that they name: scripts, and programs that are not known.

import { installsNothing } from './installs-nothing.ts';
import type { Program } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import { installerEffects } from './tools/installer-effects.ts';
import { isPackageManager } from './tools/system-packages.ts';

/** What prints, asks, or changes what it names. */
const plain = /^(?:python[\d.]* (?:--version|-V|-m venv .*)|(?:xargs|awk|gawk|perl|find) .*)$/s;

export function makesUnknown(program: Program, command: RunCommand): boolean {
  const words = program.words.map(({ text }) => text);
  if (isPackageManager(program.name) || installerEffects(program.name, words) !== undefined) return false;
  return !installsNothing(program, command) && !plain.test([program.name, ...words].join(' '));
}
