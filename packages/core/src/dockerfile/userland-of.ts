// Whose sed and grep a stage has.

import type { Userland } from '../edits/filter.ts';
import type { StageScope } from './stage-scope.ts';

export function userlandOf({ distribution, state }: Pick<StageScope, 'distribution' | 'state'>): Userland {
  if (distribution === undefined || distribution === 'wolfi') return 'either';
  if (distribution !== 'alpine') return 'gnu';
  return ['sed', 'grep', 'coreutils'].some((name) => state.packages.has(name)) ? 'either' : 'busybox';
}
