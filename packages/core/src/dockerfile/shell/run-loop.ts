// `while read line; do …; done < file` line by line, `until pip install six; do sleep 1; done`, and loops of which nobody knows how often they run.

import type { NodeForm, NodeOf } from './node-form.ts';
import { linesRead, readCommand } from './read-command.ts';
import { MOST_LINES, runApart, runRounds } from './run-rounds.ts';
import type { SimpleCommand } from './shell-tree.ts';
import { fedBy } from './fed-by.ts';
import type { ShellPlace } from './shell-place.ts';
import type { ShellWalk, Status } from './shell-walk.ts';

export const runLoop: NodeForm<'loop'> = (node, place, walk, { pipe }) => {
  const { condition, body, until, opened } = node;
  const read = until ? undefined : readCommand(condition);
  const fed: SimpleCommand = opened ?? { words: [], redirects: [], at: 0 };
  const text = read && walk.shell.lines?.({ pipe, ...fedBy(fed, place.scope, walk) });
  const rounds = read && text && linesRead(text, read);
  if (fed.redirects.length > 0) {
    const command: SimpleCommand = { words: [], redirects: fed.redirects, at: fed.at, around: true };
    walk.runs.list([{ kind: 'simple', command }], { ...place, certain: false }, walk);
  }
  if (read !== undefined && rounds !== undefined && rounds.length <= MOST_LINES)
    return runRounds(rounds, body, place, walk);
  runApart(walk, () => runAsked(node, place, walk));
  return true;
};

/**
 * What it asks runs once for sure, and the body of `while true`: of further rounds nobody knows. A command is taken to work, so that
 * `until pip install six` ends with it, and `while true; do pip install six && break; done` as well.
 */
function runAsked({ condition, body, until }: NodeOf<'loop'>, place: ShellPlace, walk: ShellWalk): void {
  const status: Status = walk.runs.list(condition, { ...place, failure: 'asked' }, walk);
  const [asked = ''] = condition.flatMap((each) => (each.kind === 'simple' ? each.command.words.slice(0, 1) : []));
  if (status === until && asked !== 'read') return;
  const before = new Map(place.scope);
  const isEndless = !until && condition.length === 1 && /^(?:true|:)$/.test(asked);
  const failure = isEndless && place.failure === 'ends' ? 'dropped' : place.failure;
  walk.runs.list(body, { ...place, certain: place.certain && isEndless, failure }, walk);
  if (walk.turned?.kind === 'break' && walk.turned.isSure) return;
  for (const [name, value] of place.scope) if (before.get(name) !== value) place.scope.set(name, null);
}
