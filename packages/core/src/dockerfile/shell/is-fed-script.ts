// Whether what a pipe feeds is run: `curl … | sh`, `curl … | VERSION=1 python3 -`. An empty script fails nowhere, and does nothing.

import { programOf } from '../program-of.ts';
import type { ShellNode } from './shell-tree.ts';
import { type ShellWalk, type Variables, wordsOf } from './shell-walk.ts';

/** @param reader what stands behind the pipe */
export function isFedScript(reader: ShellNode, scope: Variables, walk: ShellWalk): boolean {
  if (reader.kind !== 'simple') return false;
  const words = wordsOf(reader.command, scope, walk);
  const program = programOf(words.slice(words.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text))));
  const [first] = program?.words ?? [];
  return /^(?:(?:ba|da|a)?sh|python3?)$/.test(program?.name ?? '') && (first === undefined || /^-s?$/.test(first.text));
}
