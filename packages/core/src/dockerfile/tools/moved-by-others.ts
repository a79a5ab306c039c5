// Programs that move folders as a side of their work: `find … -exec cp`, `cpio -p`, Python's shutil.

import { lastOf } from '../program-of.ts';
import type { MovedFolders } from './moved-folders.ts';

/** @param moved asked of a command that another one runs */
export function movedByOthers(
  name: string,
  words: readonly string[],
  input: readonly string[],
  moved: (name: string, words: readonly string[]) => readonly MovedFolders[],
): readonly MovedFolders[] {
  if (name === 'find') return byFind(words, moved);
  if (name === 'cpio') return byCpio(words, input);
  return /^python[\d.]*$/.test(name) ? byPython(words) : [];
}

/** `find /opt/venv -maxdepth 0 -exec cp -a {} /srv/ \;` */
function byFind(
  words: readonly string[],
  moved: (name: string, words: readonly string[]) => readonly MovedFolders[],
): readonly MovedFolders[] {
  const at = words.findIndex((word) => /^-(?:exec|ok)(?:dir)?$/.test(word));
  if (at < 0) return [];
  const [program = '', ...behind] = words.slice(at + 1).filter((word) => !/^\\?[;+]$/.test(word));
  return startsOf(words).flatMap((start) =>
    moved(
      lastOf(program),
      behind.map((word) => word.replaceAll('{}', start)),
    ),
  );
}

/** `cd /opt/venv && find . | cpio -pdm /srv` */
function byCpio(words: readonly string[], [program, ...behind]: readonly string[]): readonly MovedFolders[] {
  const target = words.findLast((word) => !word.startsWith('-'));
  const passes = words.some((word) => /^-[a-zA-Z]*p|^--pass-through$/.test(word));
  if (!passes || target === undefined) return [];
  const starts = lastOf(program ?? '') === 'find' ? startsOf(behind) : ['.'];
  return starts.map((start) => ({ sources: [start], destinations: [`${target}/${start}`] }));
}

/** Where find begins: what stands before its tests. */
function startsOf(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => /^[-(!\\]/.test(word));
  const starts = words.slice(0, end < 0 ? undefined : end);
  return starts.length === 0 ? ['.'] : starts;
}

const pythons = /\b(?:copytree|move|copy2?|rename|replace|symlink)\(\s*r?(["'])([^"']+)\1\s*,\s*r?(["'])([^"']+)\3/g;

/** `python -c "import shutil; shutil.copytree('/deps', '/srv/deps')"` */
function byPython(words: readonly string[]): readonly MovedFolders[] {
  const script = words[words.indexOf('-c') + 1] ?? '';
  if (!/\b(?:shutil|os)\b/.test(script)) return [];
  return [...script.matchAll(pythons)].map(([, , source = '', , target = '']) => ({
    sources: [source],
    destinations: [target, `${target}/${lastOf(source)}`],
  }));
}
