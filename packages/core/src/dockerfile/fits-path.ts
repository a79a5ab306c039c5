// Whether a path of an image is one that a command names by a pattern of the shell.

import { fitsGlob } from './fits-glob.ts';

/** Folder by folder: a star of a shell takes no slash. */
export function fitsPath(path: string, pattern: string): boolean {
  if (path === pattern) return true;
  const below = pattern.endsWith('/');
  const special = pattern.search(/[*?[\\]/);
  if (special < 0) return below && path.startsWith(pattern);
  if (!path.startsWith(pattern.slice(0, special))) return false;
  const [names, parts] = [path.split('/'), pattern.replace(/\/$/, '').split('/')];
  if (below ? names.length <= parts.length : names.length !== parts.length) return false;
  return parts.every((part, index) => fitsGlob(names[index] ?? '', part));
}
