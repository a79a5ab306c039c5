// Memory of a run that asks about many packages: V8 keeps as much room between two collections as it once needed, unless it is told otherwise.

import type { CheckFile } from '@wheelcheck/core';

/** Lines that begin with a name. Fewer need less than 150 MiB, and are quicker without. */
const MANY = 500;

/**
 * The young generation stays as large as it is, and the old one grows in small steps; large functions are not optimised, nor is
 * much written into others, and of two compilers that optimise one does: what they work with lies beside the heap, on each of their
 * threads. Node hands flags to V8 at any time, and these are looked at anew at each collection and each function; one that V8 does
 * not know does nothing.
 */
const FLAGS = [
  '--semi-space-growth-factor=1',
  '--optimize-for-size',
  '--no-maglev',
  '--max-optimized-bytecode-size=1500',
  '--max-inlined-bytecode-size-cumulative=100',
];

/** Before the run has grown. @param files that say what an index is asked about */
export function spareMemory(files: readonly Pick<CheckFile, 'text'>[]): void {
  const names = files.reduce((sum, { text }) => sum + (text.match(/^[A-Za-z0-9]/gm)?.length ?? 0), 0);
  if (names < MANY) return;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of FLAGS) setFlagsFromString(flag);
}
