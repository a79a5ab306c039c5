// Commands of the shell itself that change what its script goes on with: variables, what it is given, whether it goes on.

import { ownValue } from '../../text/own-value.ts';
import { noteTrap } from './note-trap.ts';
import { setArguments, shiftArguments } from './script-arguments.ts';
import type { ShellPlace, Variables } from './shell-place.ts';
import type { ShellWalk } from './shell-walk.ts';
import type { ShellWord } from './shell-words.ts';

/** @param words behind its name @returns whether it succeeds; undefined for commands that are none of these */
type OwnCommand = (words: readonly ShellWord[], place: ShellPlace, walk: ShellWalk) => boolean | undefined;

/** What they come to nobody knows from the script. */
const forget = (words: readonly ShellWord[], { scope }: ShellPlace): void => {
  for (const { text } of words) if (/^[A-Za-z_]\w*$/.test(text)) scope.set(text, null);
};

const ends =
  (which: 'ended' | 'returned'): OwnCommand =>
  ([code], place, walk) => {
    const status = code === undefined ? undefined : /^\d+$/.test(code.text) ? Number(code.text) % 256 === 0 : undefined;
    if (which === 'returned') walk.codes.push(status);
    if (place.certain && which === 'ended') walk.exit = status;
    if (place.certain) walk[which] = 'surely';
    // Where it ends the build, what follows runs or nothing comes of it.
    else if (which === 'returned' || status !== false || place.exits !== 'ends') walk[which] ??= 'maybe';
    return status ?? true;
  };

/** What it gives the variables that it names, or whether it takes them away, nobody knows. */
const forgets: OwnCommand = (words, place) => {
  forget(words, place);
  return undefined;
};

/** Of a loop further out nobody knows from here. */
const turns =
  (kind: 'break' | 'continue'): OwnCommand =>
  (words, { certain }, walk) => {
    if (walk.loops > 0) walk.turned ??= { kind, isSure: certain && words.length === 0 };
    if (certain && words.length === 0 && walk.loops > 0) walk.turned = { kind, isSure: true };
    return true;
  };

const own: Readonly<Record<string, OwnCommand>> = {
  break: turns('break'),
  continue: turns('continue'),
  exit: ends('ended'),
  return: ends('returned'),
  shift: ([count], { scope, certain }) => {
    const by = count === undefined ? 1 : /^\d+$/.test(count.text) ? Number(count.text) : undefined;
    if (scope.has('#')) shiftArguments(certain ? by : undefined, scope);
    return true;
  },
  trap: (words, _, walk) => {
    noteTrap(words, walk);
    return true;
  },
  read: forgets,
  getopts: forgets,
  mapfile: forgets,
  unset: forgets,
};

/** Whether it succeeds, where it is one of them and nobody else is to be told of it. */
export function runOwn(
  name: string,
  words: readonly ShellWord[],
  place: ShellPlace,
  walk: ShellWalk,
): boolean | undefined {
  return ownValue(own, name)?.(words, place, walk);
}

/** `set -- six idna`, `set six` */
export function setsArguments(words: readonly ShellWord[], scope: Variables): void {
  const at = words.findIndex(({ text }) => !/^[-+]/.test(text) || text === '--');
  if (at < 0 || !scope.has('#') || /^[-+]\w*o$/.test(words[at - 1]?.text ?? '')) return;
  setArguments(undefined, scope);
}
