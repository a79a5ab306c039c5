// `for name in a $(cat six.txt) *.txt; do …; done`: round by round where all that it goes through is known.

import type { LoopItem } from './loop-item.ts';
import type { NodeForm } from './node-form.ts';
import { MOST_LINES, runApart, runRounds } from './run-rounds.ts';
import { runWithin } from './run-within.ts';
import { valueIn } from './fed-by.ts';
import type { ShellPlace } from './shell-place.ts';
import type { ShellWalk } from './shell-walk.ts';
import { type ShellWord, shellWords } from './shell-words.ts';

/** Loops over more items are not followed. */
const MOST_ITEMS = 50;

export const runFor: NodeForm<'for'> = ({ at, variable, items, body }, place, walk) => {
  runWithin(items, { at, ...place }, walk);
  const { scope } = place;
  const found = items.map((item) => itemsOf(item, place, walk));
  const known = found.flatMap((each) => each ?? []);
  if (found.every((each) => each !== undefined) && known.length <= MOST_LINES)
    return runRounds(
      known.map((item) => [{ ...item, variable }]),
      body,
      place,
      walk,
    );
  const words = items.flatMap((item) => shellWords(item, valueIn(scope, walk)));
  // Only the last turn's failure is the loop's.
  const failure = place.failure === 'ends' ? 'dropped' : place.failure;
  scope.set(variable, null);
  walk.shell.items?.(words.map(({ text }) => text));
  runApart(walk, () => walk.runs.list(body, { ...place, certain: false, failure }, walk));
  return true;
};

/** @returns undefined where nobody knows what it stands for */
function itemsOf(item: string, { scope }: ShellPlace, walk: ShellWalk): readonly LoopItem[] | undefined {
  const [, inner] = /^\$\(([\s\S]*)\)$/.exec(item) ?? /^`([\s\S]*)`$/.exec(item) ?? [];
  const words = shellWords(item, valueIn(scope, walk));
  if (words.length > MOST_ITEMS) return undefined;
  if (inner !== undefined && words.some(isUnknown) && !scope.has('IFS')) {
    const printed = walk.shell.printed?.(inner, scope);
    const split = printed?.lines.flatMap(({ text, at }) =>
      text.split(/[ \t]+/).flatMap((word) => (word === '' ? [] : [{ text: word, at }])),
    );
    return split?.some(({ text }) => /[*?[]/.test(text)) === true ? undefined : split;
  }
  if (words.some(isUnknown)) return undefined;
  if (!words.some(({ text }) => /[*?[]/.test(text))) return words;
  const [pattern, ...others] = words;
  // Quotes within it may keep a star from being one.
  const isPattern = pattern !== undefined && others.length === 0 && !/["'][^"']*[*?[\\][^"']*["']|\\/.test(item);
  return isPattern ? walk.shell.namesOf?.(pattern.text)?.map((text) => ({ text })) : undefined;
}

function isUnknown({ unknown }: ShellWord): boolean {
  return unknown.length > 0;
}
