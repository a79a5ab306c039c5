// Packages of a distribution that another command prints, most often from a file of the build context:
// `xargs apt-get install -y < packages.txt`, `apt-get install -y $(cat packages.txt)`.

import { commandLine } from './command-line.ts';
import { isJoining } from './is-joining.ts';
import { knownText } from './known-text.ts';
import { textOfPipe } from './printed-text.ts';
import { programOf } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';
import type { Place } from './stage-scope.ts';
import { type PrintedWords, printedWords } from './told-by-words.ts';
import { systemChange } from './tools/system-packages.ts';

/** @returns the same with the packages as words; of xargs, with one that is not known where they are not */
export function toldPackages(command: RunCommand, place: Place): RunCommand | undefined {
  const found = printedWords(command, place);
  const program = found && programOf(found.words);
  if (found === undefined || program === undefined) return undefined;
  const own = program.words.map(({ text }) => text);
  // Whatever it prints is a package where a name that stands there is one.
  if (systemChange([program.name, ...own, 'any'])?.adds.includes('any') !== true) return undefined;
  const printed = namesPrinted(found, place);
  // A substitution is a word that is not known by itself.
  if (printed === undefined && programOf(command.words)?.name === program.name) return undefined;
  const shownAs = commandLine(command.words.map(({ text }) => text));
  return { ...command, words: [...found.words, ...(printed ?? [unknownNames])], pipe: undefined, opened: [], shownAs };
}

const unknownNames: ShellWord = { text: '$PACKAGES', unknown: ['$PACKAGES'] };

/** @returns undefined where they are not known, or where quotes and the like make something else of them */
function namesPrinted({ pipe }: PrintedWords, place: Place): readonly ShellWord[] | undefined {
  const last = pipe.at(-1);
  const printing = last !== undefined && isJoining(last) ? pipe.slice(0, -1) : pipe;
  const made = textOfPipe(printing, { ...place, stops: false });
  const known = made && knownText(made, place.scope);
  if (known === undefined) return undefined;
  const names = known.lines.flatMap(({ text }) => text.split(/\s+/)).filter((text) => text !== '');
  return names.every((name) => /^[A-Za-z0-9@][\w.+:=~@/-]*$/.test(name))
    ? names.map((text) => ({ text, unknown: [] }))
    : undefined;
}
