// What find has another program move: `find /opt/venv -maxdepth 0 -exec cp -a {} /srv/ \;`.

import { lastOf } from '../program-of.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';

/** @param moved asked of the command that it runs */
export function movedByFind(
  command: MovingCommand,
  moved: (command: MovingCommand) => readonly MovedFolders[],
): readonly MovedFolders[] {
  const { words } = command;
  const at = words.findIndex((word) => /^-(?:exec|ok)(?:dir)?$/.test(word));
  if (at < 0) return [];
  const [program = '', ...behind] = words.slice(at + 1).filter((word) => !/^\\?[;+]$/.test(word));
  return foundBelow(words).flatMap((start) =>
    moved({ ...command, name: lastOf(program), words: behind.map((word) => word.replaceAll('{}', start)) }),
  );
}

/** Where find begins: what stands before its tests. */
export function foundBelow(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => /^[-(!\\]/.test(word));
  const starts = words.slice(0, end < 0 ? undefined : end);
  return starts.length === 0 ? ['.'] : starts;
}
