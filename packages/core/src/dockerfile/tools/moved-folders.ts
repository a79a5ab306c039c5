// Folders that a command puts somewhere else within an image: `cp -r /opt/venv /srv`, `tar -C /opt -cf /venv.tar venv`.

import { lastOf } from '../program-of.ts';
import { movedByOthers } from './moved-by-others.ts';

/** Paths as they are written, relative to the current folder. */
export interface MovedFolders {
  readonly sources: readonly string[];
  /** Where what lies in them may come to be: whether a folder was there hangs on what nobody told. */
  readonly destinations: readonly string[];
}

/**
 * @param input the words of the command before it in a pipe
 * @param piped what tar packed before into a pipe, by absolute paths
 */
export function movedFolders(
  name: string,
  words: readonly string[],
  input: readonly string[] = [],
  piped: readonly PackedFolder[] = [],
): readonly MovedFolders[] {
  switch (name) {
    case 'cp':
    case 'mv':
    case 'ln':
      return between(
        words,
        words.findIndex((word) => /^(?:-[a-zA-Z]*t$|-t|--target-directory)/.test(word)),
      );
    case 'rsync':
      return between(words, -1);
    case 'tar':
    case 'bsdtar':
      return ofTar(words, input, piped);
    case 'zip':
      return packed(words.filter(isPlain));
    default:
      return movedByOthers(name, words, input, movedFolders);
  }
}

function isPlain(word: string): boolean {
  return !word.startsWith('-');
}

/** @param at the word of the option that names the target first; less than 0 where it is the last word */
function between(words: readonly string[], at: number): readonly MovedFolders[] {
  const attached = (words[at] ?? '').replace(/^(?:-[a-zA-Z]*t|--target-directory=?)/, '');
  const plain = words.filter(isPlain);
  const target = at < 0 ? plain.at(-1) : attached === '' ? words[at + 1] : attached;
  const sources = (at < 0 ? plain.slice(0, -1) : plain).filter((word) => word !== target);
  if (target === undefined) return [];
  return sources.map((source) => ({
    sources: [source.replace(/\/(?:\.|\*)?$/, '')],
    destinations: [target, `${target}/${lastOf(source.replace(/\/+$/, ''))}`],
  }));
}

/** The archive first, and what is put into it: it then stands for the folder. */
function packed([archive, ...sources]: readonly string[]): readonly MovedFolders[] {
  return archive === undefined || sources.length === 0 ? [] : [{ sources, destinations: [archive] }];
}

interface Tar {
  readonly packs: boolean;
  readonly unpacks: boolean;
  /** Undefined for its standard output or input. */
  readonly archive: string | undefined;
  readonly folder: string;
  readonly names: readonly string[];
}

/** What tar puts into an archive, and the name that it has there. */
export interface PackedFolder {
  readonly source: string;
  readonly name: string;
}

/** What a command packs into a pipe. */
export function packedIntoPipe(name: string, words: readonly string[]): readonly PackedFolder[] {
  if (!/^(?:bsd)?tar$/.test(name)) return [];
  const tar = readTar(words);
  return tar.packs && tar.archive === undefined ? packedFolders(tar) : [];
}

function packedFolders({ names, folder }: Tar): readonly PackedFolder[] {
  return names.map((name) => ({ source: name.startsWith('/') ? name : `${folder}/${name}`, name }));
}

function ofTar(
  words: readonly string[],
  input: readonly string[],
  piped: readonly PackedFolder[],
): readonly MovedFolders[] {
  const tar = readTar(words);
  if (tar.packs && tar.archive !== undefined)
    return packed([tar.archive, ...packedFolders(tar).map(({ source }) => source)]);
  if (!tar.unpacks) return [];
  if (tar.archive !== undefined) return [{ sources: [tar.archive], destinations: [tar.folder] }];
  // `tar -C /opt -cf - venv | tar -C /srv -xf -`
  const [program, ...behind] = input;
  // `(cd /opt && tar c venv) | (cd /srv && tar x)`: of what is fed to a sub-shell the one before it tells.
  const before = program === undefined ? piped : packedIntoPipe(lastOf(program), behind);
  return before.map(({ source, name }) => ({ sources: [source], destinations: [`${tar.folder}/${name}`] }));
}

function readTar(words: readonly string[]): Tar {
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
    else if (!isMode && isPlain(word)) names.push(word);
  }
  return {
    packs: letters.includes('c') || words.includes('--create'),
    unpacks: letters.includes('x') || words.includes('--extract'),
    archive: archive === '-' ? undefined : archive,
    folder,
    names: names.length === 0 && !letters.includes('x') ? ['.'] : names,
  };
}
