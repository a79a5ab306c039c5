// What tar packs into an archive, and unpacks from one or from a pipe.

import { lastOf } from '../program-of.ts';
import { movedIntoArchive } from './moved-into-archive.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';
import { packedIntoPipe } from './packed-into-pipe.ts';
import { packedFolders, readTar } from './read-tar.ts';

export function movedByTar({ words, input, piped }: MovingCommand): readonly MovedFolders[] {
  const tar = readTar(words);
  if (tar.packs && tar.archive !== undefined)
    return movedIntoArchive([tar.archive, ...packedFolders(tar).map(({ source }) => source)]);
  if (!tar.unpacks) return [];
  if (tar.archive !== undefined) return [{ sources: [tar.archive], destinations: [tar.folder] }];
  // `tar -C /opt -cf - venv | tar -C /srv -xf -`
  const [program, ...behind] = input;
  // `(cd /opt && tar c venv) | (cd /srv && tar x)`: of what is fed to a sub-shell the one before it tells.
  const before = program === undefined ? piped : packedIntoPipe(lastOf(program), behind);
  return before.map(({ source, name }) => ({ sources: [source], destinations: [`${tar.folder}/${name}`] }));
}
