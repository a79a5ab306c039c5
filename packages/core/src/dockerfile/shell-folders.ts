// Where `cd`, `pushd` and `popd` lead a script to.

import { absolutePath } from './context-paths.ts';
import type { Program } from './program-of.ts';
import { folderOfWords } from './unknown-folder.ts';

export interface ShellFolders {
  current: string;
  /** That of before the last `cd`. */
  last: string;
  /** What `pushd` left, for `popd`. */
  readonly left: string[];
}

export function openFolders(current: string): ShellFolders {
  return { current, last: current, left: [] };
}

/** @returns whether the command is one of them */
export function changesFolder({ name, words }: Program, folders: ShellFolders): boolean {
  if (!/^(?:cd|pushd|popd)$/.test(name)) return false;
  const { current } = folders;
  const word = words.find(({ text }) => !/^-[LPen@]+$/.test(text));
  if (name === 'pushd') folders.left.push(current);
  if (name === 'popd') folders.current = folders.left.pop() ?? current;
  else if (word?.text === '-') folders.current = folders.last;
  else if (word === undefined) folders.current = '/root';
  else folders.current = word.unknown.length === 0 ? absolutePath(word.text, current) : folderOfWords(word.text);
  folders.last = current;
  return true;
}
