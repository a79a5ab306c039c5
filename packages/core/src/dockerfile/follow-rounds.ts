// A command that runs another once for each of what it is told: xargs, `find -exec`.

import { commandLine } from './command-line.ts';
import { type CommandRounds, commandRounds } from './command-rounds.ts';
import type { CommandForm, PlacedCommand } from './run-shell.ts';
import type { Outcome } from './shell/shell-walk.ts';
import { cannotFollow } from './stage-scope.ts';
import { stopAnywhere } from './stops-build.ts';

export const followRounds: CommandForm = (asked) => {
  const { command, line, shell } = asked;
  const { scope, folders, valueOf } = shell;
  const found = commandRounds(command, { scope, line, folder: folders.current, stops: false }, valueOf);
  return found && { outcome: outcomeOf(found, asked) };
};

/** All of them run, whatever becomes of one; what xargs comes to hangs on each, what find comes to on none. */
function outcomeOf({ rounds, counts }: CommandRounds, { command, within, shell }: PlacedCommand): Outcome {
  const ends = rounds.map((round) => shell.follows.one(round, within, shell));
  if (!counts || !ends.includes('fails')) return undefined;
  if (command.caught !== true)
    cannotFollow(
      shell.scope,
      shell.called,
      commandLine(command.words.map(({ text }) => text)),
      'it fails for a word that is no requirement',
      stopAnywhere(command),
    );
  return 'fails';
}
