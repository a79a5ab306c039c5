// The stage of a Dockerfile that a target stands for, as what is judged on it hangs on its commands.

import type { PackageName } from '../packaging/name.ts';
import type { Platform } from './platform.ts';
import type { StageStop } from './stage-stop.ts';

/** The stage of a Dockerfile that a target stands for: what its own commands make of its image. */
export interface TargetStage {
  readonly path: string;
  /** What a compose file calls that which is built of it. */
  readonly service?: string;
  readonly name: string | number;
  /** Of its FROM. */
  readonly line: number;
  /** The FROM that names its image, its own or that of a stage that it starts from; absent where another image stands in for it. */
  readonly imageLine?: number;
  /** The variables of that FROM that hold a part of its image. */
  readonly imageVariables?: readonly ImageVariable[];
  /** What installs that which is checked, in order; empty where nothing of the stage does. */
  readonly installs: readonly StageCommand[];
  /** Names of the variables that builds see there, by the Dockerfile; their values may be secrets. */
  readonly variables?: readonly string[];
  /** `image`: the one of its image; `other`: replaced by one that is not known; `newest`; else its version. */
  readonly pip: string;
  /** Packages of the distribution that are there when it installs. */
  readonly packages: readonly string[];
  /** Those of them that are taken away behind it; absent where it keeps them all. */
  readonly drops?: readonly string[];
  /** What is added behind it and kept; absent where nothing is. */
  readonly gains?: readonly string[];
  /** Packages of Python that its commands take away again; absent where there are none. */
  readonly removes?: readonly PackageName[];
  /** Lines of the file that name the folder of a Python's minor version: `3.11`. */
  readonly pythonPaths?: readonly { readonly line: number; readonly minor: string }[];
  /** Lines that name a program or packages of that version. */
  readonly pythonPrograms?: readonly PythonProgram[];
  /** Commands at which their installer ends on a later Python. */
  readonly toolStops?: readonly ToolStop[];
  /** Where a distribution's package manager adds something. */
  readonly systemInstalls?: readonly SystemInstall[];
  /** Where it is told something else. */
  readonly systemCommands?: readonly SystemCommand[];
  /** Where a program is called that is another one on other distributions. */
  readonly boundCommands?: readonly BoundCommand[];
  /** Lines that add an archive of Ubuntu's packages (a PPA). */
  readonly ubuntuArchives?: readonly number[];
  /** Where it is the only one: what of it would stand in which of two. */
  readonly split?: SplitStage;
  /** Whether another stage is the one that runs, also where nothing is known of that. */
  readonly runsElsewhere?: true;
  /** The stage that runs what is installed here, where that is another one. */
  readonly runtime?: StageRuntime;
  /** What else it installs, and what of it could not be followed, where the check is about all of it. */
  readonly unchecked?: readonly UncheckedLine[];
  /** Lines that may bring programs. */
  readonly mayBring?: readonly number[];
  /** Where its build surely ends; absent where it is not known to. */
  readonly stops?: readonly StageStop[];
}

/** The lines of a stage up to its only installation, as two stages would have them. */
export interface SplitStage {
  /** As both FROMs have it, with its flags. */
  readonly from: string;
  /** Settings and files of the stage that installs, and of the one that runs. */
  readonly builds: readonly string[];
  readonly runs: readonly string[];
  /** What installs. */
  readonly command: string;
  readonly lines: readonly [first: number, last: number];
}

/** A line that runs `python3.6`, or adds packages of that version: `python3.6-dev`. */
export interface PythonProgram {
  readonly line: number;
  readonly minor: string;
  readonly packages?: readonly string[];
}

/** A command that the newest installer for a Python knows, and not the one for later ones. */
export interface ToolStop {
  readonly line: number;
  /** The minor version of Python 3 from which on the build stops there. */
  readonly from: number;
  readonly why: string;
  /** What would do there, as a clause in the imperative. */
  readonly remedy: string | undefined;
}

/** A variable in the FROM that names an image. */
export interface ImageVariable {
  readonly name: string;
  readonly value: string;
  /** What stands around it there: `python:` and `-slim` around `3.12`. */
  readonly before: string;
  readonly after: string;
  /** Where it gets its value: at the line of its ARG, in another file (`compose.yaml:7`), or by `--build-arg`, null. */
  readonly at: number | string | null;
  /** Whether the image of another stage hangs on it, in other words. */
  readonly shared: boolean;
}

