// What is known of a stage while its instructions are gone through.

import type { Attempt } from './attempt.ts';
import type { CopiedPath } from './context-paths.ts';
import type { FileEdit } from './file-edit.ts';
import type { InstallPlace } from './install-place.ts';
import type { Instruction } from './read-instructions.ts';
import type { RunFile } from './run-file.ts';
import type { StageInstall } from './stage-install.ts';
import type { MadeLock } from './made-lock.ts';
import type { ResolvedInstall } from './resolved-install.ts';
import type { BoundCommand, PipCommand, SystemCommand, SystemInstall, TargetStage } from '../target/target-stage.ts';
import type { PythonBeside } from './python-beside.ts';
import type { PythonPin } from './python-pin.ts';
import type { MovingCommand } from './tools/moving-command.ts';
import type { NotFollowed, ScriptPlace, UnfollowedLine } from './understood-dockerfile.ts';

/** Files that an installer wrote into the stage, by absolute path: what `poetry export -o requirements.txt` put there. */
type Exports = Map<string, ResolvedInstall>;

/** What `pip wheel -w /wheels -r requirements.txt` put into a folder. */
export interface MadeWheels {
  readonly folder: string;
  readonly files: readonly string[];
  readonly words: readonly string[];
}

/** What changed a file, by its line and the stage's step. */
export interface Change {
  readonly line: number;
  readonly step: number;
  /** Among all that changes files of the stage. */
  readonly order: number;
}

/** An installer of Python's that a stage has. */
export interface BroughtTool {
  /** `newest` where nothing says which; null where it is not known. */
  readonly release: string | null;
  /** The folder of its program, where that is known and none of the usual ones. */
  readonly folder?: string;
  /** What was put beside it: `pipx inject`, `uv tool install --with`. */
  readonly plugins?: readonly string[];
}

/** By the first line of its RUN. */
interface OfRun {
  readonly run: number | undefined;
}

export interface StageState {
  /** ENV; a value of null is one that is not known. */
  readonly environment: Map<string, string | null>;
  /** ARG, of this stage alone. */
  readonly args: Map<string, string | null>;
  /** Those that an ARG of this stage declares, with a value or without. */
  readonly declared: Set<string>;
  workdir: string;
  /** Who runs its commands; null where that is not known. */
  user: string | null;
  /** Whether apt knows which packages there are: images come without, and many a RUN takes them away again. */
  aptLists: boolean;
  /** Whether its configuration lets apt install what packages recommend, as it does by itself. */
  aptRecommends: boolean;
  readonly packages: Set<string>;
  /** Those that were there at the last installation; what is purged behind it was there for it. */
  presentAtInstall: readonly string[] | undefined;
  /** Where a distribution's package manager adds something. */
  readonly systemInstalls: (SystemInstall & OfRun)[];
  /** Where it is told something else. */
  readonly systemCommands: (SystemCommand & OfRun)[];
  /** Where a program is called that is another one on other distributions. */
  readonly boundCommands: BoundCommand[];
  /** Lines that add an archive of Ubuntu's packages (a PPA). */
  readonly ubuntuArchives: number[];
  /** Those that a command named for themselves: apk's world, and what apt has as installed by hand. */
  readonly namedPackages: Set<string>;
  /** apk's names for what one command adds. */
  readonly virtuals: Map<string, readonly string[]>;
  /** By COPY, ADD and mounts. */
  readonly copied: CopiedPath[];
  /** How many of them the stage had from the one that it starts from. */
  readonly inherited: number;
  readonly exports: Exports;
  /** Absolute paths, or patterns of them, that the image's own commands changed, and what did so last; behind a slash whatever lies there. */
  readonly changed: Map<string, Change>;
  /** What commands whose work is followed made of files, in order. */
  readonly edits: FileEdit[];
  /** Counts changes and edits. */
  order: number;
  /** Locks that its commands make anew. */
  readonly madeLocks: MadeLock[];
  /** What `touch` and `mkdir` made, where it was not there; what was stays as it is. */
  readonly made: Set<string>;
  /** What goes by another name too, by that name: `ln -s six.txt pins.txt`. */
  readonly links: Map<string, string>;
  /** Counts the instructions. */
  step: number;
  /** Null where there is none, or none is known. */
  python: string | null;
  /** Whether it is the image's own, which a package of the distribution does not replace. */
  ownPython: boolean;
  pip: string | null;
  /** What is known of the other Pythons that packages of the distribution brought, by their minor version. */
  readonly besides: Map<string, PythonBeside>;
  /** The minor versions that the names `python` and `python3` were given. */
  readonly pythonNames: Map<string, string>;
  /** The minor version that `python3` and `pip3` are of, where packages have brought several. */
  usual: string | undefined;
  /** The command that last brought another pip, or asked for one. */
  pipCommand: PipCommand | undefined;
  /** Of what a command asked of pip, the newest that fits: what the image's own becomes where that does not fit. */
  pipWithin: string | undefined;
  /** What its commands may have brought of programs beside those that they name: what pip installs has some. */
  brought: 'nothing' | 'packages' | 'anything';
  /** Whether an installer was told to install, followed or not. */
  asked: boolean;
  /** The installers that its commands brought, by name. */
  readonly tools: Map<string, BroughtTool>;
  /** Whether something has opened a distribution's Python to pip (PEP 668). */
  opened: boolean;
  /** Programs that a command asked for, by the step that did: `which git || exit 0`. */
  readonly askedFor: Map<string, number>;
  /** SHELL: the words before a script. */
  shell: readonly string[];
  /** The step that had a login shell last. */
  loginAt: number | undefined;
  /** The step that entered an environment last: it ends with that one. */
  enteredAt: number | undefined;
  /** The folder of that environment. */
  entered: string | undefined;
  /** Folders of environments that were made. */
  readonly environments: Set<string>;
  /** What `pip config set` and its like wrote, by the variable that says the same. */
  readonly settings: Map<string, string>;
  /** Those of them that another Python than the image's own made. */
  readonly otherEnvironments: Set<string>;
  /** The Python of the environment that `uv venv` made last, where it was told none. */
  environmentPin: PythonPin | undefined;
  readonly wheels: MadeWheels[];
  /** Folders of the image where something may have been installed. */
  readonly places: InstallPlace[];
  /** What its own commands put elsewhere of them. */
  readonly moved: Pick<CopiedPath, 'sources' | 'destination'>[];
  /** What a command told the ones behind it to take, and at which step. */
  taken: (Pick<MovingCommand, 'piped' | 'listed'> & { readonly step: number }) | undefined;
  readonly installs: StageInstall[];
  /** The first line of the current RUN. */
  run: number | undefined;
  /** The command that is followed, where it stands in a script of the build context. */
  at: ScriptPlace | undefined;
  /** What the commands of the current RUN were told to install. */
  readonly attempts: Attempt[];
  /** What only renews pip, where the build stops there. */
  stoppedUpgrade: TargetStage['stoppedUpgrade'];
  /** What runs first in a stage that starts from this one, and not in those that start from that. */
  readonly onbuild: Instruction[];
  readonly notFollowed: UnfollowedLine[];
  /** Commands that are none of an installer that is known, and none of what installs nothing of Python's. */
  readonly unclear: UnfollowedLine[];
  /** Files of the build context that its commands run, of which only their text tells what they install. */
  readonly runs: RunFile[];
  /** Files of the build context that name packages of the distribution which its commands add. */
  readonly packageLists: Set<string>;
  /** Other stages that something comes from: by COPY, mounts, FROM. */
  readonly uses: Set<number>;
}

