// What a command line of tar says.

import type { PackedFolder } from './moving-command.ts';

export function readTar(words: readonly string[]): Tar {
  // `tar xf` without a dash is a mode in the first place alone.
  const modes = words.filter((word, at) => /^-[A-Za-z]+$/.test(word) || (at === 0 && /^[A-Za-z]+$/.test(word)));
  const letters = modes.join('');
  const names: string[] = [];
  let [archive, folder]: [string | undefined, string] = [undefined, '.'];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const long = /^--(file|directory)=(.*)$/.exec(word);
    const isMode = modes.includes(word) && (word.startsWith('-') || at === 0);
    if (long?.[1] === 'file') archive = long[2];
    else if (long?.[1] === 'directory') folder = long[2] ?? '.';
    else if (word === '--file' || (isMode && word.endsWith('f'))) archive = words[++at];
    else if (word === '--directory' || (isMode && word.endsWith('C'))) folder = words[++at] ?? '.';
    else if (!isMode && !word.startsWith('-')) names.push(word);
  }
  return {
    packs: letters.includes('c') || words.includes('--create'),
    unpacks: letters.includes('x') || words.includes('--extract'),
    archive: archive === '-' ? undefined : archive,
    folder,
    fromList: words.some((word) => /^(?:-[A-Za-z]*T|--files-from)/.test(word)),
    names: names.length === 0 && !letters.includes('x') ? ['.'] : names,
  };
}

/** Paths as they are written. */
export interface Tar {
  readonly packs: boolean;
  readonly unpacks: boolean;
  /** Undefined for its standard output or input. */
  readonly archive: string | undefined;
  readonly folder: string;
  readonly names: readonly string[];
  /** Whether what it packs is named by a file, or by its input. */
  readonly fromList: boolean;
}

/** What it packs; with `-T` what was listed before. */
export function packedFolders(
  { names, folder, fromList }: Tar,
  listed: readonly PackedFolder[],
): readonly PackedFolder[] {
  if (fromList) return listed;
  return names.map((name) => ({ source: name.startsWith('/') ? name : `${folder}/${name}`, name }));
}
