// What tar packs into an archive, and unpacks from one or from a pipe.

import { movedIntoArchive } from './moved-into-archive.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';
import { pipedFolders } from './piped-folders.ts';
import { packedFolders, readTar } from './read-tar.ts';

export function movedByTar(command: MovingCommand): readonly MovedFolders[] {
  const tar = readTar(command.words);
  if (tar.packs && tar.archive !== undefined)
    return movedIntoArchive([tar.archive, ...packedFolders(tar, command.listed).map(({ source }) => source)]);
  if (!tar.unpacks) return [];
  if (tar.archive !== undefined) return [{ sources: [tar.archive], destinations: [tar.folder] }];
  // `tar -C /opt -cf - venv | tar -C /srv -xf -`
  return pipedFolders(command).map(({ source, name }) => ({
    sources: [source],
    destinations: [`${tar.folder}/${name}`],
  }));
}
