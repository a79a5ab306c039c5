// The variables that a script begins with which another one runs: what that has exported, and what it is given.

import type { ValueOf } from './expand-variables.ts';
import type { ScriptFile } from './script-file.ts';
import { argumentNames, scriptArguments, setArguments } from './shell/script-arguments.ts';
import type { RunCommand, Variables } from './shell/shell-walk.ts';

/** @param valueOf of the environment around the script in which the command stands */
export function scriptVariables(
  { at, given, sourced }: ScriptFile,
  { variables, script }: Pick<RunCommand, 'variables' | 'script'>,
  valueOf: ValueOf,
): Variables {
  if (sourced) {
    const own = script?.variables ?? variables;
    if (given.length > 0) setArguments(given, own);
    return own;
  }
  const arguments_ = scriptArguments(at, given);
  const isSeen = (name: string): boolean => script?.exported.includes(name) === true || valueOf(name) !== undefined;
  const exported = [...variables].filter(([name]) => name !== '0' && !argumentNames.includes(name) && isSeen(name));
  return new Map([...exported, ...arguments_]);
}
