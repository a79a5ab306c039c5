// How much work one command may be to follow: a file of a megabyte takes less, and nothing takes seconds.

import type { Work } from './match-regex.ts';

export function openWork(): Work {
  return { left: 20_000_000, unclear: false };
}
