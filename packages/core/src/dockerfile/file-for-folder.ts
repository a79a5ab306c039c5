// A COPY of one file to where a folder was meant: `COPY requirements.txt /app` makes a file of the name app, unless such a folder is there.

import { changedAt } from './changed-files.ts';
import { absolutePath, type CopiedPath, contextPath } from './context-paths.ts';
import type { LackingCopy } from './lacking-copy.ts';
import type { Program } from './program-of.ts';
import type { Instruction } from './read-instructions.ts';
import { imagePrograms } from './stage-programs.ts';
import type { StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';

/** Folders that the images of Python and of distributions have at their root, and not all of what lies in them is known. */
const ofImages =
  /^\/(?:bin|boot|dev|etc|home|lib\w*|media|mnt|proc|root|run|sbin|srv|sys|tmp|usr|var|opt)(?:\/|$)|^\/$/;

/** No folder, no pattern, and nothing that ADD unpacks. */
const plainFile = /(?:^|\/)(?:Pipfile|[^/*?[]*[^/*?[.][^/*?[]*\.(?:txt|in|toml|lock|cfg|ini|py|sh|md|rst|json|ya?ml))$/;

/** Remembers which paths an instruction names that brings nothing of them itself: a command of it may make them. */
export function noteNamed({ keyword, text, flags }: Instruction, state: StageState): void {
  if (/^(?:COPY|ADD)$/.test(keyword)) return;
  const words = [text, ...flags.map(({ value }) => value)].join(' ');
  for (const [path] of words.matchAll(/(?<![\w.$}-])\/[\w.-][\w./-]*/g)) state.named.add(absolutePath(path, '/'));
  state.named.add(state.workdir);
}

/** Whether what is copied there is a file of that name: no such folder is in the image, and nothing may have made one. */
export function isFileThere(sources: readonly string[], written: string, target: string, scope: StageScope): boolean {
  const { state } = scope;
  const [source = '', ...others] = sources;
  if (others.length > 0 || /(?:^|\/)\.{0,2}$/.test(written) || !plainFile.test(source)) return false;
  // A file of a name that files have is meant as one.
  if (/\.\w+$/.test(target) || ofImages.test(target) || imagePrograms(scope) === 'unknown') return false;
  const isWithin = (path: string): boolean => path === target || path.startsWith(`${target}/`);
  const known = [...state.named, ...state.made, ...state.environments, ...state.places.map(({ path }) => path)];
  const copied = state.copied.map(({ destination }) => destination ?? target);
  return (
    !state.madeUnknown &&
    state.brought !== 'anything' &&
    ![...known, ...copied, ...state.exports.keys(), ...state.edits.map(({ path }) => path)].some(isWithin) &&
    changedAt(target, 0, state) === undefined
  );
}

/** The COPY that made a file of a path, or of a folder above it. */
function fileAt(path: string, state: StageState): CopiedPath | undefined {
  return state.copied.findLast(
    ({ isFile, destination, step }) =>
      isFile === true &&
      destination !== null &&
      (path === destination || path.startsWith(`${destination}/`)) &&
      !state.made.has(destination) &&
      changedAt(destination, step, state) === undefined,
  );
}

export interface NoFolder {
  /** A clause. */
  readonly why: string;
  /** A clause in the imperative. */
  readonly remedy: string;
  readonly lacking: LackingCopy;
}

/** Why nothing can lie in a folder; undefined where something may. */
export function whyNoFolder(folder: string, state: StageState): NoFolder | undefined {
  const found = fileAt(folder, state);
  if (found?.line === undefined) return undefined;
  const { line, destination, sources } = found;
  const remedy = `end ${destination} with a slash`;
  return {
    why: `${destination} is a file there: line ${line} copies ${sources[0]} to that name`,
    remedy: `${remedy} in line ${line}`,
    lacking: { line, file: contextPath(sources[0] ?? '.'), remedy },
  };
}

/** The same, once: what is behind it is told as if the folder were there. */
export function tellNoFolder(folder: string, state: StageState): NoFolder | undefined {
  const told = whyNoFolder(folder, state);
  const at = state.copied.findIndex((each) => each === fileAt(folder, state));
  if (told === undefined || at < 0) return undefined;
  const { isFile: _isFile, ...copied } = state.copied[at] ?? neverEmpty();
  state.copied[at] = { ...copied, folder: true };
  return told;
}

function neverEmpty(): never {
  throw new RangeError('what was found stands there');
}

/** The folder that `cd` or `pushd` enters. */
export function folderEntered(program: Program | undefined, folder: string): string | undefined {
  if (program === undefined || !/^(?:cd|pushd)$/.test(program.name)) return undefined;
  const word = program.words.find(({ text }) => !text.startsWith('-'));
  return word === undefined || word.unknown.length > 0 ? undefined : absolutePath(word.text, folder);
}
