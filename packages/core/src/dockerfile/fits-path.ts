// Whether a path of an image is one that a command names by a pattern of the shell.

import { fitsGlob } from './fits-glob.ts';

/** In a pattern any folders, and none: `find` goes through all of them. Nobody writes it, and in a shell it is one star. */
export const anyFolders = '***';

/** Folder by folder: a star of a shell takes no slash. */
export function fitsPath(path: string, pattern: string): boolean {
  if (path === pattern) return true;
  const below = pattern.endsWith('/');
  const special = pattern.search(/[*?[\\]/);
  if (special < 0) return below && path.startsWith(pattern);
  if (!path.startsWith(pattern.slice(0, special))) return false;
  const [names, parts] = [path.split('/'), pattern.replace(/\/$/, '').split('/')];
  const any = parts.indexOf(anyFolders);
  if (any < 0) return fitNames(names, parts, below);
  const [first, rest] = [parts.slice(0, any), parts.slice(any + 1)];
  if (!fitNames(names.slice(0, any), first, false)) return false;
  return names.some((_, at) => at >= any && fitNames(names.slice(at), rest, below));
}

function fitNames(names: readonly string[], parts: readonly string[], below: boolean): boolean {
  if (below ? names.length <= parts.length : names.length !== parts.length) return false;
  return parts.every((part, index) => fitsGlob(names[index] ?? '', part));
}
