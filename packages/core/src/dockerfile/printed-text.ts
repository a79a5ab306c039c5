// What a command prints, as what made it: `grep -v six a.txt`, `echo six`, `cat a.txt b.txt`, and whole pipes of them.

import { filterOf } from '../edits/filters.ts';
import type { FilteringCommand, MadeText } from '../edits/made-text.ts';
import { echoedText, printedText } from './echoed-text.ts';
import { findFrom, textBehind } from './find-file.ts';
import { absolutePath } from './context-paths.ts';
import { isPiped } from './is-piped.ts';
import { isThere } from './is-there.ts';
import { namesOfPattern } from './names-of-pattern.ts';
import { pathsFound } from './paths-found.ts';
import { programOf } from './program-of.ts';
import type { PipedCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';
import type { StageScope } from './stage-scope.ts';
import { userlandOf } from './userland-of.ts';

/** Where commands run, and what becomes of it where they fail. */
export interface PrintingPlace {
  readonly scope: StageScope;
  readonly line: number;
  readonly folder: string;
  readonly stops: boolean;
}

/** @param pipe the commands before it; null where they are not followed @returns undefined where it is not known to the letter */
export function textOfPipe(
  pipe: readonly PipedCommand[] | null | undefined,
  place: PrintingPlace,
): MadeText | undefined {
  if (pipe === null || pipe === undefined) return undefined;
  let text: MadeText | undefined;
  for (const [at, command] of pipe.entries()) {
    text = textPrintedBy(command, text, { ...place, stops: place.stops && at === pipe.length - 1 });
    if (text === undefined) return undefined;
  }
  return text;
}

/** @param feeding what a pipe feeds it */
export function textPrintedBy(
  command: PipedCommand,
  feeding: MadeText | undefined,
  place: PrintingPlace,
): MadeText | undefined {
  const { line, scope, stops } = place;
  const program = programOf(command.words);
  if (program === undefined || program.words.some(({ unknown }) => unknown.length > 0)) return undefined;
  const { name, words } = program;
  if (name === 'echo' || name === 'printf') {
    const text = name === 'echo' ? echoedText(words) : printedText(words);
    return text === undefined ? undefined : { kind: 'written', text, line };
  }
  if (name === 'ls' || name === 'find') {
    const paths = name === 'find' ? pathsFound(words, place.folder, scope) : pathsListed(words, place);
    return paths && { kind: 'written', text: paths.map((path) => `${path}\n`).join(''), line };
  }
  const fed = textFed(command, feeding, place);
  // What it writes into files is followed where it runs.
  if (name === 'tee') return fed;
  const by: FilteringCommand = {
    words: [name, ...words.map(({ text }) => text)],
    userland: userlandOf(scope),
    line,
    stops,
  };
  const filter = filterOf(by.words, by.userland);
  if (filter === undefined || filter.inPlace) return undefined;
  const inputs = filter.inputs.map((file) => namesOf(file, place));
  const isSplit = inputs.some((files) => files === undefined || (files.length > 1 && name !== 'cat'));
  if (isSplit) return undefined;
  const texts =
    inputs.length === 0
      ? [fed]
      : inputs.flatMap((files) => files ?? []).map((file) => (isPiped(file) ? fed : textAt(file, place)));
  const known = texts.filter((text) => text !== undefined);
  const [only] = known;
  if (known.length < texts.length || only === undefined) return undefined;
  const of: MadeText = known.length === 1 ? only : { kind: 'joined', parts: known };
  return name === 'cat' ? of : { kind: 'filtered', of, by };
}

/** The files that an input is: several of them only cat takes as one. */
function namesOf(
  file: string,
  { folder, scope }: Pick<PrintingPlace, 'folder' | 'scope'>,
): readonly string[] | undefined {
  return /[*?[]/.test(file) ? namesOfPattern(file, folder, scope) : [file];
}

/** `ls -1 req/*.txt` */
function pathsListed(words: readonly ShellWord[], { folder, scope }: PrintingPlace): readonly string[] | undefined {
  const files = words.filter(({ text }) => !text.startsWith('-'));
  if (files.length === 0 || words.some(({ text }) => text.startsWith('-') && text !== '-1')) return undefined;
  const names = files.map(({ text }) => (/\.\w+$/.test(text) ? namesOf(text, { folder, scope }) : undefined));
  const all = names.flatMap((each) => each ?? []);
  const isSure = all.every((path) => isThere(absolutePath(path, folder), 'file', scope) === true);
  return names.includes(undefined) || !isSure ? undefined : all.toSorted();
}

/** What stands at the standard input of a command. */
export function textFed(
  { opened, fed }: Omit<PipedCommand, 'words'>,
  feeding: MadeText | undefined,
  place: PrintingPlace,
): MadeText | undefined {
  if (fed !== undefined) return { kind: 'written', text: fed, line: place.line };
  const source = opened.findLast(({ operator }) => operator === '<' || operator === '<<<');
  if (source === undefined) return feeding;
  if (source.file.unknown.length > 0) return undefined;
  const { text } = source.file;
  return source.operator === '<' ? textAt(text, place) : { kind: 'written', text: `${text}\n`, line: place.line };
}

/** A file of the image as a text. */
export function textAt(file: string, { folder, scope }: Pick<PrintingPlace, 'folder' | 'scope'>): MadeText | undefined {
  const found = /[*?]/.test(file) ? undefined : findFrom(folder, file, scope);
  return found && textBehind(found);
}
