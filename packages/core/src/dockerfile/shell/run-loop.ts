// Loops: `while read line; do …; done < file`, `for name in …; do …; done`, and those of which nobody knows how often they run.

import { linesRead, readCommand } from './read-command.ts';
import type { LoopItem } from './loop-item.ts';
import type { ShellList, ShellNode, SimpleCommand } from './shell-tree.ts';
import { fedBy, type ShellPlace, type ShellWalk, type Status, valueIn } from './shell-walk.ts';
import { type ShellWord, shellWords } from './shell-words.ts';

/** Loops over more items are not followed. */
const MOST_ITEMS = 50;
/** And over more lines of a text. */
const MOST_LINES = 150;

type RunList = (nodes: ShellList, place: ShellPlace, walk: ShellWalk) => Status;
type NodeOf<Kind extends ShellNode['kind']> = Extract<ShellNode, { readonly kind: Kind }>;

/** @param pipe what feeds it */
export function runLoop(
  { condition, body, until, opened }: NodeOf<'loop'>,
  place: ShellPlace,
  pipe: ShellPlace['pipe'],
  walk: ShellWalk,
  runList: RunList,
): Status {
  const read = until ? undefined : readCommand(condition);
  const fed: SimpleCommand = opened ?? { words: [], redirects: [], at: 0 };
  const text = read && walk.shell.lines?.({ pipe, ...fedBy(fed, place.scope, walk) });
  const items = read && text && linesRead(text, read);
  if (fed.redirects.length > 0) {
    const command: SimpleCommand = { words: [], redirects: fed.redirects, at: fed.at, around: true };
    runList([{ kind: 'simple', command }], { ...place, certain: false }, walk);
  }
  if (read !== undefined && items !== undefined && items.length <= MOST_LINES)
    return runRounds(read.variable, items, body, place, walk, runList);
  runApart(walk, () => runList([...condition, ...body], { ...place, certain: false }, walk));
  return true;
}

export function runFor(
  { variable, items, body }: NodeOf<'for'>,
  place: ShellPlace,
  walk: ShellWalk,
  runList: RunList,
): Status {
  const { scope } = place;
  const found = items.map((item) => itemsOf(item, place, walk));
  const known = found.flatMap((each) => each ?? []);
  if (found.every((each) => each !== undefined) && known.length <= MOST_LINES)
    return runRounds(variable, known, body, place, walk, runList);
  const words = items.flatMap((item) => shellWords(item, valueIn(scope, walk)));
  // Only the last turn's failure is the loop's.
  const failure = place.failure === 'ends' ? 'dropped' : place.failure;
  scope.set(variable, null);
  walk.shell.items?.(words.map(({ text }) => text));
  runApart(walk, () => runList(body, { ...place, certain: false, failure }, walk));
  return true;
}

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

/** @returns false where the last of them surely fails */
function runRounds(
  variable: string,
  items: readonly LoopItem[],
  body: ShellList,
  place: ShellPlace,
  walk: ShellWalk,
  runList: RunList,
): Status {
  let status = true as Status;
  const { items: outer } = walk;
  runApart(walk, () => {
    for (const [at, item] of items.entries()) {
      const isLast = at === items.length - 1;
      const failure = place.failure === 'ends' && !isLast ? 'dropped' : place.failure;
      place.scope.set(variable, item.text);
      walk.items = [item];
      status = runList(body, { ...place, failure }, walk);
      const { turned } = walk;
      walk.turned = undefined;
      if (turned?.kind === 'break' && turned.isSure) break;
      if (walk.ended === 'surely' || walk.returned === 'surely') break;
    }
  });
  walk.items = outer;
  return status !== false || !place.certain;
}

/** `break` and `continue` are those of the innermost loop. */
function runApart(walk: ShellWalk, body: () => void): void {
  const { turned } = walk;
  walk.turned = undefined;
  walk.loops++;
  body();
  walk.loops--;
  walk.turned = turned;
}
