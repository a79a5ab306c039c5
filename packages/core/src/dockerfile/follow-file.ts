// A script of the build context that a command runs or sources: `./install.sh`, `bash -e setup.sh`, `. ./env.sh`.

import { followText } from './follow-text.ts';
import { missing } from './missing-command.ts';
import { type CommandForm, startOf } from './run-shell.ts';
import { scriptFile } from './script-file.ts';
import { scriptVariables } from './script-variables.ts';
import type { ScriptStart } from './shell/follow-shell.ts';
import type { RunCommand } from './shell/run-command.ts';
import { stopAt } from './stop-at.ts';

export const followFile: CommandForm = (asked) => {
  const { program, command, within, shell } = asked;
  const { scope, folders, valueOf } = shell;
  const file = scriptFile(program, command, folders.current, scope);
  if (file === undefined) return undefined;
  const lost = file.byItself && command.certain ? missing(file.shell, scope) : undefined;
  if (lost !== undefined && command.caught === true) return { outcome: 'fails' };
  if (lost !== undefined) stopAt(`${file.path} is for ${file.shell}, and ${lost}`, asked);
  return {
    outcome: followText(file.sourced ? { ...file, shell: within.script.shell } : file, within.depth, shell, {
      ...startOf(command),
      ...(file.sourced ? sourcing(command) : {}),
      variables: scriptVariables(file, command, valueOf),
    }),
  };
};

/** What is sourced goes on with the options of its shell, and leaves them as it has set them. */
function sourcing({ script }: RunCommand): ScriptStart {
  return script === undefined ? {} : { options: script.options, failure: script.failure, leaves: script.takes };
}
