// Who is told of the commands of a script, and what is asked of where it runs.

import type { ValueOf } from '../expand-variables.ts';
import type { LoopLines } from './loop-item.ts';
import type { Outcome, PipedCommand, RunCommand } from './run-command.ts';
import type { Variables } from './shell-place.ts';
import type { FileQuestions } from './shell-test.ts';

export interface ShellRun {
  readonly valueOf: ValueOf;
  readonly run: (command: RunCommand) => Outcome;
  /** Called with what stands behind `||` where what stands before it is taken to work. */
  readonly passOver?: (command: RunCommand) => void;
  readonly files?: FileQuestions;
  /** Whether a command that asks something succeeds; undefined where nobody can say. */
  readonly succeeds?: (command: PipedCommand & Pick<RunCommand, 'pipe'>) => boolean | undefined;
  /** Whether a program that fetches is there; undefined where nobody can say. */
  readonly hasFetcher?: (name: string) => boolean | undefined;
  /** Whether it surely does not know a word that another shell does: `[[` of dash. */
  readonly lacks?: (word: string) => boolean;
  /** Called with a command of the shell's own that surely fails: `exit 1`, `false`, `[ a = b ]`. */
  readonly failing?: (command: Pick<RunCommand, 'at' | 'words'>) => void;
  /** What feeds a loop; undefined where nobody knows it to the letter. */
  readonly lines?: (feed: Omit<PipedCommand, 'words'> & Pick<RunCommand, 'pipe'>) => LoopLines | undefined;
  /** What a script within `$(…)` prints. */
  readonly printed?: (script: string, variables: Variables) => LoopLines | undefined;
  /** What a pattern of names stands for, in the order of a shell. */
  readonly namesOf?: (pattern: string) => readonly string[] | undefined;
  /** Called with what a loop goes through, where that is not known. */
  readonly items?: (items: readonly string[]) => void;
  /** Called around a sub-shell, whose `cd` ends with it. */
  readonly subshell: (body: () => void) => void;
  /** Called for every command, and every compound one. */
  readonly step: () => void;
  /** Called where there are more commands than are followed. */
  readonly cut: () => void;
}
