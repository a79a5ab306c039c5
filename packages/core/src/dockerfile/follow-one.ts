// One command of a script, with all that it runs in turn: scripts, recipes of make, other commands round by round.

import { folderEntered, tellNoFolder, whyNoFolder } from './file-for-folder.ts';
import { followFile } from './follow-file.ts';
import { followForeignLineEnds } from './follow-foreign-line-ends.ts';
import { followMake } from './follow-make.ts';
import { followPlain } from './follow-plain.ts';
import { followRounds } from './follow-rounds.ts';
import { followTold } from './follow-told.ts';
import { missingCommand } from './missing-command.ts';
import { noteChanges } from './note-changes.ts';
import { programOf } from './program-of.ts';
import { type CommandForm, lineIn, type PlacedCommand, type RunShell, type Within } from './run-shell.ts';
import { changesFolder } from './shell-folders.ts';
import { endsShell, shellRefusal } from './shell-refusal.ts';
import type { Outcome, RunCommand } from './shell/run-command.ts';
import { stopAt } from './stop-at.ts';

/** Of several that fit, the first. */
const forms: readonly CommandForm[] = [followRounds, followTold, followForeignLineEnds, followFile, followMake];

export function followOne(command: RunCommand, within: Within, shell: RunShell): Outcome {
  const { scope, folders } = shell;
  const line = lineIn(within.script, shell, command.at);
  const program = programOf(command.words);
  const asked: PlacedCommand = { command, program, line, within, shell };
  // What it changes may bring it, as far as can be told: that is asked before.
  const absent = missingCommand(program, command, scope) ?? shellRefusal(program, command, within.script.shell, scope);
  noteChanges(command, scope, line, folders.current);
  const entered = folderEntered(program, folders.current);
  if (entered !== undefined && command.caught === true && whyNoFolder(entered, scope.state)) return 'fails';
  const closed = entered === undefined || !command.certain ? undefined : tellNoFolder(entered, scope.state);
  if (closed !== undefined) stopAt(closed.why, asked, closed);
  if (program !== undefined && changesFolder(program, folders)) return undefined;
  if (absent !== undefined && command.caught === true && !endsShell(program)) return 'fails';
  if (absent !== undefined) stopAt(absent, asked);
  for (const form of forms) {
    const found = form(asked);
    if (found !== undefined) return found.outcome;
  }
  return followPlain(asked);
}
