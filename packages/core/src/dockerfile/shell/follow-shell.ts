// Goes through a script as a shell would, as far as what runs is known, and tells of every command.

import { parseShell } from './parse-shell.ts';
import { nodeRunner } from './run-node.ts';
import { noOptions, type ShellOptions } from './shell-options.ts';
import type { Failure, ShellPlace, Try, Variables } from './shell-place.ts';
import type { ShellRun } from './shell-run.ts';
import { newWalk, type ScriptEnd, type Status } from './shell-walk.ts';

/** Commands of one script, loops counted each time; a hundred is many. */
const MOST_COMMANDS = 1000;

/** What a script begins with, where that is not nothing. */
export interface ScriptStart {
  /** False where it hangs on something unknown whether it runs at all. */
  readonly certain?: boolean;
  readonly variables?: Variables;
  readonly options?: ShellOptions;
  /** What becomes of that of the whole script. */
  readonly failure?: Failure;
  readonly tries?: readonly Try[] | undefined;
  readonly instead?: readonly Try[] | undefined;
  /** As a command has it. */
  readonly feeds?: boolean | undefined;
  /** Called with what it comes to. */
  readonly leaves?: ((end: ScriptEnd) => void) | undefined;
}

/** @returns whether the script succeeds */
export function followShell(script: string, shell: ShellRun, start: ScriptStart = {}): Status {
  const {
    certain = true,
    variables = new Map(),
    options = noOptions,
    failure = 'ends',
    tries = [],
    instead = [],
    feeds = false,
    leaves,
  } = start;
  const walk = newWalk(shell, nodeRunner, MOST_COMMANDS, options);
  const place: ShellPlace = { certain, failure, exits: failure, tries, instead, feeds, scope: variables };
  const status = walk.runs.list(parseShell(script), place, walk);
  leaves?.({ options: walk.options, ended: walk.ended, exit: walk.exit });
  if (walk.trapped) return undefined;
  if (walk.ended === 'surely') return walk.exit;
  // What may have ended it before may have done so with success.
  return walk.ended === 'maybe' ? undefined : status;
}
