// What a command packs into a pipe: `tar -C /opt -cf - venv`.

import type { PackedFolder } from './moving-command.ts';
import { packedFolders, readTar } from './read-tar.ts';

export function packedIntoPipe(name: string, words: readonly string[]): readonly PackedFolder[] {
  if (!/^(?:bsd)?tar$/.test(name)) return [];
  const tar = readTar(words);
  return tar.packs && tar.archive === undefined ? packedFolders(tar) : [];
}
