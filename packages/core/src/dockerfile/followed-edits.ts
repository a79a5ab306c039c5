// Commands whose work on files of an image is followed to the letter: the file is then known by what made its text.

import { filterOf } from '../edits/filters.ts';
import type { FilteringCommand } from '../edits/made-text.ts';
import type { Userland } from '../edits/filter.ts';
import { absolutePath } from './context-paths.ts';
import type { FileEdit } from './file-edit.ts';
import { findFrom, textBehind } from './find-file.ts';
import { programOf } from './program-of.ts';
import type { RunCommand } from './shell/shell-walk.ts';
import type { StageScope } from './stage-scope.ts';

/** What a command makes of files. */
export type EditedFile = Pick<FileEdit, 'path' | 'made' | 'by'>;

/** @returns undefined where it is not known to the letter what it makes of any of them */
export function editsOf(
  command: RunCommand,
  line: number,
  folder: string,
  scope: StageScope,
): readonly EditedFile[] | undefined {
  const { words, certain } = command;
  const program = programOf(words);
  if (!certain || program === undefined || program.words.some(({ unknown }) => unknown.length > 0)) return undefined;
  const texts = [program.name, ...program.words.map(({ text }) => text)];
  const by: FilteringCommand = { words: texts, userland: userlandOf(scope), line, stops: command.caught !== true };
  return inPlace(by, folder, scope);
}

/** `sed -i.bak s/a/b/ six.txt` */
function inPlace(by: FilteringCommand, folder: string, scope: StageScope): readonly EditedFile[] | undefined {
  const filter = filterOf(by.words, by.userland);
  if (filter?.inPlace !== true) return undefined;
  const { suffix } = filter;
  // What is known of a file that an installer wrote is no text.
  const isText = (file: string): boolean => findFrom(folder, file, scope)?.kind !== 'export';
  if (!filter.inputs.every(isText)) return undefined;
  return filter.inputs.flatMap((file): readonly EditedFile[] => {
    const path = absolutePath(file, folder);
    const found = suffix === undefined ? undefined : findFrom(folder, file, scope);
    const before = found && textBehind(found);
    return [...(before === undefined ? [] : [{ path: `${path}${suffix}`, made: before }]), { path, by }];
  });
}

/** Whose sed and grep a stage has. */
function userlandOf({ distribution, state }: StageScope): Userland {
  if (distribution === undefined || distribution === 'wolfi') return 'either';
  if (distribution !== 'alpine') return 'gnu';
  return ['sed', 'grep', 'coreutils'].some((name) => state.packages.has(name)) ? 'either' : 'busybox';
}