export function newState(): StageState {
  return {
    environment: new Map(),
    args: new Map(),
    declared: new Set(),
    workdir: '/',
    user: 'root',
    aptLists: false,
    aptRecommends: true,
    packages: new Set(),
    presentAtInstall: undefined,
    systemInstalls: [],
    systemCommands: [],
    boundCommands: [],
    ubuntuArchives: [],
    namedPackages: new Set(),
    virtuals: new Map(),
    copied: [],
    inherited: 0,
    exports: new Map(),
    changed: new Map(),
    edits: [],
    order: 0,
    madeLocks: [],
    links: new Map(),
    made: new Set(),
    step: 0,
    python: null,
    ownPython: false,
    pip: null,
    besides: new Map(),
    usual: undefined,
    pythonNames: new Map(),
    pipCommand: undefined,
    pipWithin: undefined,
    brought: 'nothing',
    asked: false,
    tools: new Map(),
    opened: false,
    askedFor: new Map(),
    shell: [],
    loginAt: undefined,
    enteredAt: undefined,
    entered: undefined,
    environments: new Set(),
    settings: new Map(),
    otherEnvironments: new Set(),
    environmentPin: undefined,
    wheels: [],
    places: [],
    moved: [],
    taken: undefined,
    installs: [],
    run: undefined,
    at: undefined,
    attempts: [],
    stoppedUpgrade: undefined,
    onbuild: [],
    notFollowed: [],
    unclear: [],
    runs: [],
    packageLists: new Set(),
    uses: new Set(),
  };
}

/** What of it could not be followed, in the order of the lines. */
export function unfollowedLines({ notFollowed }: StageState): readonly UnfollowedLine[] {
  return notFollowed.toSorted((a, b) => a.line - b.line);
}

/** As it is shown: what would help is a report's to tell. */
export function shownLine({ line, at, text, why }: UnfollowedLine): NotFollowed {
  return { line, ...(at === undefined ? {} : { at }), text, why };
}

/** What a stage has from the one that it starts from: not its ARGs, and not what was said of it. */
export function stateOn(base: StageState): StageState {
  return {
    ...newState(),
    environment: new Map(base.environment),
    workdir: base.workdir,
    user: base.user,
    shell: base.shell,
    aptLists: base.aptLists,
    aptRecommends: base.aptRecommends,
    packages: new Set(base.packages),
    systemInstalls: [...base.systemInstalls],
    systemCommands: [...base.systemCommands],
    boundCommands: [...base.boundCommands],
    ubuntuArchives: [...base.ubuntuArchives],
    namedPackages: new Set(base.namedPackages),
    virtuals: new Map(base.virtuals),
    copied: [...base.copied],
    inherited: base.copied.length,
    exports: new Map(base.exports),
    changed: new Map(base.changed),
    edits: [...base.edits],
    order: base.order,
    madeLocks: [...base.madeLocks],
    made: new Set(base.made),
    links: new Map(base.links),
    step: base.step,
    settings: new Map(base.settings),
    wheels: [...base.wheels],
    places: [...base.places],
    moved: [...base.moved],
    python: base.python,
    ownPython: base.ownPython,
    pip: base.pip,
    besides: new Map(base.besides),
    usual: base.usual,
    pythonNames: new Map(base.pythonNames),
    pipCommand: base.pipCommand,
    pipWithin: base.pipWithin,
    brought: base.brought,
    asked: base.asked,
    tools: new Map(base.tools),
    opened: base.opened,
    environments: new Set(base.environments),
    otherEnvironments: new Set(base.otherEnvironments),
    environmentPin: base.environmentPin,
  };
}
