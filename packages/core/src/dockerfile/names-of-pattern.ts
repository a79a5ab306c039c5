// The files of an image that a pattern of a shell names, in the order in which they are named.

import { absolutePath } from './context-paths.ts';
import { fitsGlob } from './fits-glob.ts';
import { type ImageNames, mayBeChanged, namesInImage } from './names-in-image.ts';
import { lastOf } from './program-of.ts';
import type { StageScope } from './stage-scope.ts';

/** Paths of more are none that somebody installs from. */
export const MOST_NAMES = 100;

/** @returns the pattern itself where nothing has such a name, as a shell leaves it; undefined where nobody can know */
export function namesOfPattern(pattern: string, folder: string, scope: StageScope): readonly string[] | undefined {
  const at = pattern.lastIndexOf('/') + 1;
  const [start, name] = [pattern.slice(0, at), pattern.slice(at)];
  if (/[*?[]/.test(start) || name === '' || /[{}]/.test(pattern)) return undefined;
  const within = absolutePath(start === '' ? '.' : start, folder);
  const names = knownNames(within, name, scope);
  if (names === undefined) return undefined;
  const found = [...names.keys()].filter(
    (each) => (name.startsWith('.') || !each.startsWith('.')) && fitsGlob(each, name),
  );
  return found.length === 0 ? [pattern] : inOrder(found, scope)?.map((each) => start + each);
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
