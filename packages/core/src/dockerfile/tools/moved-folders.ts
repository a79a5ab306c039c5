// Folders that a command puts somewhere else within an image: `cp -r /opt/venv /srv`, `tar -C /opt -cf /venv.tar venv`.

import { movedByCopy, movedByInstall } from './moved-by-copy.ts';
import { movedByCpio } from './moved-by-cpio.ts';
import { movedByFind } from './moved-by-find.ts';
import { movedByPacking } from './moved-by-packing.ts';
import { movedByPython } from './moved-by-python.ts';
import { movedByShell } from './moved-by-shell.ts';
import { movedByTar } from './moved-by-tar.ts';
import { movedByXargs } from './moved-by-xargs.ts';
import { movedIntoArchive } from './moved-into-archive.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';

type Mover = (command: MovingCommand) => readonly MovedFolders[];

/** The programs that move folders; a further one is a further row. */
const movers: readonly (readonly [name: RegExp, moved: Mover])[] = [
  [/^(?:cp|mv|ln)$/, ({ words }) => movedByCopy(words)],
  [/^install$/, ({ words }) => movedByInstall(words)],
  [/^rsync$/, ({ words }) => movedByCopy(words, false)],
  [/^(?:bsd)?tar$/, movedByTar],
  [/^zip$/, ({ words }) => movedIntoArchive(words.filter(isPlain))],
  [/^unzip$/, ({ words }) => movedByUnzip(words)],
  [/^(?:gzip|gunzip|pigz|xz|unxz|bzip2|bunzip2|zstd)$/, movedByPacking],
  [/^cpio$/, movedByCpio],
  [/^find$/, (command) => movedByFind(command, movedFolders)],
  [/^xargs$/, (command) => movedByXargs(command, movedFolders)],
  [/^(?:ba|da|a|z)?sh$/, (command) => movedByShell(command, movedFolders)],
  [/^python[\d.]*$/, movedByPython],
];

export function movedFolders(command: MovingCommand): readonly MovedFolders[] {
  return movers.find(([name]) => name.test(command.name))?.[1](command) ?? [];
}

/** `unzip -q /venv.zip -d /srv` */
function movedByUnzip(words: readonly string[]): readonly MovedFolders[] {
  const [archive, , folder = '.'] = [words.find(isPlain), ...words.slice(words.lastIndexOf('-d'))];
  return archive === undefined ? [] : [{ sources: [archive], destinations: [words.includes('-d') ? folder : '.'] }];
}

function isPlain(word: string): boolean {
  return !word.startsWith('-');
}
