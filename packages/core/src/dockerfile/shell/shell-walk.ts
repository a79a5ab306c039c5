// What goes along through a script: what it has come to, and how many commands are left.

import type { LoopItem } from './loop-item.ts';
import type { NodeRunner } from './node-form.ts';
import type { ShellOptions } from './shell-options.ts';
import type { ShellRun } from './shell-run.ts';
import type { ShellList } from './shell-tree.ts';

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

/** Whether something succeeds; undefined where that is not known. */
export type Status = boolean | undefined;

type End = 'surely' | 'maybe' | undefined;

interface ShellFunction {
  readonly body: ShellList;
  readonly certain: boolean;
}

/** What a script comes to, for the one that has sourced it. */
export interface ScriptEnd {
  readonly options: ShellOptions;
  /** Whether `exit` has ended it. */
  readonly ended: End;
  readonly exit: Status;
}

/** Commands within words of commands, functions within functions. */
export const DEEPEST = 8;