/** A line on which a distribution's package manager adds something: `apk`, `apt-get`. */
export interface SystemInstall {
  readonly line: number;
  readonly manager: string;
  /** The packages, as far as they are known. */
  readonly names?: readonly string[];
  /** What comes with them, of what builds ask for, and by which of them. */
  readonly brings?: readonly { readonly name: string; readonly by: string }[];
}

/** A program that Alpine has, or all others: `adduser -D` is busybox's. */
export interface BoundCommand {
  readonly line: number;
  readonly text: string;
  readonly of: 'alpine' | 'others';
  /** What does the same elsewhere. */
  readonly instead: string;
}

/** Another command of a package manager: `apk update`, `apt-get purge`. */
export interface SystemCommand extends Omit<SystemInstall, 'names'> {
  readonly verb: string;
}

/** A command that installs. */
export interface StageCommand {
  readonly line: number;
  /** The first line of its RUN, where that is another: what comes before it goes above that. */
  readonly run?: number;
  readonly command: string;
  /** In the build context. */
  readonly files: readonly string[];
  /** Whether it is stopped where a distribution keeps its Python to itself (PEP 668); `unknown`: that hangs on what the Dockerfile does not tell. */
  readonly atClosedPython: 'stopped' | 'free' | 'unknown';
  /** Whether it surely finds nothing of what the image's own Python has. */
  readonly ignoresImage?: true;
  /** Whether docker build surely ends where it fails: not behind `|| true`, nor where its script goes on. */
  readonly endsBuild?: true;
  /** Whether it stops on another Python than the one that its lock was made for (`pipenv install --deploy`). */
  readonly stopsAtOtherPython?: boolean;
  /** What asks for the Python that it takes: `.python-version`, `UV_PYTHON`. */
  readonly pythonAsked?: { readonly source: string; readonly text: string };
  /** Minor versions of other Pythons that it would take for that. */
  readonly pythonsBeside?: readonly string[];
  readonly pipCommand?: PipCommand;
  /** Whether it leaves out the project beside its lock (`uv sync --no-install-project`). */
  readonly leavesProject?: true;
}

/** What brought another pip before an installation, or asked for one: `pip install --upgrade pip`. */
export interface PipCommand {
  readonly line: number;
  readonly command: string;
}

/** A line of a Dockerfile that may install what nobody judged. */
export interface UncheckedLine {
  /** Of another file than the stage's. */
  readonly path?: string;
  readonly line: number;
  /** The line of the stage's own file that runs that other one. */
  readonly ranAt?: number;
  readonly text: string;
  readonly why: string;
  /** What would let it be judged, as a clause in the imperative. */
  readonly remedy?: string | undefined;
  /** The line where that is done, where it is another. */
  readonly remedyLine?: number | undefined;
  /** Whether it only adds packages of the distribution: who builds nothing asks for none. */
  readonly addsPackages?: true | undefined;
}

export interface StageRuntime {
  readonly name: string | number;
  /** Of the COPY. */
  readonly line: number;
  /** Of its own FROM. */
  readonly fromLine: number;
  /** Of the FROM that names its image. */
  readonly imageLine?: number;
  readonly imageVariables?: readonly ImageVariable[];
  readonly base: string;
  readonly platform: Platform;
  /** Where it is not its image's own. */
  readonly python?: string;
  /** Whether all that is copied lies there in `lib/python3.12` of the Python that installed it, where another minor version does not look. */
  readonly keptByMinor?: boolean;
  /** Why its Python finds nothing of that, whatever its version, as a clause, and the folder where it lies. */
  readonly missed?: {
    readonly why: string;
    readonly path: string;
    /** What helps, as a clause in the imperative, where its Python would look into that folder. */
    readonly instead?: string;
  };
  /** Why the Python that was copied along does not start there, as a clause. */
  readonly noStart?: string;
  /** Packages of the distribution that it has in the end. */
  readonly packages: readonly string[];
  /** As TargetStage has them. */
  readonly systemInstalls?: readonly SystemInstall[];
  readonly boundCommands?: readonly BoundCommand[];
}
