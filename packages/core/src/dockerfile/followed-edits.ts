// Commands whose work on files of an image is followed to the letter: the file is then known by what made its text.

import { filterOf } from '../edits/filters.ts';
import { type MadeText, weightOf } from '../edits/made-text.ts';
import { absolutePath } from './context-paths.ts';
import { copiedTexts } from './copied-texts.ts';
import type { FileEdit } from './file-edit.ts';
import { fitsPath } from './fits-path.ts';
import { filesInStage } from './files-in-stage.ts';
import { findFrom, textBehind } from './find-file.ts';
import { type PrintingPlace, textAt, textFed, textOfPipe, textPrintedBy } from './printed-text.ts';
import { type Program, programOf } from './program-of.ts';
import type { OpenedFile, RunCommand } from './shell/run-command.ts';
import { programsWithin } from './tools/programs-within.ts';
import { userlandOf } from './userland-of.ts';

/** Texts that are made of more than that are none that people write. */
const HEAVIEST = 200;

/** What a command makes of files. */
type EditedFile = Pick<FileEdit, 'path' | 'made' | 'by'>;

export interface FollowedEdits {
  readonly edits: readonly EditedFile[];
  /** Files that it changes and of which no more is known. */
  readonly changes: readonly string[];
}

/** @returns undefined where it is not known to the letter what it makes of any of them, and where it makes nothing */
export function editsOf(command: RunCommand, place: PrintingPlace): FollowedEdits | undefined {
  const { words, certain, around, opened = [] } = command;
  if (!certain || around === true || opened.some(({ file }) => file.unknown.length > 0)) return undefined;
  const outputs = opened.filter(isOutput);
  if (outputs.length > 1 || opened.some(({ operator }) => /^(?:>&|&>>?)$/.test(operator))) return undefined;
  // Other descriptors are told of as written.
  const changes = opened.flatMap((each) =>
    each.operator.startsWith('>') && !outputs.includes(each) && !isStream(each)
      ? absolutePath(each.file.text, place.folder)
      : [],
  );
  const [output] = outputs;
  const printed = output === undefined ? [] : written(command, output, place);
  const program = programOf(words);
  const isKnown = program !== undefined && program.words.every(({ unknown }) => unknown.length === 0);
  const own = isKnown ? changedBy(program, command, place) : { edits: [], changes: [] };
  if (printed === undefined || own === undefined) return undefined;
  const edits = [...own.edits, ...printed];
  const isHeavy = edits.some(({ made }) => made !== undefined && weightOf(made) > HEAVIEST);
  return edits.length === 0 || isHeavy ? undefined : { edits, changes: [...own.changes, ...changes] };
}

function isOutput({ operator, descriptor = '1', file }: OpenedFile): boolean {
  return /^(?:>|>>|>\|)$/.test(operator) && descriptor === '1' && !file.text.startsWith('/dev/');
}

function isStream({ file }: OpenedFile): boolean {
  return /^(?:[\d-]+$|\/dev\/)/.test(file.text);
}

/** What the program itself changes; undefined where that is not followed. */
function changedBy(program: Program, command: RunCommand, place: PrintingPlace): FollowedEdits | undefined {
  const none: FollowedEdits = { edits: [], changes: [] };
  switch (program.name) {
    case 'sed':
    case 'dos2unix':
      return inPlace(program, place) ?? none;
    case 'tee':
      return { ...none, edits: teed(program, command, place) ?? [] };
    case 'cp':
    case 'mv':
      return copiedTexts(program, place);
    case 'find':
    case 'xargs': {
      // Each file by itself, as the shell would name them all to it.
      const [only, ...others] = programsWithin(program, command);
      const isEdit = only?.exact === true && others.length === 0 && /^(?:sed|dos2unix)$/.test(only.name);
      const edited = isEdit ? inPlace(only, place) : undefined;
      // Copies are left beside files of which the names are not known.
      return edited?.edits.every(({ by }) => by !== undefined) === true ? edited : none;
    }
    default:
      return none;
  }
}

