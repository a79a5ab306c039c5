// Which of two Pythons is the older one, by major and minor.

import type { Release } from '../target/target.ts';

export function isBefore([major, minor]: Release, [otherMajor, otherMinor]: Release): boolean {
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
