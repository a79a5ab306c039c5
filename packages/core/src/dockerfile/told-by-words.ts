// Installers that get requirements as words which another command prints: as if they read them from a file.
// `cat a.txt | xargs pip install`, `xargs -n 1 pip install < a.txt`, `pip install $(grep -v '^#' a.txt)`.

import { asWords } from '../edits/read-words.ts';
import { commandLine } from './command-line.ts';
import { isJoining } from './is-joining.ts';
import { isPiped } from './is-piped.ts';
import { textOfPipe } from './printed-text.ts';
import { programOf } from './program-of.ts';
import { textInstalled } from './text-installed.ts';
import { pipeOf } from './shell/pipe-of.ts';
import type { PipedCommand, RunCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';
import type { Place } from './stage-scope.ts';
import { installerEffects } from './tools/installer-effects.ts';
import { readXargs } from './tools/read-xargs.ts';

/** @returns the same with a file; undefined where it is no such command, or what is printed is not followed */
export function toldByWords(command: RunCommand, place: Place): RunCommand | undefined {
  const found = printedWords(command, place);
  if (found === undefined) return undefined;
  const words = [...found.words, plain('-r'), plain('/dev/stdin')];
  const program = programOf(words);
  const effects =
    program &&
    installerEffects(
      program.name,
      program.words.map(({ text }) => text),
    );
  const reads = effects?.some((effect) => effect.kind === 'install' && effect.install.files.some(isPiped)) === true;
  const last = found.pipe.at(-1);
  // `… | tr '\n' ' '`: between words every blank is the same.
  const printing = last !== undefined && isJoining(last) ? found.pipe.slice(0, -1) : found.pipe;
  const pipe = [...printing, { words: [plain(asWords)], opened: [], fed: undefined }];
  const made = reads ? textOfPipe(pipe, { ...place, stops: false }) : undefined;
  if (made === undefined || textInstalled(made, '-') === undefined) return undefined;
  const shownAs = commandLine(command.words.map(({ text }) => text));
  return { ...command, words, pipe, opened: [], fed: undefined, input: [], shownAs };
}

export interface PrintedWords {
  /** Without those that are printed. */
  readonly words: readonly ShellWord[];
  readonly pipe: readonly PipedCommand[];
}

/** What prints the last words of a command; undefined where its own are all. */
export function printedWords(command: RunCommand, place: Place): PrintedWords | undefined {
  return byXargs(command) ?? bySubstitution(command, place);
}

function plain(text: string): ShellWord {
  return { text, unknown: [] };
}

function byXargs({ words, pipe, opened = [], fed }: RunCommand): PrintedWords | undefined {
  const program = programOf(words);
  const found = program?.name === 'xargs' ? readXargs(program.words) : undefined;
  if (found === undefined || pipe === null) return undefined;
  const [cat, feeds] = [plain('cat'), opened.filter(({ operator }) => operator.startsWith('<'))];
  if (found.file !== undefined)
    return { words: found.words, pipe: [{ words: [cat, found.file], opened: [], fed: undefined }] };
  if (feeds.length > 0 || fed !== undefined)
    return { words: found.words, pipe: [{ words: [cat], opened: feeds, fed }] };
  return pipe === undefined ? undefined : { words: found.words, pipe };
}

function bySubstitution({ words }: RunCommand, { valueOf }: Place): PrintedWords | undefined {
  const [word, ...others] = words.filter(({ unknown }) => unknown.length > 0);
  if (word === undefined || others.length > 0 || word.quoted === true) return undefined;
  const [, script] = /^\$\(([\s\S]*)\)$/.exec(word.text) ?? /^`([\s\S]*)`$/.exec(word.text) ?? [];
  const pipe = script === undefined ? undefined : pipeOf(script, valueOf);
  return pipe && { words: words.filter((each) => each !== word), pipe };
}
