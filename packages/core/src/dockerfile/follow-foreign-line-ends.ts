// A script of the build context whose first line ends in CR LF: it runs nowhere.

import { commandLine } from './command-line.ts';
import { foreignLineEnds } from './foreign-line-ends.ts';
import type { CommandForm } from './run-shell.ts';
import { cannotFollow } from './stage-scope.ts';
import { stopAnywhere } from './stops-build.ts';

export const followForeignLineEnds: CommandForm = ({ program, command, line, shell }) => {
  const { scope, folders } = shell;
  const foreign = foreignLineEnds(program, command, folders.current, scope);
  if (foreign === undefined) return undefined;
  if (command.caught === true) return { outcome: 'fails' };
  const { why, remedy } = foreign;
  const text = commandLine(command.words.map((word) => word.text));
  cannotFollow(scope, line, text, why, { remedy, ...stopAnywhere(command) });
  return { outcome: undefined };
};
