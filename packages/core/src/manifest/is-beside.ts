// Whether the Python of a lock is one of several that an image has.

import type { PythonRange } from './manifest.ts';

/** As far as its minor version tells. */
export function isBeside({ text }: PythonRange, minors: readonly string[]): boolean {
  return minors.some((minor) => `${text}.`.startsWith(`${minor}.`));
}
