// What the scripts of one RUN share, and where a command stands in them.

import type { ValueOf } from './expand-variables.ts';
import type { PlacedScript } from './placed-script.ts';
import type { Program } from './program-of.ts';
import type { ShellFolders } from './shell-folders.ts';
import type { ScriptStart } from './shell/follow-shell.ts';
import type { Outcome, RunCommand } from './shell/run-command.ts';
import type { StageScope } from './stage-scope.ts';
import type { ScriptPlace } from './understood-dockerfile.ts';

/** What the scripts of one RUN share. */
export interface RunShell {
  readonly scope: StageScope;
  readonly folders: ShellFolders;
  /** What follows the scripts and commands that one of them runs in turn. */
  readonly follows: ScriptFollower;
  /** What the instruction itself gives its variables. */
  readonly valueOf: ValueOf;
  /** The line of the Dockerfile; within a script, that of what runs it. */
  called: number;
  /** The last command of a shell's own that surely failed. */
  failing?: { readonly line: number; readonly at: ScriptPlace | undefined; readonly text: string } | undefined;
}

/** Where a command stands: in which script, and that within how many others. */
export interface Within {
  readonly script: PlacedScript;
  readonly depth: number;
}

interface ScriptFollower {
  /** @param words of the shell that runs it: `/bin/bash -o pipefail -c` */
  readonly script: (within: Within, shell: RunShell, words: readonly string[], start?: ScriptStart) => Outcome;
  readonly one: (command: RunCommand, within: Within, shell: RunShell) => Outcome;
}

/** A command that runs, with all that it may hang on. */
export interface PlacedCommand {
  readonly command: RunCommand;
  readonly program: Program | undefined;
  readonly line: number;
  readonly within: Within;
  readonly shell: RunShell;
}

/** One way of a command to run others; undefined where it is none of that. A new one is a file and a row in follow-one.ts. */
export type CommandForm = (asked: PlacedCommand) => { readonly outcome: Outcome } | undefined;

/** The line of the Dockerfile, which in a script of its own stays that of what runs it. */
export function lineIn({ path, lineOf }: PlacedScript, shell: RunShell, at = 0): number {
  if (path === undefined) shell.called = lineOf(at);
  shell.scope.state.at = path === undefined ? undefined : { path, line: lineOf(at) };
  return shell.called;
}

/** What a script begins with that a command runs. */
export function startOf({ certain, caught, feeds, tries, instead }: RunCommand): ScriptStart {
  return { certain, failure: caught === true ? 'asked' : 'ends', feeds, tries, instead };
}
