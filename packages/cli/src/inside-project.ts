// Whether a path that a project's own configuration names stays in that project, links followed.

import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isInside } from '@wheelcheck/core/node';

/** The path need not exist: then the nearest folder above it that does decides. */
export function isInsideProject(root: string, path: string): boolean {
  let known = resolve(path);
  const rest: string[] = [];
  while (!existsSync(known) && dirname(known) !== known) {
    // A link to nothing yet: writing would make its target.
    if (lstatSync(known, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
    rest.unshift(relative(dirname(known), known));
    known = dirname(known);
  }
  return isInside(realpathSync(root), join(realpathSync(known), ...rest));
}
