// Whether a command that asks something of files succeeds: `if grep -q torch six.txt; then …`, `ls six.txt && …`.

import { absolutePath } from './context-paths.ts';
import { isThere } from './is-there.ts';
import { knownText } from './known-text.ts';
import { type PrintingPlace, textOfPipe, textPrintedBy } from './printed-text.ts';
import { programOf } from './program-of.ts';
import type { PipedCommand, RunCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';

/** @returns undefined where nobody can know */
export function doesSucceed(
  command: PipedCommand & Pick<RunCommand, 'pipe'>,
  place: Omit<PrintingPlace, 'line' | 'stops'>,
): boolean | undefined {
  const program = programOf(command.words);
  if (program === undefined || program.words.some(({ unknown }) => unknown.length > 0)) return undefined;
  const printing = { ...place, line: 0, stops: false };
  switch (program.name) {
    case 'grep':
    case 'egrep':
    case 'fgrep': {
      const words = [{ text: program.name, unknown: [] }, ...program.words.flatMap(withoutQuiet)];
      const made = textPrintedBy({ ...command, words }, textOfPipe(command.pipe, printing), printing);
      const found = made && knownText(made, place.scope);
      return found && found.lines.length > 0;
    }
    case 'ls':
    case 'stat': {
      const paths = program.words.filter(({ text }) => !text.startsWith('-'));
      if (paths.length === 0 || paths.some(({ text }) => /[*?[]/.test(text))) return undefined;
      const there = new Set(paths.map(({ text }) => isThere(absolutePath(text, place.folder), 'any', place.scope)));
      return there.has(false) ? false : there.has(undefined) ? undefined : true;
    }
    default:
      return undefined;
  }
}

/** What it prints nobody sees. */
function withoutQuiet(word: ShellWord): readonly ShellWord[] {
  if (/^--(?:quiet|silent)$/.test(word.text)) return [];
  const text = /^-[a-zA-Z]+$/.test(word.text) ? word.text.replace('q', '') : word.text;
  return text === '-' && word.text !== '-' ? [] : [{ ...word, text }];
}
