// Whether a build fails whatever is installed before it.

import type { DeadEnd } from './dead-end.ts';

/**
 * False where what is said of it holds a way to build all the same, a build constraint or a variable of the environment: what the
 * build needs counts there.
 */
export function isHopeless({ fact, certain }: DeadEnd): boolean {
  if (!certain) return false;
  switch (fact.kind) {
    case 'takes-cython':
      return !fact.unlessHeld;
    case 'use-2to3':
    case 'dry-run':
    case 'pkg-resources':
      return fact.way === null;
    case 'undeclared':
    case 'gcc-14':
    case 'default-refusal':
      return false;
    default:
      return true;
  }
}
