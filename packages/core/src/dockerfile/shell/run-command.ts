// A command of a script that runs, or may run, with all that is known of it.

import type { MadeText } from '../../edits/made-text.ts';
import type { LoopItem } from './loop-item.ts';
import type { Failure, Try, Variables } from './shell-place.ts';
import type { ScriptEnd } from './shell-walk.ts';
import type { ShellOptions } from './shell-options.ts';
import type { ShellWord } from './shell-words.ts';

/** A command that runs, or may run. */
export interface RunCommand {
  /** Where it begins in its script; where that is in a word of another, that one. */
  readonly at?: number;
  readonly words: readonly ShellWord[];
  /** False where it hangs on something unknown whether it runs. */
  readonly certain: boolean;
  /** Whether the script goes on where it fails: `… || true`, `if …`, before `;` without `set -e`. */
  readonly caught?: boolean | undefined;
  /** Whether what ends its shell with a failure ends the build. */
  readonly exits?: boolean | undefined;
  /** Whether its failure is lost in a pipe, and what reads what it prints comes to nothing then: `curl … | sh`. */
  readonly feeds?: boolean | undefined;
  /** The variable on which that hangs, where it is one. */
  readonly hangsOn?: string | undefined;
  /** Those of which it is a part. */
  readonly tries?: readonly Try[] | undefined;
  /** Those that have failed where it runs. */
  readonly instead?: readonly Try[] | undefined;
  /** The words of the command before it in its pipe. */
  readonly input?: readonly ShellWord[] | undefined;
  readonly heredoc?: string | undefined;
  readonly heredocAt?: number | undefined;
  /** Where its output goes. */
  readonly output?: ShellWord | undefined;
  /** Every file that its redirections write. */
  readonly writes?: readonly ShellWord[] | undefined;
  /** Those, and what else they open. */
  readonly opened?: readonly OpenedFile[] | undefined;
  /** What its heredoc feeds it, where that is known. */
  readonly fed?: string | undefined;
  /** What of its words the loop around it goes through. */
  readonly items?: readonly LoopItem[] | undefined;
  /** What it reads as requirements, where that is known otherwise than by its pipe. */
  readonly printed?: MadeText | undefined;
  /** How it is shown, where it stands for another. */
  readonly shownAs?: string | undefined;
  /** The commands before it in its pipe, the first one first; null where they are not followed. */
  readonly pipe?: readonly PipedCommand[] | null | undefined;
  /** Whether its redirections are those of a compound, whose commands write there. */
  readonly around?: true | undefined;
  readonly variables: Variables;
  /** The script in which it stands, by then. */
  readonly script?: ScriptAround | undefined;
}

/** A command of which the next in a pipe reads what it prints. */
export interface PipedCommand {
  readonly words: readonly ShellWord[];
  readonly opened: readonly OpenedFile[];
  /** What its heredoc feeds it, where that is known. */
  readonly fed: string | undefined;
}

/** A file that a redirection opens. */
export interface OpenedFile {
  readonly operator: string;
  /** The number before it. */
  readonly descriptor?: string | undefined;
  readonly file: ShellWord;
}

/** What a script has come to where a command of it runs. */
interface ScriptAround {
  /** Its own: a script that it sources changes them. */
  readonly variables: Variables;
  /** What becomes of a failure there. */
  readonly failure: Failure;
  /** Takes over what a script that it has sourced ends with. */
  readonly takes: (end: ScriptEnd) => void;
  /** Names of those that the command sees. */
  readonly exported: readonly string[];
  readonly options: ShellOptions;
}

/** Of a command: that it surely fails; undefined where it is taken to work. */
export type Outcome = 'fails' | undefined;
