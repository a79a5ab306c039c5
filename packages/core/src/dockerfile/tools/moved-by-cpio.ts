// What cpio copies of what a command before it lists: `cd /opt/venv && find . | cpio -pdm /srv`.

import { lastOf } from '../program-of.ts';
import { foundBelow } from './moved-by-find.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';

export function movedByCpio({ words, input: [program = '', ...behind] }: MovingCommand): readonly MovedFolders[] {
  const target = words.findLast((word) => !word.startsWith('-'));
  const passes = words.some((word) => /^-[a-zA-Z]*p|^--pass-through$/.test(word));
  if (!passes || target === undefined) return [];
  const starts = lastOf(program) === 'find' ? foundBelow(behind) : ['.'];
  return starts.map((start) => ({ sources: [start], destinations: [`${target}/${start}`] }));
}
