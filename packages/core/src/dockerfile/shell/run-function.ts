// Functions of a script: what runs where one is called, and where another command is given its name.

import { argumentNames, setArguments } from './script-arguments.ts';
import type { ShellList, SimpleCommand } from './shell-tree.ts';
import { wordsOf } from './fed-by.ts';
import type { ShellPlace } from './shell-place.ts';
import { DEEPEST, type ShellWalk, type Status } from './shell-walk.ts';
import type { ShellWord } from './shell-words.ts';

/** Whether it succeeds. */
interface Called {
  readonly status: Status;
}

/** @returns undefined where the command is none of a function, as far as that is known */
export function runFunction({ words: written }: SimpleCommand, place: ShellPlace, walk: ShellWalk): Called | undefined {
  if (walk.functions.size === 0 || written.length === 0) return undefined;
  const [program, ...given] = wordsOf({ words: written }, place.scope, walk);
  const called = walk.functions.get(program?.text ?? '');
  if (called !== undefined)
    return callFunction(called.body, given, { ...place, certain: place.certain && called.certain }, walk);
  // `trap clean EXIT`, `"$@"`
  const named =
    program?.unknown.length === 0
      ? given.flatMap(({ text }) => walk.functions.get(text) ?? [])
      : walk.functions.values();
  for (const { body } of named)
    callFunction(body, undefined, { ...place, certain: false, scope: new Map(place.scope) }, walk);
  return undefined;
}

function callFunction(
  body: ShellList,
  given: readonly ShellWord[] | undefined,
  place: ShellPlace,
  walk: ShellWalk,
): Called {
  if (walk.depth >= DEEPEST) {
    walk.shell.cut();
    return { status: true };
  }
  const { scope } = place;
  const before = argumentNames.map((name) => [name, scope.get(name)] as const);
  const { returned, locals, codes } = walk;
  Object.assign(walk, { locals: new Map<string, string | null | undefined>(), codes: [] });
  setArguments(given, scope);
  walk.depth++;
  const status = walk.runs.list(body, place, walk);
  walk.depth--;
  // Of `[ -n "$X" ] && return 0; return 1` nobody knows which it is.
  const isKnown = walk.returned === 'surely' || walk.codes.every((code) => code === status);
  const after = [...before, ...walk.locals];
  Object.assign(walk, { returned, locals, codes });
  for (const [name, value] of after)
    if (value === undefined) scope.delete(name);
    else scope.set(name, value);
  return { status: isKnown ? (status ?? true) : undefined };
}
