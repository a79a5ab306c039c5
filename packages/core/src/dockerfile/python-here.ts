// A Python of a stage, with the pip that installs for it.

import type { PipCommand } from '../target/target-stage.ts';

/** The state has the same of the one that counts for the command that is followed. */
export interface PythonHere {
  /** Its version, or as much of that as is known; null where none is. */
  readonly python: string | null;
  readonly pip: string | null;
  readonly pipCommand: PipCommand | undefined;
  readonly pipWithin: string | undefined;
}

/** Nothing is known of it but that it is another. */
export const unknownPython: PythonHere = { python: null, pip: null, pipCommand: undefined, pipWithin: undefined };

/** What is remembered of a Python that was copied. */
export interface BroughtPython {
  /** Its own pip. */
  readonly pip: string | null;
  /** Why it does not start in the stage, as a clause. */
  readonly noStart: string | undefined;
  /** The programs that came with it; undefined for all of them. */
  readonly names: readonly string[] | undefined;
}
