// Files of the image that a command writes or changes: what was copied there is no longer what the build context has.

import { absolutePath, copySourceOf } from './context-paths.ts';
import { fitsGlob } from './fits-glob.ts';
import { programOf } from './program-of.ts';
import { filledIn } from './shell/filled-in.ts';
import type { RunCommand } from './shell/shell-walk.ts';
import type { Change, StageState } from './stage-state.ts';
import type { StageInstall } from './stage-install.ts';
import { filesWritten } from './written-files.ts';

/** Remembers what a command changes; what an installer had written there is gone too. */
export function noteChanges(command: RunCommand, state: StageState, line: number, folder: string): void {
  const { words, writes = [] } = command;
  const program = programOf(words);
  const written = program === undefined ? [] : filesWritten(program, command);
  if (/^(?:touch|mkdir)$/.test(program?.name ?? ''))
    for (const word of program?.words ?? []) state.made.add(absolutePath(word.text, folder));
  for (const { word, below } of [...writes.map((each) => ({ word: each, below: false })), ...written]) {
    // What is not known of a name may be anything.
    const path = absolutePath(filledIn(word, '*'), folder);
    // `cp six.txt /` changes no file of that name.
    if (path === '/' && !below) continue;
    noteChange(below ? path.replace(/\/?$/, '/') : path, line, state);
    state.exports.delete(path);
  }
}

/** @param path absolute; with a slash at its end for whatever lies there */
export function noteChange(path: string, line: number, { changed, step }: StageState): void {
  changed.set(path, { line, step });
}

/**
 * The line that changed a file of the image; undefined where none did.
 *
 * @param step that of the copy which brought it: what was changed before is gone
 */
export function changedAt(path: string, step: number, { changed }: Pick<StageState, 'changed'>): number | undefined {
  const exact = changed.get(path);
  if (exact !== undefined && exact.step >= step) return exact.line;
  return [...changed].find(([pattern, change]: [string, Change]) => change.step >= step && fitsPath(path, pattern))?.[1]
    .line;
}

/** @param at where files of the build context lie in the image */
export function changesAround(at: ReadonlyMap<string, string>, state: StageState): StageInstall['changes'] {
  const [changed, copied] = [new Map(state.changed), [...state.copied]];
  return {
    count: changed.size,
    beside: (file, name) => {
      const path = absolutePath(`../${name}`, at.get(file) ?? '/');
      const source = copySourceOf(path, copied);
      return source === undefined ? undefined : changedAt(path, source.step, { changed });
    },
  };
}

/** Folder by folder: a star of a shell takes no slash. */
function fitsPath(path: string, pattern: string): boolean {
  const below = pattern.endsWith('/');
  const special = pattern.search(/[*?[\\]/);
  if (special < 0) return below && path.startsWith(pattern);
  if (!path.startsWith(pattern.slice(0, special))) return false;
  const [names, parts] = [path.split('/'), pattern.replace(/\/$/, '').split('/')];
  if (below ? names.length <= parts.length : names.length !== parts.length) return false;
  return parts.every((part, index) => fitsGlob(names[index] ?? '', part));
}
