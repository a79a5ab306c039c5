// The rounds of a loop, one after the other: what each goes through, and when the loop ends.

import type { LoopItem } from './loop-item.ts';
import type { ShellList } from './shell-tree.ts';
import type { ShellPlace } from './shell-place.ts';
import type { ShellWalk, Status } from './shell-walk.ts';

/** Loops over more lines of a text are not followed. */
export const MOST_LINES = 150;

/** What the variables of a loop hold in one of its rounds. */
export type LoopRound = readonly (LoopItem & { readonly variable: string })[];

/** @returns false where the last of them surely fails */
export function runRounds(rounds: readonly LoopRound[], body: ShellList, place: ShellPlace, walk: ShellWalk): Status {
  let status = true as Status;
  const { items: outer } = walk;
  runApart(walk, () => {
    for (const [at, round] of rounds.entries()) {
      const isLast = at === rounds.length - 1;
      const failure = place.failure === 'ends' && !isLast ? 'dropped' : place.failure;
      for (const { variable, text } of round) place.scope.set(variable, text);
      walk.items = round;
      status = walk.runs.list(body, { ...place, failure }, walk);
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
export function runApart(walk: ShellWalk, body: () => void): void {
  const { turned } = walk;
  walk.turned = undefined;
  walk.loops++;
  body();
  walk.loops--;
  walk.turned = turned;
}
