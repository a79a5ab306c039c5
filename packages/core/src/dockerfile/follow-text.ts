// A part of a file of the build context, which a shell of its own runs, or the shell of the command that sources it.

import { placedFile } from './placed-script.ts';
import type { RunShell } from './run-shell.ts';
import type { ScriptFile } from './script-file.ts';
import type { ScriptStart } from './shell/follow-shell.ts';
import type { Outcome } from './shell/run-command.ts';

export interface RunText extends Pick<ScriptFile, 'path' | 'text' | 'options'>, Partial<Pick<ScriptFile, 'sourced'>> {
  readonly shell: string | undefined;
  readonly line?: number;
}

/** What it changes of its own shell ends with it. */
export function followText(file: RunText, depth: number, shell: RunShell, start: ScriptStart): Outcome {
  const { scope, folders } = shell;
  const { at, enteredAt, entered } = scope.state;
  const { current } = folders;
  const script = { ...placedFile(file), shell: file.shell };
  const outcome = shell.follows.script({ script, depth: depth + 1 }, shell, file.options, start);
  scope.state.at = at;
  if (file.sourced === true) return outcome;
  Object.assign(scope.state, { enteredAt, entered });
  folders.current = current;
  return outcome;
}
