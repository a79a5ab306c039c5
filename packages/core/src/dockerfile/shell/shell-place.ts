// Where a command of a script stands.

import type { RunCommand } from './run-command.ts';

/** Where a command stands: whether it runs, and with which variables. */
export interface ShellPlace {
  readonly certain: boolean;
  readonly failure: Failure;
  /** What becomes of `exit 1`, which ends a sub-shell and what a shell is told to run, and no more than that. */
  readonly exits: Failure;
  readonly tries: readonly Try[];
  readonly instead: readonly Try[];
  /** Of the command in a word of which it stands. */
  readonly at?: number;
  /** As a command has it. */
  readonly feeds?: boolean;
  /** What feeds it, as a command has it. */
  readonly pipe?: RunCommand['pipe'];
  readonly scope: Variables;
}

/**
 * What becomes of a failure: it is that of the whole script, nobody asks for it unless the shell has `-e`,
 * or something asks for it, so that `-e` does not count either.
 */
export type Failure = 'ends' | 'dropped' | 'asked';

/** Variables of the script; a value of null is one that is not known. */
export type Variables = Map<string, string | null>;

/** What something else runs instead of where it fails: before `||`, between `if` and `then`. */
export type Try = symbol;
