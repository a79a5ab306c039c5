// Functions of a script: what runs where one is called, and where another command is given its name.

import { argumentNames, setArguments } from './script-arguments.ts';
import type { ShellList, SimpleCommand } from './shell-tree.ts';
import { DEEPEST, type ShellPlace, type ShellWalk, type Status, wordsOf } from './shell-walk.ts';
import type { ShellWord } from './shell-words.ts';

type RunList = (nodes: ShellList, place: ShellPlace, walk: ShellWalk) => Status;

/** @returns whether it succeeds; undefined where the command is none of a function, as far as that is known */
export function runFunction(
  { words: written }: SimpleCommand,
  place: ShellPlace,
  walk: ShellWalk,
  runList: RunList,
): boolean | undefined {
  if (walk.functions.size === 0 || written.length === 0) return undefined;
  const [program, ...given] = wordsOf({ words: written }, place.scope, walk);
  const called = walk.functions.get(program?.text ?? '');
  if (called !== undefined)
    return callFunction(called.body, given, { ...place, certain: place.certain && called.certain }, walk, runList);
  // `trap clean EXIT`, `"$@"`
  const named =
    program?.unknown.length === 0
      ? given.flatMap(({ text }) => walk.functions.get(text) ?? [])
      : walk.functions.values();
  for (const { body } of named)
    callFunction(body, undefined, { ...place, certain: false, scope: new Map(place.scope) }, walk, runList);
  return undefined;
}

function callFunction(
  body: ShellList,
  given: readonly ShellWord[] | undefined,
  place: ShellPlace,
  walk: ShellWalk,
  runList: RunList,
): boolean {
  if (walk.depth >= DEEPEST) {
    walk.shell.cut();
    return true;
  }
  const { scope } = place;
  const before = argumentNames.map((name) => [name, scope.get(name)] as const);
  const { returned } = walk;
  setArguments(given, scope);
  walk.depth++;
  const status = runList(body, place, walk);
  walk.depth--;
  walk.returned = returned;
  for (const [name, value] of before)
    if (value === undefined) scope.delete(name);
    else scope.set(name, value);
  return status ?? true;
}
