// The commands within words, each a script of its own: `X=$(pip install six)`.

import { apart } from './apart.ts';
import { parseShell } from './parse-shell.ts';
import type { ShellPlace } from './shell-place.ts';
import { DEEPEST, type ShellWalk } from './shell-walk.ts';
import { commandsIn } from './shell-words.ts';

/** @param outer at the command that holds them */
export function runWithin(words: readonly string[], outer: ShellPlace, walk: ShellWalk): void {
  for (const script of words.flatMap(commandsIn)) {
    if (walk.depth >= DEEPEST) return walk.shell.cut();
    walk.depth++;
    const failure = 'asked';
    const place: ShellPlace = { ...outer, failure, exits: failure, scope: new Map(outer.scope), pipe: null };
    walk.shell.subshell(() => void apart(walk, () => walk.runs.list(parseShell(script), place, walk)));
    walk.depth--;
  }
}
