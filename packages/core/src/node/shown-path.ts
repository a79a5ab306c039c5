// How a file stands in reports: from where the user stands. Of two files of one name outside that folder, the name alone would tell neither.

import { basename, isAbsolute, parse, relative, resolve, sep } from 'node:path';

/** From further up nobody counts the folders. */
const HIGHEST = 3;

/**
 * The path as reports for people show it: relative to the current folder, with `/`; of a file that is reached from more than three folders
 * further up, or that shares no folder with the current one, its name alone.
 */
export function shownPath(path: string): string {
  const way = relative(process.cwd(), resolve(path)).split(sep).join('/');
  const ups = way.split('/').filter((part) => part === '..');
  // What two paths share may be the machine alone.
  const shared = resolve(ups.join('/') || '.');
  return ups.length > HIGHEST || shared === parse(shared).root || isAbsolute(way) ? basename(path) : way;
}
