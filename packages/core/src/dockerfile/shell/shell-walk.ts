// What goes along through a script: who is told of its commands, what its variables hold, how many commands are left.

import type { MadeText } from '../../edits/made-text.ts';
import { expandVariables, type ValueOf } from '../expand-variables.ts';
import type { LoopItem, LoopLines } from './loop-item.ts';
import type { NodeRunner } from './node-form.ts';
import type { ShellOptions } from './shell-options.ts';
import type { FileQuestions } from './shell-test.ts';
import type { ShellList, SimpleCommand } from './shell-tree.ts';
import { type ShellWord, shellWords } from './shell-words.ts';

/** A file that a redirection opens. */
export interface OpenedFile {
  readonly operator: string;
  /** The number before it. */
  readonly descriptor?: string | undefined;
  readonly file: ShellWord;
}

/** A command of which the next in a pipe reads what it prints. */
export interface PipedCommand {
  readonly words: readonly ShellWord[];
  readonly opened: readonly OpenedFile[];
  /** What its heredoc feeds it, where that is known. */
  readonly fed: string | undefined;
}

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

/** What a script comes to, for the one that has sourced it. */
export interface ScriptEnd {
  readonly options: ShellOptions;
  /** Whether `exit` has ended it. */
  readonly ended: End;
  readonly exit: Status;
}

/** Variables of the script; a value of null is one that is not known. */
export type Variables = Map<string, string | null>;

/** What something else runs instead of where it fails: before `||`, between `if` and `then`. */
export type Try = symbol;

/** Of a command: that it surely fails; undefined where it is taken to work. */
export type Outcome = 'fails' | undefined;

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

/** Commands within words of commands, functions within functions. */
export const DEEPEST = 8;

/** Whether something succeeds; undefined where that is not known. */
export type Status = boolean | undefined;

type End = 'surely' | 'maybe' | undefined;

interface ShellFunction {
  readonly body: ShellList;
  readonly certain: boolean;
}

export interface ShellWalk {
  readonly shell: ShellRun;
  /** What runs the commands within a compound one. */
  readonly runs: NodeRunner;
  /** Commands that are still followed. */
  left: number;
  /** Of commands within words. */
  depth: number;
  /** The variable on which it hangs what runs next, where it is one. */
  hangsOn: string | undefined;
  /** Set by its shell and by `set`. */
  options: ShellOptions;
  /** Names of the variables that its programs see. */
  readonly exported: Set<string>;
  readonly functions: Map<string, ShellFunction>;
  /** Whether `exit` has ended it, or `return` the function that runs. */
  ended: End;
  /** Whether it ended with success, where that is known. */
  exit: Status;
  /** Whether a trap may let it end with success, whatever failed. */
  trapped: boolean;
  returned: End;
  /** How many loops are around what runs. */
  loops: number;
  /** `break` or `continue` in the innermost of them. */
  turned: { readonly kind: 'break' | 'continue'; readonly isSure: boolean } | undefined;
  /** What that goes through now. */
  items: readonly LoopItem[] | undefined;
  /** What it may have returned, and what the variables were that are its own, where a function runs. */
  codes: Status[];
  locals: Map<string, string | null | undefined>;
}

/** That of a script which begins. */
export function newWalk(shell: ShellRun, runs: NodeRunner, left: number, options: ShellOptions): ShellWalk {
  const script = { exported: new Set<string>(), functions: new Map<string, ShellFunction>() };
  const ends = {
    ended: undefined,
    exit: undefined,
    trapped: false,
    returned: undefined,
    codes: [],
    locals: new Map<string, string | null>(),
  };
  const loops = { loops: 0, turned: undefined, items: undefined };
  return { shell, runs, left, depth: 0, hangsOn: undefined, options, ...script, ...loops, ...ends };
}

/**
 * What becomes of a failure: it is that of the whole script, nobody asks for it unless the shell has `-e`,
 * or something asks for it, so that `-e` does not count either.
 */
export type Failure = 'ends' | 'dropped' | 'asked';

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

export function valueIn(scope: Variables, { shell }: Pick<ShellWalk, 'shell'>): ValueOf {
  return (name) => (scope.has(name) ? scope.get(name) : shell.valueOf(name));
}

export function wordsOf(
  { words }: Pick<SimpleCommand, 'words'>,
  scope: Variables,
  walk: Pick<ShellWalk, 'shell'>,
): readonly ShellWord[] {
  return words.flatMap((word) => shellWords(word, valueIn(scope, walk)));
}

/** What its redirections open, and what its heredoc says. */
export function fedBy(
  command: SimpleCommand,
  scope: Variables,
  walk: Pick<ShellWalk, 'shell'>,
): Omit<PipedCommand, 'words'> {
  const valueOf = valueIn(scope, walk);
  return {
    opened: command.redirects.flatMap(({ operator, descriptor, target }) =>
      shellWords(target, valueOf).map((file) => ({ operator, descriptor, file })),
    ),
    fed: heredocText(command, valueOf),
  };
}

/** Commands within it, and backslashes before what they keep from being expanded, are not followed. */
function heredocText({ heredoc, quoted }: SimpleCommand, valueOf: ValueOf): string | undefined {
  if (heredoc === undefined) return undefined;
  const text = heredoc === '' ? '' : `${heredoc}\n`;
  if (quoted === true) return text;
  if (/[\\`]|\$\(/.test(text)) return undefined;
  const expanded = expandVariables(text, valueOf);
  return expanded.unknown.length > 0 ? undefined : expanded.text;
}
