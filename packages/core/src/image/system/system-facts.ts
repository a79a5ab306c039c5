// The facts of a distribution's image, from its row of the table.

import type { ImageFacts } from '../family.ts';
import type { SystemRow } from './system-table.ts';

/** Undefined where the release's libc is not known. */
export function systemFacts({ distribution, platforms, until }: SystemRow): ImageFacts | undefined {
  if (distribution?.libc === undefined) return undefined;
  return {
    distribution,
    libc: distribution.libc,
    compiler: false,
    platforms,
    status: until === null ? 'current' : 'frozen',
    frozenSince: until,
  };
}
