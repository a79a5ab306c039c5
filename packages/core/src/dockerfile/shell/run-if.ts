// `if …; then …; elif …; else …; fi`: the branches that run, or may.

import type { NodeForm, NodeOf } from './node-form.ts';
import { surely } from './surely.ts';
import type { ShellPlace } from './shell-place.ts';
import type { ShellWalk, Status } from './shell-walk.ts';

/** What comes behind `fi &&` runs: a compound command that fails ends the build. */
export const runIf: NodeForm<'if'> = (node, place, walk) => surely(branchesOf(node, place, walk), place);

function branchesOf({ branches, otherwise }: NodeOf<'if'>, place: ShellPlace, walk: ShellWalk): Status {
  let sure = place.certain;
  const tried = branches.map(() => Symbol());
  for (const [at, { condition, body }] of branches.entries()) {
    const own: ShellPlace = { ...place, instead: [...place.instead, ...tried.slice(0, at)] };
    const tries = [...place.tries, ...tried.slice(at, at + 1)];
    const status = walk.runs.list(condition, { ...own, certain: sure, failure: 'asked', tries }, walk);
    const done =
      status === false ? undefined : walk.runs.list(body, { ...own, certain: sure && status === true }, walk);
    if (status === true) return sure ? done : undefined;
    sure &&= status === false;
  }
  const done = walk.runs.list(otherwise, { ...place, instead: [...place.instead, ...tried], certain: sure }, walk);
  return sure ? done : undefined;
}
