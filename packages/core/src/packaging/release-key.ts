// Versions that are a release alone, as texts that have the order of their versions: a project has thousands of them, and numbers of any size are
// compared slowly.

import { isPlainVersion } from './version.ts';

/** @returns the same for `1.0` and `1.0.0`; undefined for any other version, and for numbers that have no character: those are compared as versions */
export function releaseKey(text: string): string | undefined {
  if (!isPlainVersion(text)) return undefined;
  const numbers = text.split('.').map(Number);
  if (numbers.some((number) => number > 0xffff)) return undefined;
  while (numbers.at(-1) === 0) numbers.pop();
  return String.fromCharCode(...numbers);
}
