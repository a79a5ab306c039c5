// A command of an installer with its options in full: what it does, and whether it ends at them, is read of these.

import { ownValue } from '../text/own-value.ts';
import type { AskedCommand } from './asked-command.ts';
import { commandLine } from './command-line.ts';
import { releaseOf } from './refused-option.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';
import { installerOptions } from './tools/options/installer-options.ts';
import { spelledOut } from './tools/options/spelled-out.ts';

export function spelledOptions(asked: AskedCommand): AskedCommand {
  const { program, command } = asked;
  const installer = ownValue(installerOptions, program.name);
  if (installer === undefined) return asked;
  const texts = program.words.map(({ text }) => text);
  const spelled = spelledOut(texts, installer.habits, () => releaseOf(asked));
  if (spelled === texts) return asked;
  const words = program.words.map((word, at) => ({ ...word, text: spelled[at] ?? word.text }));
  return { ...asked, program: { ...program, words }, command: withWords(command, words) };
}

/** It is shown as it is written. */
function withWords(command: RunCommand, words: readonly ShellWord[]): RunCommand {
  const written = command.words.map(({ text }) => text);
  // What `eval` runs is one word of it.
  if (words.length > written.length - 1) return command;
  const shownAs = command.shownAs ?? commandLine(written);
  return { ...command, words: [...command.words.slice(0, -words.length), ...words], shownAs };
}
