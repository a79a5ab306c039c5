// The variables that a script begins with which another one runs: what that has exported, and what it is given.

import type { ValueOf } from './expand-variables.ts';
import type { ScriptFile } from './script-file.ts';
import { argumentNames, scriptArguments, setArguments } from './shell/script-arguments.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { Variables } from './shell/shell-place.ts';

type Command = Pick<RunCommand, 'variables' | 'script'>;

/** @param valueOf of the environment around the script in which the command stands */
export function scriptVariables({ at, given, sourced }: ScriptFile, command: Command, valueOf: ValueOf): Variables {
  if (!sourced) return new Map([...exportedVariables(command, valueOf), ...scriptArguments(at, given)]);
  const own = command.script?.variables ?? command.variables;
  if (given.length > 0) setArguments(given, own);
  return own;
}

/** What a program sees of its script's variables. */
export function exportedVariables({ variables, script }: Command, valueOf: ValueOf): Variables {
  const isSeen = (name: string): boolean => script?.exported.includes(name) === true || valueOf(name) !== undefined;
  return new Map([...variables].filter(([name]) => name !== '0' && !argumentNames.includes(name) && isSeen(name)));
}
