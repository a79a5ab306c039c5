// A command that runs no script that is known: what it does to the stage.

import type { ValueOf } from './expand-variables.ts';
import { followCommand } from './follow-command.ts';
import { makesUnknown } from './makes-unknown.ts';
import { noteBrought } from './brought-programs.ts';
import { noteMoved } from './moved-packages.ts';
import { noteUnclear } from './note-unclear.ts';
import { noteRunFiles } from './run-files.ts';
import type { PlacedCommand } from './run-shell.ts';
import type { Outcome } from './shell/run-command.ts';

export function followPlain({ program, command, line, shell }: PlacedCommand): Outcome {
  const { scope } = shell;
  const folder = shell.folders.current;
  const valueOf: ValueOf = (name) => (command.variables.has(name) ? command.variables.get(name) : shell.valueOf(name));
  const outcome = followCommand(command, { scope, line, folder, valueOf });
  if (outcome !== 'fails') noteUnclear(command, line, scope);
  noteRunFiles(command, line, folder, scope);
  if (program === undefined || outcome === 'fails') return outcome;
  noteMoved(program, command, folder, scope.state);
  noteBrought(program, command, valueOf, scope);
  scope.state.madeUnknown ||= makesUnknown(program, command);
  return outcome;
}
