// What cpio copies and packs of what a command before it lists, and unpacks: `find . | cpio -pdm /srv`.

import { movedIntoArchive } from './moved-into-archive.ts';
import type { MovedFolders, MovingCommand, PackedFolder } from './moving-command.ts';
import { isCpio } from './packed-into-pipe.ts';
import { pipedFolders } from './piped-folders.ts';

export function movedByCpio(command: MovingCommand): readonly MovedFolders[] {
  const { words, listed } = command;
  const archive = valueOf(words, /^-[a-zA-Z]*[OIF]$/);
  if (isCpio(words, 'p')) return movedTo(words.findLast((word) => !word.startsWith('-')) ?? '.', listed);
  if (isCpio(words, 'o'))
    return archive === undefined ? [] : movedIntoArchive([archive, ...listed.map(({ source }) => source)]);
  const target = valueOf(words, /^-[a-zA-Z]*D$|^--directory$/) ?? '.';
  return movedTo(target, archive === undefined ? pipedFolders(command) : [{ source: archive, name: '.' }]);
}

function valueOf(words: readonly string[], option: RegExp): string | undefined {
  const at = words.findIndex((word) => option.test(word));
  return at < 0 ? undefined : words[at + 1];
}

function movedTo(target: string, folders: readonly PackedFolder[]): readonly MovedFolders[] {
  return folders.map(({ source, name }) => ({ sources: [source], destinations: [`${target}/${name}`] }));
}
