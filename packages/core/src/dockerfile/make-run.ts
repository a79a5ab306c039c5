// What a command of make runs, as the Makefile of the build context says that was copied there.

import { absolutePath } from './context-paths.ts';
import type { ContextText } from './dockerfile-request.ts';
import type { ValueOf } from './expand-variables.ts';
import { fileInStage } from './find-file.ts';
import { makeCommand } from './make/make-command.ts';
import { makeRecipes, type RecipeLine } from './make/make-recipes.ts';
import { readMakefile } from './make/read-makefile.ts';
import type { Program } from './program-of.ts';
import type { StageScope } from './stage-scope.ts';
import { knownFolder } from './unknown-folder.ts';

export interface MakeRun extends Pick<ContextText, 'path'> {
  readonly recipes: readonly RecipeLine[];
  /** In which each of them begins. */
  readonly folder: string;
}

/** As make looks for it. */
const names = ['GNUmakefile', 'makefile', 'Makefile'];

/** @param valueOf of the environment that it sees @returns undefined for what else runs, and for what of a Makefile is not followed */
export function makeRun(
  program: Program | undefined,
  current: string,
  valueOf: ValueOf,
  { files, state, earlier }: StageScope,
): MakeRun | undefined {
  if (program === undefined || !/^g?make$/.test(program.name) || files.size === 0) return undefined;
  if (program.words.some(({ unknown }) => unknown.length > 0)) return undefined;
  const command = makeCommand(program.words.map(({ text }) => text));
  if (command === undefined) return undefined;
  const folder = absolutePath(command.folder, current);
  const found = (command.file === undefined ? names : [command.file]).flatMap((name) => {
    const path = fileInStage(absolutePath(name, folder), state, earlier);
    return path === undefined ? [] : (files.get(path) ?? []);
  });
  const [file] = found;
  const makefile = file && readMakefile(file.text, command.variables, valueOf, knownFolder(folder));
  const recipes = makefile && makeRecipes(makefile, command.targets);
  return recipes && { path: file.path, recipes, folder };
}
