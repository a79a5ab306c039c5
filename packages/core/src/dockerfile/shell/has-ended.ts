// Whether nothing more of a list runs: its script, its function or the round of its loop has ended.

import type { ShellWalk } from './shell-walk.ts';

export function hasEnded({ ended, returned, turned }: ShellWalk): boolean {
  return ended === 'surely' || returned === 'surely' || turned?.isSure === true;
}
