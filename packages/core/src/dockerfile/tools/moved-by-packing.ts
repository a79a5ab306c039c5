// What programs that pack one file make of an archive: `gzip /venv.tar`, `tar c venv | gzip > /venv.tgz`.

import { movedIntoArchive } from './moved-into-archive.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';
import { pipedFolders } from './piped-folders.ts';

const endings = /\.(?:gz|xz|bz2|zst)$/;

export function movedByPacking(command: MovingCommand): readonly MovedFolders[] {
  const { words, output } = command;
  const files = words.filter((word) => !word.startsWith('-'));
  if (output !== undefined)
    return movedIntoArchive([
      output,
      ...(files.length > 0 ? files : pipedFolders(command).map(({ source }) => source)),
    ]);
  return files.map((file) => ({
    sources: [file],
    destinations: endings.test(file)
      ? [file.replace(endings, '')]
      : ['gz', 'xz', 'bz2', 'zst'].map((end) => `${file}.${end}`),
  }));
}
