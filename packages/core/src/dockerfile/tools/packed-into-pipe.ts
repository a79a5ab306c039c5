// What a command packs into a pipe: `tar -C /opt -cf - venv`, `find venv | cpio -o`.

import type { MovingCommand, PackedFolder } from './moving-command.ts';
import { packedFolders, readTar } from './read-tar.ts';

type Packing = Pick<MovingCommand, 'name' | 'words' | 'listed'>;

/** By the program: what it packs where that goes to its output. */
const packers: readonly (readonly [name: RegExp, packed: (command: Packing) => readonly PackedFolder[]])[] = [
  [/^(?:bsd)?tar$/, ofTar],
  [
    /^cpio$/,
    ({ words, listed }) => (isCpio(words, 'o') && !words.some((word) => /^-[a-zA-Z]*[OF]/.test(word)) ? listed : []),
  ],
  // Of an archive that is only shown, or unpacked to one that holds the same.
  [/^(?:cat|z?cat|[gbx]zcat|zstdcat)$/, ({ words }) => shown(words)],
  [
    /^(?:g|pig|b|x|un)?(?:zip2?|z|xz|zstd)$/,
    ({ words }) => (words.some((word) => /^-[a-zA-Z]*c/.test(word)) ? shown(words) : []),
  ],
];

export function packedIntoPipe(command: Packing): readonly PackedFolder[] {
  return packers.find(([name]) => name.test(command.name))?.[1](command) ?? [];
}

/** Whether cpio works in a mode: `cpio -o`, `cpio --create`. */
export function isCpio(words: readonly string[], mode: 'o' | 'i' | 'p'): boolean {
  const long = { o: '--create', i: '--extract', p: '--pass-through' }[mode];
  return words.some((word) => word === long || (/^-[a-zA-Z]+$/.test(word) && word.includes(mode)));
}

function ofTar({ words, listed }: Packing): readonly PackedFolder[] {
  const tar = readTar(words);
  return tar.packs && tar.archive === undefined ? packedFolders(tar, listed) : [];
}

function shown(words: readonly string[]): readonly PackedFolder[] {
  return words.filter((word) => !word.startsWith('-')).map((source) => ({ source, name: '.' }));
}
