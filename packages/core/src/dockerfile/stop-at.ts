// A command that surely fails on its image, where the build ends with it.

import { commandLine } from './command-line.ts';
import { programOf } from './program-of.ts';
import type { PlacedCommand } from './run-shell.ts';
import { endsShell } from './shell-refusal.ts';
import { cannotFollow } from './stage-scope.ts';
import { stopAtImage } from './stops-build.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/** What would run behind it is judged all the same. */
export function stopAt(
  why: string,
  { command, line, shell }: Pick<PlacedCommand, 'command' | 'line' | 'shell'>,
  more: Pick<UnfollowedLine, 'remedy' | 'lacking'> = {},
): void {
  const piped = command.input === undefined ? '' : `${commandLine(command.input.map((word) => word.text))} | `;
  cannotFollow(shell.scope, line, `${piped}${commandLine(command.words.map((word) => word.text))}`, why, {
    ...more,
    ...stopAtImage(command, endsShell(programOf(command.words))),
  });
}
