// Wheels that a command makes, and commands that install them: what they hold is judged where it is made.

import { changedPaths } from './changed-files.ts';
import { absolutePath, copySourceOf } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import type { MadeWheels } from './inherited-state.ts';
import type { StageState } from './stage-state.ts';
import type { ResolvedInstall } from './resolved-install.ts';
import type { StageScope } from './stage-scope.ts';

/** Stages that copy from stages are followed so deep. */
const DEEPEST = 20;

/** Whether a command makes wheels of what it names, or fetches them. */
export function makesWheels(command: string): boolean {
  return /\bpip[\d.]*\s+(?:wheel|download)\b/.test(command);
}

/** The folder that `-w`, `-d` or a variable names, else the current one. */
export function wheelFolder(words: readonly string[], folder: string, valueOf: ValueOf): string {
  const at = words.findIndex((word) => /^(?:-[wd]|--wheel-dir|--dest)$/.test(word));
  const glued = words
    .map((word) => /^(?:--(?:wheel-dir|dest)=|-[wd])(.+)$/.exec(word)?.[1])
    .find((each) => each !== undefined);
  const set = (words.includes('download') ? valueOf('PIP_DEST') : valueOf('PIP_WHEEL_DIR')) || '.';
  return absolutePath(glued ?? (at < 0 ? set : (words[at + 1] ?? '.')), folder);
}

/**
 * Wheels of earlier commands, where they are all that a command installs: `pip install /wheels/*`, `--no-index --find-links=/wheels -r …`.
 * None where it installs, or may, something else.
 */
export function wheelsTaken(
  install: ResolvedInstall,
  folder: string,
  { state, earlier }: StageScope,
): readonly MadeWheels[] {
  const { words, files, binaries, indexes } = install;
  const links = indexes.flatMap(({ kind, url }) =>
    kind === 'links' ? [`${url.replace(/^file:\/\//, '')}/a.whl`] : [],
  );
  const paths = words.filter(isPath).map((word) => word.replace(/\*[^/]*$/, 'a.whl'));
  const taken = [...links, ...paths];
  if (taken.length === 0 || taken.some(isAddress)) return [];
  const made = taken.map((path) => madeAt(absolutePath(path, folder), state, earlier, 0));
  if (!made.every((each) => each !== undefined)) return [];
  const all = made.flat();
  const isAll =
    binaries.includes('--no-index') ||
    (files.every((file) => all.some((each) => each.files.includes(file))) &&
      words.every((word) => isPath(word) || all.some((each) => each.words.includes(word))));
  return isAll ? all : [];
}

/** Undefined where something else may lie there. */
function madeAt(
  path: string,
  state: StageState,
  earlier: readonly StageState[],
  depth: number,
): readonly MadeWheels[] | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const own = state.wheels.filter((each) => folder === `${each.folder}/`);
  // A context that is copied whole seldom brings wheels into the folder in which they are made.
  const copied = state.copied.filter(
    ({ from, destination, sources: [first] }) =>
      from !== undefined || (first !== '.' && `${destination}/`.startsWith(folder)),
  );
  const sources = copied.flatMap((each) => copySourceOf(path, [each]) ?? []);
  const brought = sources.map(({ from, path: source }) => {
    const stage = typeof from === 'number' && depth < DEEPEST ? earlier[from] : undefined;
    return stage === undefined ? undefined : madeAt(absolutePath(source, '/'), stage, earlier, depth + 1);
  });
  const isChanged = changedPaths(state).some(
    (each) => each.startsWith(folder) || (each.endsWith('/') && folder.startsWith(each)),
  );
  if (isChanged || !brought.every((each) => each !== undefined)) return undefined;
  const all = [...own, ...brought.flat()];
  return all.length === 0 ? undefined : all;
}

/** Whether a word of an installer is a file of the image. */
export function isPath(word: string): boolean {
  return /^[./~]|^file:|\*|\.whl$/.test(word) && !isAddress(word);
}

/** Whether a word of an installer is somewhere else. */
export function isAddress(word: string): boolean {
  return /^(?:(?:git|hg|svn|bzr)\+|https?:)/.test(word);
}
