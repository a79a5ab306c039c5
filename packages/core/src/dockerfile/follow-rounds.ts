// A command that runs another once for each of what it is told: xargs, `find -exec`.

import { commandLine } from './command-line.ts';
import { type CommandRounds, commandRounds } from './command-rounds.ts';
import type { CommandForm, PlacedCommand } from './run-shell.ts';
import type { Outcome, RunCommand } from './shell/run-command.ts';
import { programOf } from './program-of.ts';
import { cannotFollow } from './stage-scope.ts';
import { stopAnywhere } from './stops-build.ts';
import { takesNone } from './tools/read-xargs.ts';

export const followRounds: CommandForm = (asked) => {
  const { command, line, shell } = asked;
  const { scope, folders, valueOf } = shell;
  const program = programOf(command.words);
  if (program?.name === 'xargs' && takesNone(program.words))
    return { outcome: endsAt('xargs takes no number below 1', asked) };
  const found = commandRounds(command, { scope, line, folder: folders.current, stops: false }, valueOf);
  return found && { outcome: outcomeOf(found, asked) };
};

/** All of them run, whatever becomes of one; what xargs comes to hangs on each, what find comes to on none. */
function outcomeOf({ rounds, counts }: CommandRounds, asked: PlacedCommand): Outcome {
  const { within, shell } = asked;
  const isFalse = (round: RunCommand): boolean => programOf(round.words)?.name === 'false';
  const ends = rounds.map((round) => shell.follows.one(round, within, shell));
  if (!counts) return undefined;
  if (rounds.some(isFalse)) return endsAt('false fails for each word that it is given', asked);
  return ends.includes('fails') ? endsAt('it fails for a word that is no requirement', asked) : undefined;
}

function endsAt(why: string, { command, shell }: PlacedCommand): Outcome {
  if (command.caught !== true)
    cannotFollow(
      shell.scope,
      shell.called,
      commandLine(command.words.map(({ text }) => text)),
      why,
      stopAnywhere(command),
    );
  return 'fails';
}
