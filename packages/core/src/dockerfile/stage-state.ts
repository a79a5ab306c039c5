// What is known of a stage while its instructions are gone through.

import type { PackageName } from '../packaging/name.ts';
import { stopReason } from '../text/stop-reason.ts';
import type { PythonProgram, ToolStop } from '../target/target-stage.ts';
import type { Attempt } from './attempt.ts';
import { type Filled, refilled } from './filled.ts';
import { inheritedState } from './inherited-state.ts';
import type { Instruction } from './read-instructions.ts';
import type { RunFile } from './run-file.ts';
import type { StageInstall } from './stage-install.ts';
import type { MovingCommand } from './tools/moving-command.ts';
import type { CheckOfInstalled, NotFollowed, ScriptPlace, UnfollowedLine } from './understood-dockerfile.ts';

/** What is named in `inherited-state.ts` goes on in the stages that start from this one, what is named here does not. */
export interface StageState extends Filled<ReturnType<typeof inheritedState>>, Filled<ReturnType<typeof ownState>> {}

function ownState({ copied, systemInstalls }: Pick<ReturnType<typeof inheritedState>, 'copied' | 'systemInstalls'>) {
  return {
    /** ARG, of this stage alone. */
    args: new Map<string, string | null>(),
    /** Those that an ARG of this stage declares, with a value or without. */
    declared: new Set<string>(),
    /** The packages that were there at the last installation; what is purged behind it was there for it. */
    presentAtInstall: undefined as readonly string[] | undefined,
    /** How many of its copies the stage has from the one that it starts from. */
    inherited: copied.length,
    /** How many of the lines that add packages. */
    inheritedInstalls: systemInstalls.length,
    /** Lines that name a Python by its minor version. */
    pythonPrograms: [] as PythonProgram[],
    /** Commands at which its installer ends on a later Python. */
    toolStops: [] as ToolStop[],
    /** Programs that a command asked for, by the step that did: `which git || exit 0`. */
    askedFor: new Map<string, number>(),
    /** The step that had a login shell last. */
    loginAt: undefined as number | undefined,
    /** The step that entered an environment last: it ends with that one. */
    enteredAt: undefined as number | undefined,
    /** The folder of that environment. */
    entered: undefined as string | undefined,
    /** What a command told the ones behind it to take, and at which step. */
    taken: undefined as (Pick<MovingCommand, 'piped' | 'listed'> & { readonly step: number }) | undefined,
    installs: [] as StageInstall[],
    /** The first line of the current RUN. */
    run: undefined as number | undefined,
    /** The command that is followed, where it stands in a script of the build context. */
    at: undefined as ScriptPlace | undefined,
    /** What the commands of the current RUN were told to install. */
    attempts: [] as Attempt[],
    /** What only renews pip, where the build stops there. */
    stoppedUpgrade: undefined as
      | { readonly line: number; readonly command: string; readonly python: string | null }
      | undefined,
    /** What runs first in a stage that starts from this one, and not in those that start from that. */
    onbuild: [] as Instruction[],
    /** Commands that end where what is installed does not fit together: `pip check`. */
    checks: [] as CheckOfInstalled[],
    /** Packages of Python that its commands take away again. */
    removals: new Set<PackageName>(),
    notFollowed: [] as UnfollowedLine[],
    /** Commands that are none of an installer that is known, and none of what installs nothing of Python's. */
    unclear: [] as UnfollowedLine[],
    /** Files of the build context that its commands run, of which only their text tells what they install. */
    runs: [] as RunFile[],
    /** Other files of the build context whose texts tell what its commands do: lists of packages, scripts in Python. */
    toRead: new Set<string>(),
    /** Folders of the build context whose names tell what its commands do: patterns, `[ -f six.txt ]`. */
    toList: new Set<string>(),
    /** Files of the build context of which a command asks whether they are there. */
    askedAfter: new Set<string>(),
    /** Other stages that something comes from: by COPY, mounts, FROM. */
    uses: new Set<number>(),
  };
}

export function newState(): StageState {
  const inherited = inheritedState();
  return { ...inherited, ...ownState(inherited) };
}

export function stateOn(base: StageState): StageState {
  return { ...refilled(base), ...ownState(base) };
}

/** What of it could not be followed, in the order of the lines. */
export function unfollowedLines({ notFollowed }: StageState): readonly UnfollowedLine[] {
  return notFollowed.toSorted((a, b) => a.line - b.line);
}

/** As it is shown: what would help is a report's to tell. */
export function shownLine({ line, at, text, why, stops }: UnfollowedLine): NotFollowed {
  const told = stops === true ? stopReason(why) : why;
  return { line, ...(at === undefined ? {} : { at }), text, why: told };
}
