// A command that makes a text of texts: `sed -e s/a/b/ in`, `grep -v six in`.

import type { LinePlace, TextLines } from './text-lines.ts';
import type { Work } from './work.ts';

/** Whose programs a system has: what both do alike counts where that is not known. */
export type Userland = 'gnu' | 'busybox' | 'either';

export interface Filter {
  /** The files that it reads, as they are named; none: what is fed to it. */
  readonly inputs: readonly string[];
  /** Whether it writes what it makes of each back into that file. */
  readonly inPlace: boolean;
  /** What is behind the name of a copy that it leaves of each. */
  readonly suffix?: string;
  /** @param own where the command stands: what it adds stands there */
  readonly apply: (text: TextLines, own: LinePlace, work: Work) => Filtered;
}

export type Filtered =
  | (TextLines & {
      /** Whether it fails for what it has made: grep that finds nothing. */
      readonly fails?: boolean;
    })
  /** Why nobody can say what it makes, as a clause. */
  | { readonly why: string };

/** @returns undefined for what is not certain to the letter */
export type ReadFilter = (words: readonly string[], userland: Userland) => Filter | undefined;

export const tooLong = 'it takes longer to follow than is tried';
export const beyondAscii = 'what it matches hangs on the locale';
export const notAlike = 'what it makes is not the same in every sed';
