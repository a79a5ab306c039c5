// Files that a pipe tells `xargs`: `find . -name '*.txt' |`, `ls *.txt |`, `grep -rl six . |`.

import { programOf } from '../program-of.ts';
import type { RunCommand } from '../shell/run-command.ts';
import type { ShellWord } from '../shell/shell-words.ts';
import { type FoundPaths, foundPaths } from './found-paths.ts';

/** `fewer`: something between leaves some of them out. */
export type ToldPaths = FoundPaths & { readonly fewer: boolean };

/** @returns undefined where it may tell anything */
export function toldPaths({ pipe, opened = [] }: Pick<RunCommand, 'pipe' | 'opened'>): ToldPaths | undefined {
  const [first, ...others] = pipe ?? [];
  const program = first && programOf(first.words);
  if (program === undefined || opened.some(({ operator }) => operator.startsWith('<'))) return undefined;
  const names = others.map(({ words }) => programOf(words)?.name ?? '');
  if (!names.every((name) => /^(?:[ef]?grep|sort|uniq|head|tail|tee)$/.test(name))) return undefined;
  const fewer = names.some((name) => /grep|head|tail/.test(name));
  const told = printedPaths(program.name, program.words);
  return told && { paths: told.paths, exact: told.exact && names.length === 0, fewer };
}

function printedPaths(name: string, words: readonly ShellWord[]): FoundPaths | undefined {
  const plain = words.filter(({ text }) => !text.startsWith('-'));
  const options = words.filter(({ text }) => text.startsWith('-'));
  switch (name) {
    case 'find':
      return foundPaths(words);
    case 'ls':
    case 'echo':
    case 'printf': {
      const isOfFiles = plain.length > 0 && plain.every(({ text }) => /[^/]\.\w+$/.test(text));
      // Of a folder it prints the names of what lies in it.
      if (!isOfFiles)
        return name === 'ls' ? { paths: [{ text: '*', unknown: [] }, ...plain], exact: false } : undefined;
      return { paths: plain, exact: name === 'ls' && options.every(({ text }) => text === '-1') };
    }
    case 'grep': {
      if (!options.some(({ text }) => /^-[A-Za-z]*l|^--files-with-matches$/.test(text))) return undefined;
      const roots = plain.slice(1);
      return { ...foundPaths(roots), exact: false };
    }
    default:
      return undefined;
  }
}
