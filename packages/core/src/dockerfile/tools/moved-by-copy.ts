// What `cp`, `mv`, `ln`, `install` and `rsync` move: sources first, then the target.

import { lastOf } from '../program-of.ts';
import type { MovedFolders } from './moving-command.ts';

/** @param namesTarget whether an option may name the target first: `cp -rt /srv /opt/venv` */
export function movedByCopy(words: readonly string[], namesTarget = true): readonly MovedFolders[] {
  const at = namesTarget ? words.findIndex((word) => /^(?:-[a-zA-Z]*t$|-t|--target-directory)/.test(word)) : -1;
  const attached = (words[at] ?? '').replace(/^(?:-[a-zA-Z]*t|--target-directory=?)/, '');
  const plain = words.filter((word) => !word.startsWith('-'));
  const target = at < 0 ? plain.at(-1) : attached === '' ? words[at + 1] : attached;
  const sources = (at < 0 ? plain.slice(0, -1) : plain).filter((word) => word !== target);
  if (target === undefined) return [];
  return sources.map((source) => ({
    sources: [source.replace(/\/(?:\.|\*)?$/, '') || '/'],
    destinations: [target, `${target}/${lastOf(source.replace(/\/+$/, ''))}`],
  }));
}

/** `install -d` makes folders alone. */
export function movedByInstall(words: readonly string[]): readonly MovedFolders[] {
  if (words.some((word) => /^(?:-[a-zA-Z]*d|--directory$)/.test(word))) return [];
  return movedByCopy(words.filter((_, at) => !/^-[mogS]$/.test(words[at - 1] ?? '')));
}
