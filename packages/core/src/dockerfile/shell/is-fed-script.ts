// Whether what a pipe feeds is run: `curl … | sh`, `curl … | sudo VERSION=1 python3 -`. An empty script fails nowhere, and does nothing.

import type { ShellNode } from './shell-tree.ts';
import { wordsOf } from './fed-by.ts';
import type { Variables } from './shell-place.ts';
import type { ShellWalk } from './shell-walk.ts';

/** @param reader what stands behind the pipe */
export function isFedScript(reader: ShellNode, scope: Variables, walk: ShellWalk): boolean {
  if (reader.kind !== 'simple') return false;
  const texts = wordsOf(reader.command, scope, walk).map(({ text }) => text);
  const at = texts.findIndex((text) => !/^(?:[A-Za-z_]\w*=.*|(?:.*\/)?(?:sudo|env|exec|command))$/s.test(text));
  const [program = '', first = '-'] = texts.slice(Math.max(at, 0));
  return /^(?:.*\/)?(?:(?:ba|da|a)?sh|python3?)$/.test(program) && /^-s?$/.test(first);
}
