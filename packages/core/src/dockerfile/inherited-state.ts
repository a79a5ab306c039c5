// What a stage has from the one that it starts from: not its ARGs, and not what was said of it.

import type { BoundCommand, PipCommand, SystemCommand, SystemInstall } from '../target/target-stage.ts';
import type { CopiedPath } from './context-paths.ts';
import type { FileEdit } from './file-edit.ts';
import type { InstallPlace } from './install-place.ts';
import type { MadeLock } from './made-lock.ts';
import type { BroughtPython, PythonHere } from './python-here.ts';
import type { PythonPin } from './python-pin.ts';
import type { ResolvedInstall } from './resolved-install.ts';

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
export interface OfRun {
  readonly run: number | undefined;
}

/** As it is at the first FROM. */
export function inheritedState() {
  return {
    /** ENV; a value of null is one that is not known. */
    environment: new Map<string, string | null>(),
    workdir: '/',
    /** Who runs its commands; null where that is not known. */
    user: 'root' as string | null,
    /** Commands that make users, the program first. */
    users: [] as (readonly string[])[],
    /** Whether a command may have let others write into folders of the image's own. */
    handedOver: false as boolean,
    /** Whether apt knows which packages there are: images come without, and many a RUN takes them away again. */
    aptLists: false,
    /** Whether its configuration lets apt install what packages recommend, as it does by itself. */
    aptRecommends: true,
    packages: new Set<string>(),
    /** Where a distribution's package manager adds something. */
    systemInstalls: [] as (SystemInstall & OfRun)[],
    /** Lines that may bring programs: packages that hang on an unknown condition, whole folders of other images. */
    mayBring: [] as number[],
    /** Where it is told something else. */
    systemCommands: [] as (SystemCommand & OfRun)[],
    /** Where a program is called that is another one on other distributions. */
    boundCommands: [] as BoundCommand[],
    /** Lines that add an archive of Ubuntu's packages (a PPA). */
    ubuntuArchives: [] as number[],
    /** Those that a command named for themselves: apk's world, and what apt has as installed by hand. */
    namedPackages: new Set<string>(),
    /** apk's names for what one command adds. */
    virtuals: new Map<string, readonly string[]>(),
    /** By COPY, ADD and mounts. */
    copied: [] as CopiedPath[],
    /** Files that an installer wrote into the stage, by absolute path: what `poetry export -o requirements.txt` put there. */
    exports: new Map<string, ResolvedInstall>(),
    /** Absolute paths, or patterns of them, that the image's own commands changed, and what did so last; behind a slash whatever lies there. */
    changed: new Map<string, Change>(),
    /** What commands whose work is followed made of files, in order. */
    edits: [] as FileEdit[],
    /** Counts changes and edits. */
    order: 0,
    /** Locks that its commands make anew. */
    madeLocks: [] as MadeLock[],
    /** What `touch` and `mkdir` made, where it was not there; what was stays as it is. */
    made: new Set<string>(),
    /** Absolute paths that instructions name which copy nothing. */
    named: new Set<string>(),
    /** What goes by another name too, by that name: `ln -s six.txt pins.txt`. */
    links: new Map<string, string>(),
    /** Counts the instructions. */
    step: 0,
    /** Of the Python that counts for the command that is followed; null where there is none, or none is known. */
    python: null as string | null,
    /** Whether it is the image's own, which a package of the distribution does not replace. */
    ownPython: false,
    pip: null as string | null,
    /** The one that was copied over it. */
    broughtPython: undefined as BroughtPython | undefined,
    /** The name by which the Python goes that counts now. */
    counted: '',
    /** The others: by their minor version, by the folder of their environment, and the usual one where it does not count. */
    pythons: new Map<string, PythonHere>(),
    /** Those that an installer was told to use, by its name: `poetry env use 3.11`, `uv python install 3.13`. */
    chosenPythons: new Map<string, string>(),
    /** The minor versions that the names `python` and `python3` were given. */
    pythonNames: new Map<string, string>(),
    /** The minor version that `python3` and `pip3` are of, where packages have brought several. */
    usual: undefined as string | undefined,
    /** The command that last brought another pip, or asked for one. */
    pipCommand: undefined as PipCommand | undefined,
    /** Of what a command asked of pip, the newest that fits: what the image's own becomes where that does not fit. */
    pipWithin: undefined as string | undefined,
    /** What its commands may have brought of programs beside those that they name: what pip installs has some. */
    brought: 'nothing' as 'nothing' | 'packages' | 'anything',
    /** Whether a command has run of which nobody knows what files it makes beside those that it names. */
    madeUnknown: false as boolean,
    /** Whether one was told to take something away. */
    uninstalls: false as boolean,
    /** Whether an installer was told to install, followed or not. */
    asked: false,
    /** The installers that its commands brought, by name. */
    tools: new Map<string, BroughtTool>(),
    /** Whether something has opened a distribution's Python to pip (PEP 668). */
    opened: false,
    /** SHELL: the words before a script. */
    shell: [] as readonly string[],
    /** Folders of environments that were made. */
    environments: new Set<string>(),
    /** Those of them that another Python than the image's own made. */
    otherEnvironments: new Set<string>(),
    /** Those of them that have no pip. */
    withoutPip: new Set<string>(),
    /** Those of them that see what the Python has that made them (`--system-site-packages`). */
    seeingImage: new Set<string>(),
    /** What `pip config set` and its like wrote, by the variable that says the same. */
    settings: new Map<string, string>(),
    /** The Python of the environment that `uv venv` made last, where it was told none. */
    environmentPin: undefined as PythonPin | undefined,
    wheels: [] as MadeWheels[],
    /** Folders of the image where something may have been installed. */
    places: [] as InstallPlace[],
    /** What its own commands put elsewhere of them. */
    moved: [] as Pick<CopiedPath, 'sources' | 'destination'>[],
  };
}
