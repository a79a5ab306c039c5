// The files of an image that `find` finds, where it asks for no more than names and depths.

import { absolutePath, copySourceOf } from './context-paths.ts';
import { anyFolders } from './fits-path.ts';
import { fitsGlob } from './fits-glob.ts';
import { knownNames, MOST_NAMES } from './names-of-pattern.ts';
import type { StageScope } from './stage-scope.ts';
import type { ShellWord } from './shell/shell-words.ts';

/** What `find` is asked for, where that is no more than names and depths. */
interface Search {
  readonly starts: readonly string[];
  readonly names: readonly string[];
  readonly deepest: number;
  readonly kind: 'file' | 'any';
}

/** @param words behind `find`, without what it runs or prints @returns paths as it prints them; its own order is that of the disk, which nobody knows */
export function pathsFound(
  words: readonly ShellWord[],
  folder: string,
  scope: StageScope,
): readonly string[] | undefined {
  const search = searchOf(words.map(({ text }) => text));
  if (search === undefined || words.some(({ unknown }) => unknown.length > 0)) return undefined;
  // The root holds all that the image has of its own.
  if (search.starts.some((start) => absolutePath(start, folder) === '/')) return undefined;
  for (const start of search.starts) listBelow(absolutePath(start, folder), scope);
  const found = search.starts.map((start) => below(start, 1, search, folder, scope));
  const all = found.flatMap((each) => each ?? []);
  return found.includes(undefined) || all.length === 0 || all.length > MOST_NAMES ? undefined : all.toSorted();
}

/** All of it is listed at once. */
function listBelow(path: string, { state }: StageScope): void {
  const source = copySourceOf(`${path === '/' ? '' : path}/x`, state.copied);
  if (source !== undefined && source.from === undefined) state.toList.add(source.path.replace(/x$/, anyFolders));
}

function searchOf(words: readonly string[]): Search | undefined {
  const first = words.findIndex((word) => /^[-(!\\]/.test(word));
  const end = first < 0 ? words.length : first;
  const starts = end === 0 ? ['.'] : words.slice(0, end);
  const names: string[] = [];
  let deepest = 8;
  let kind: Search['kind'] = 'any';
  for (let at = end; at < words.length; at++) {
    const [test, value = ''] = [words[at] ?? '', words[at + 1]];
    if (/^-print0?$/.test(test)) continue;
    at++;
    if (test === '-name') names.push(value);
    else if (test === '-type' && value === 'f') kind = 'file';
    else if (test === '-maxdepth' && /^\d$/.test(value)) deepest = Number(value);
    else return undefined;
  }
  // Of files of any name those of the image itself would be some.
  return names.length === 1 && names.every((name) => /\.\w+$/.test(name))
    ? { starts, names, deepest, kind }
    : undefined;
}

function below(
  start: string,
  depth: number,
  search: Search,
  folder: string,
  scope: StageScope,
): readonly string[] | undefined {
  if (depth > search.deepest) return [];
  const [pattern = ''] = search.names;
  const within = absolutePath(start, folder);
  const names = knownNames(within, pattern, scope);
  if (names === undefined) return undefined;
  const found: string[] = [];
  for (const [name, kind] of names) {
    const path = `${start.replace(/\/$/, '')}/${name}`;
    if (fitsGlob(name, pattern)) {
      if (kind === 'folder' && search.kind === 'any') return undefined;
      if (kind === 'file') found.push(path);
    }
    if (kind === 'file') continue;
    const inside = below(path, depth + 1, search, folder, scope);
    if (inside === undefined) return undefined;
    found.push(...inside);
  }
  return found;
}