/** `sed -i.bak s/a/b/ six.txt` */
function inPlace({ name, words }: Program, { folder, line, scope, stops }: PrintingPlace): FollowedEdits | undefined {
  const by = { words: [name, ...words.map(({ text }) => text)], userland: userlandOf(scope), line, stops };
  const filter = filterOf(by.words, by.userland);
  if (filter?.inPlace !== true) return undefined;
  const { suffix } = filter;
  // What is known of a file that an installer wrote is no text.
  const exports = [...scope.state.exports.keys()];
  const isText = (file: string): boolean =>
    findFrom(folder, file, scope)?.kind !== 'export' &&
    !exports.some((each) => fitsPath(each, absolutePath(file, folder)));
  if (!filter.inputs.every(isText)) return undefined;
  const edits = filter.inputs.flatMap((file): readonly EditedFile[] => {
    const path = absolutePath(file, folder);
    const found = suffix === undefined ? undefined : findFrom(folder, file, scope);
    const before = found && textBehind(found);
    return [...(before === undefined ? [] : [{ path: `${path}${suffix}`, made: before }]), { path, by }];
  });
  return { edits, changes: [] };
}

/** `… | tee -a six.txt` */
function teed({ words }: Program, command: RunCommand, place: PrintingPlace): readonly EditedFile[] | undefined {
  const texts = words.map(({ text }) => text);
  const appends = texts[0] === '-a' || texts[0] === '--append';
  const files = appends ? texts.slice(1) : texts;
  const { pipe, opened = [], fed } = command;
  const text = textFed({ opened, fed }, textOfPipe(pipe, { ...place, stops: false }), place);
  if (text === undefined || files.some((file) => file.startsWith('-'))) return undefined;
  const edits = files.map((file) => withText(file, text, appends, command, place));
  const known = edits.filter((edit) => edit !== undefined);
  return known.length < edits.length ? undefined : known;
}

/** `… > six.txt` */
function written(
  command: RunCommand,
  { operator, file }: OpenedFile,
  place: PrintingPlace,
): readonly EditedFile[] | undefined {
  const { words, opened = [], fed, pipe } = command;
  const isNothing = fed === undefined && /^(?:true|:)?$/.test(words[0]?.text ?? '');
  const text: MadeText | undefined = isNothing
    ? { kind: 'written', text: '', line: place.line }
    : textPrintedBy({ words, opened, fed }, textOfPipe(pipe, { ...place, stops: false }), place);
  const edit = text && withText(file.text, text, operator === '>>', command, place);
  return edit && [edit];
}

function withText(
  file: string,
  text: MadeText,
  appends: boolean,
  command: RunCommand,
  place: PrintingPlace,
): EditedFile | undefined {
  const path = absolutePath(file, place.folder);
  // What reads the file that it writes finds it empty.
  if (/[*?]/.test(file) || reads(command, path, place.folder)) return undefined;
  if (!appends) return { path, made: text };
  const there = textAt(file, place);
  // `COPY . .` may have brought it.
  const before: MadeText | undefined =
    there?.kind === 'file'
      ? { ...there, maybe: true }
      : (there ?? (isAbsent(path, file, place) ? { kind: 'written', text: '', line: place.line } : undefined));
  return before && { path, made: { kind: 'joined', parts: [before, text] } };
}

function reads({ words, opened = [], pipe }: RunCommand, path: string, folder: string): boolean {
  // The files of tee are those that it writes.
  const own = words[0]?.text === 'tee' ? [] : words.slice(1);
  const read = [{ words: own, opened }, ...(pipe ?? [])].flatMap((each) => [
    ...each.words,
    ...each.opened.flatMap(({ operator, file }) => (operator === '<' ? [file] : [])),
  ]);
  return read.some(({ text }) => absolutePath(text, folder) === path);
}

/** Where surely nothing was there, or `touch` has made it. */
function isAbsent(path: string, file: string, { folder, scope }: PrintingPlace): boolean {
  const { state } = scope;
  if (findFrom(folder, file, scope) !== undefined) return false;
  const made = new Set([...state.made].filter((each) => each !== path));
  return filesInStage(new Map(), folder, { ...state, made }).lacks(path);
}
