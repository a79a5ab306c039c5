// `while read line; do …; done < file` line by line, and loops of which nobody knows how often they run.

import type { NodeForm } from './node-form.ts';
import { linesRead, readCommand } from './read-command.ts';
import { MOST_LINES, runApart, runRounds } from './run-rounds.ts';
import type { SimpleCommand } from './shell-tree.ts';
import { fedBy } from './shell-walk.ts';

export const runLoop: NodeForm<'loop'> = ({ condition, body, until, opened }, place, walk, { pipe }) => {
  const read = until ? undefined : readCommand(condition);
  const fed: SimpleCommand = opened ?? { words: [], redirects: [], at: 0 };
  const text = read && walk.shell.lines?.({ pipe, ...fedBy(fed, place.scope, walk) });
  const items = read && text && linesRead(text, read);
  if (fed.redirects.length > 0) {
    const command: SimpleCommand = { words: [], redirects: fed.redirects, at: fed.at, around: true };
    walk.runs.list([{ kind: 'simple', command }], { ...place, certain: false }, walk);
  }
  if (read !== undefined && items !== undefined && items.length <= MOST_LINES)
    return runRounds(read.variable, items, body, place, walk);
  runApart(walk, () => walk.runs.list([...condition, ...body], { ...place, certain: false }, walk));
  return true;
};
