// What is put into an archive: it then stands for the folder.

import type { MovedFolders } from './moving-command.ts';

/** @param words the archive first, and what is put into it */
export function movedIntoArchive([archive, ...sources]: readonly string[]): readonly MovedFolders[] {
  return archive === undefined || sources.length === 0 ? [] : [{ sources, destinations: [archive] }];
}
