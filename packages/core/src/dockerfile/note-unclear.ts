// Commands that may install for all that is known: where nothing else of a Dockerfile does, it cannot be said to install nothing.

import { commandLine } from './command-line.ts';
import { installsNothing } from './installs-nothing.ts';
import { programOf } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import { isTold, type StageScope } from './stage-scope.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Remembers a command whose program may be one that installs. */
export function noteUnclear(command: RunCommand, line: number, { state }: StageScope): void {
  const { words } = command;
  const program = programOf(words);
  const isClear =
    program === undefined ? words.every(({ unknown }) => unknown.length === 0) : installsNothing(program, command);
  if (isClear) return;
  const text = withoutSecrets(commandLine(words.map((word) => word.text)), state);
  // What was told already with its reason is not told again without.
  if (isTold(state, line, text)) return;
  const { at } = state;
  state.unclear.push({ line, ...(at === undefined ? {} : { at }), text, why: 'what it installs is not known' });
}
