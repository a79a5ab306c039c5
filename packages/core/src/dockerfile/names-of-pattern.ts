// The files of an image that a pattern of a shell names, in the order in which they are named.

import { absolutePath } from './context-paths.ts';
import { fitsGlob } from './fits-glob.ts';
import { isThere } from './is-there.ts';
import { type ImageNames, mayBeChanged, namesInImage } from './names-in-image.ts';
import { lastOf } from './program-of.ts';
import type { StageScope } from './stage-scope.ts';

/** Paths of more are none that somebody installs from. */
export const MOST_NAMES = 100;

/**
 * What a pattern stands for, folder by folder: `req/*.txt`, the folders of `libs/*` with a slash behind it, the files of that name below them.
 *
 * @returns the pattern itself where nothing has such a name, as a shell leaves it; undefined where nobody can know
 */
export function namesOfPattern(pattern: string, folder: string, scope: StageScope): readonly string[] | undefined {
  if (/[{}]/.test(pattern)) return undefined;
  const found = pathsFitting('', pattern.split(/(?<=\/)/), folder, scope);
  if (found === undefined || found.length > MOST_NAMES) return undefined;
  return found.length === 0 ? [pattern] : inOrder(found, scope);
}

/** @param start a folder as it is written, with its slash @param parts what follows it, a folder each with its slash */
function pathsFitting(
  start: string,
  [part, ...below]: readonly string[],
  folder: string,
  scope: StageScope,
): readonly string[] | undefined {
  if (part === undefined) return [start];
  const isFolder = part.endsWith('/');
  const name = isFolder ? part.slice(0, -1) : part;
  if (!/[*?[]/.test(name)) {
    // Of a name without a pattern it is asked whether it is there only behind one.
    if (below.some((each) => /[*?[]/.test(each)) || start === '')
      return pathsFitting(`${start}${part}`, below, folder, scope);
    return ifThere(`${start}${part}${below.join('')}`, folder, scope);
  }
  const names = knownNames(absolutePath(start === '' ? '.' : start, folder), name, scope);
  if (names === undefined) return undefined;
  const fits = [...names.keys()].filter(
    (each) => (name.startsWith('.') || !each.startsWith('.')) && fitsGlob(each, name),
  );
  const paths = fits.map((each) => {
    if (!isFolder) return [`${start}${each}`];
    const there = ifThere(`${start}${each}/`, folder, scope);
    return there === undefined || there.length === 0 ? there : pathsFitting(`${start}${each}/`, below, folder, scope);
  });
  const known = paths.flatMap((each) => each ?? []);
  return paths.includes(undefined) || known.length > MOST_NAMES ? undefined : known;
}

/** Empty where nothing is there; undefined where nobody can know. */
function ifThere(path: string, folder: string, scope: StageScope): readonly string[] | undefined {
  const kind = path.endsWith('/') ? 'folder' : 'any';
  const isIt = isThere(absolutePath(path, folder), kind, scope);
  return isIt === undefined ? undefined : isIt ? [path] : [];
}

/** The names of a folder, where none of those that fit may have come or gone by what is not followed. */
export function knownNames(folder: string, pattern: string, scope: StageScope): ImageNames | undefined {
  const names = namesInImage(folder, scope);
  if (names === undefined || scope.state.madeUnknown) return undefined;
  const inside = (name: string): string => `${folder === '/' ? '' : folder}/${name}`;
  const likely = pattern
    .replaceAll(/\*+/g, 'any')
    .replaceAll('?', 'a')
    .replaceAll(/\[([^\]])[^\]]*\]/g, '$1');
  const changed = [...scope.state.changed.keys()].flatMap((path) =>
    path === inside(lastOf(path)) && !/[*?[]/.test(path) ? [lastOf(path)] : [],
  );
  const fitting = [...names.keys(), ...changed].filter((name) => fitsGlob(name, pattern));
  return [...fitting, likely].some((name) => mayBeChanged(inside(name), scope)) ? undefined : names;
}

/** By the letters' codes, as in the locale C: in others case and signs stand elsewhere. */
function inOrder(names: readonly string[], { state }: StageScope): readonly string[] | undefined {
  if (names.length > MOST_NAMES) return undefined;
  const order = names.toSorted();
  const isPlain = ['LC_ALL', 'LC_COLLATE', 'LANG'].every((name) =>
    /^(?:C|POSIX)(?:\.|$)|^$/.test(state.environment.get(name) ?? ''),
  );
  const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
  const alike = names.toSorted((a, b) => (bare(a) < bare(b) ? -1 : bare(a) > bare(b) ? 1 : 0));
  return isPlain || order.every((name, at) => name === alike[at]) ? order : undefined;
}
