// Folders that a command puts somewhere else within an image: `cp -r /opt/venv /srv`, `tar -C /opt -cf /venv.tar venv`.

import { movedByCopy } from './moved-by-copy.ts';
import { movedByFind } from './moved-by-find.ts';
import { movedByPython } from './moved-by-python.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';
import { movedByCpio } from './moved-by-cpio.ts';
import { movedByTar } from './moved-by-tar.ts';
import { movedIntoArchive } from './moved-into-archive.ts';

type Mover = (command: MovingCommand) => readonly MovedFolders[];

/** The programs that move folders; a further one is a further row. */
const movers: readonly (readonly [name: RegExp, moved: Mover])[] = [
  [/^(?:cp|mv|ln)$/, ({ words }) => movedByCopy(words)],
  [/^rsync$/, ({ words }) => movedByCopy(words, false)],
  [/^(?:bsd)?tar$/, movedByTar],
  [/^zip$/, ({ words }) => movedIntoArchive(words.filter((word) => !word.startsWith('-')))],
  [/^cpio$/, movedByCpio],
  [/^find$/, (command) => movedByFind(command, movedFolders)],
  [/^python[\d.]*$/, ({ words }) => movedByPython(words)],
];

export function movedFolders(command: MovingCommand): readonly MovedFolders[] {
  return movers.find(([name]) => name.test(command.name))?.[1](command) ?? [];
}
