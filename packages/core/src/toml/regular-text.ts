// A text that is written as tools write locks, and where a reader of it is.

import type { RegularKeys } from './regular-keys.ts';

export interface RegularText {
  /** With line feeds only. */
  readonly text: string;
  readonly keys: RegularKeys;
  at: number;
  /** Counted from 1. */
  line: number;
  /** Of the line that `at` is in. */
  lineEnd: number;
  /** The next backslash, at or behind where it was last looked for. */
  backslash: number;
}

/** The line feed at or behind an index; the text's end where there is none. */
export function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
