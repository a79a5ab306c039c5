// Whether one path lies in another.

import { isAbsolute, relative, sep } from 'node:path';

/** By the names alone: a caller who must not be led outside by links gives real paths. A folder is inside itself. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
