// `a && b || c`: which of them run, and what is told of those that would, had what stands before them failed.

import { failureBehind } from './failure-behind.ts';
import { hasEnded } from './has-ended.ts';
import type { NodeForm, NodeOf } from './node-form.ts';
import type { ShellNode } from './shell-tree.ts';
import type { RunCommand } from './run-command.ts';
import type { Failure, ShellPlace } from './shell-place.ts';
import type { ShellWalk } from './shell-walk.ts';

export const runChain: NodeForm<'chain'> = ({ first, rest }, place, walk) => {
  let tried = Symbol();
  const placeOf = (at: number, certain = true): ShellPlace => ({
    ...place,
    certain: place.certain && certain,
    failure: failureBefore(rest.slice(at + 1), place),
    tries: [...place.tries, tried],
    instead: rest[at]?.operator === '||' ? [...place.instead, tried] : place.instead,
  });
  let status = walk.runs.node(first, placeOf(-1), walk);
  for (const [at, { operator, node }] of rest.entries()) {
    const isOther = operator === '||';
    if (status === isOther) {
      if (isOther) passOver(node, placeOf(at), walk);
      continue;
    }
    if (hasEnded(walk)) return status;
    const result = walk.runs.node(node, placeOf(at, status !== undefined), walk);
    // Of what may not have run, the chain comes to what it comes to either way.
    status = status === undefined && result !== isOther ? undefined : result;
    if (isOther && status === true) tried = Symbol();
  }
  return status;
};

/** What would run, had what stands before it failed. */
function passOver(node: ShellNode, place: ShellPlace, walk: ShellWalk): void {
  const { passOver: told } = walk.shell;
  if (told === undefined) return;
  const run = (command: RunCommand): undefined => {
    told(command);
    return undefined;
  };
  const { options } = walk;
  const beside: ShellWalk = { ...walk, shell: { ...walk.shell, run, cut: () => undefined } };
  walk.shell.subshell(() => void walk.runs.node(node, { ...place, scope: new Map(place.scope) }, beside));
  walk.left = beside.left;
  walk.options = options;
}

/** `-e` minds no failure before `&&`, though the chain as a whole fails with it. */
function failureBefore(rest: NodeOf<'chain'>['rest'], place: ShellPlace): Failure {
  const caught = rest.find(({ operator }) => operator === '||');
  if (caught !== undefined) return failureBehind(caught.node, place);
  return rest.length > 0 && place.failure === 'dropped' ? 'asked' : place.failure;
}
