// What make runs for its targets, where the Makefile is followed.

import type { ValueOf } from './expand-variables.ts';
import { followText } from './follow-text.ts';
import { makeRun, type MakeRun } from './make-run.ts';
import type { CommandForm, PlacedCommand, RunShell } from './run-shell.ts';
import { exportedVariables } from './script-variables.ts';
import type { Outcome, RunCommand } from './shell/run-command.ts';

export const followMake: CommandForm = (asked) => {
  const { program, command, shell } = asked;
  const make = makeRun(program, shell.folders.current, exportedOf(command, shell), shell.scope);
  return make && { outcome: outcomeOf(make, asked) };
};

/** Each line in a shell of its own, until one of them fails. */
function outcomeOf({ path, recipes, folder }: MakeRun, { command, within, shell }: PlacedCommand): Outcome {
  const { caught, feeds, tries, instead } = command;
  for (const { text, line, ignores, certain } of recipes) {
    const start = {
      certain: command.certain && certain,
      variables: exportedVariables(command, shell.valueOf),
      failure: ignores || caught === true ? 'asked' : 'ends',
      feeds,
      tries,
      instead,
    } as const;
    const before = shell.folders.current;
    shell.folders.current = folder;
    const outcome = followText({ path, text, line, options: [], shell: 'sh' }, within.depth, shell, start);
    shell.folders.current = before;
    if (outcome === 'fails' && !ignores) return outcome;
  }
  return undefined;
}

function exportedOf(command: RunCommand, { valueOf }: RunShell): ValueOf {
  const own = exportedVariables(command, valueOf);
  return (name) => (own.has(name) ? own.get(name) : valueOf(name));
}
