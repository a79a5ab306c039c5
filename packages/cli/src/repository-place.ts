// Where a file of a report stands in its repository, which is how code hosts name it.

import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { isInside, shownPath } from '@wheelcheck/core/node';
import { foldersUpwards, isRepository } from './folders-upwards.ts';

/** What reports have for a place that is no file; so does what lies outside the repository, which no host could show. */
const NO_FILE = '-';

/**
 * Makes the function from a path as reports show it (relative to the current folder, of a file far outside it the name alone) to
 * one that counts from the repository's root. Without a repository the current folder is the root.
 *
 * @param words the files of the command line, as given
 */
export function repositoryPlace(words: readonly string[]): (path: string) => string {
  const here = resolve('.');
  const root = foldersUpwards(here).find(isRepository) ?? here;
  const given = new Map(words.map((word) => [shownPath(word), resolve(word)]));
  return (path) => {
    if (path === NO_FILE || path === 'command line') return path;
    const file = given.get(path) ?? join(here, path);
    return isInside(root, file) && existsSync(file) ? relative(root, file).split(sep).join('/') : NO_FILE;
  };
}
