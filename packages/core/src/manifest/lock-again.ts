// How a lock comes to hold what it lacks.

import { formatTraits } from './format-traits.ts';

/**
 * @param kind of an input, as the report has it
 * @returns words for a message; undefined for a kind of file that need not hold all that is installed
 */
export function lockAgain(kind: string): string | undefined {
  const [, traits] = Object.entries(formatTraits).find(([name]) => name === kind) ?? [];
  return traits?.holdsAll === true ? traits.mended : undefined;
}
