// The machine that a check is about: an image's Python, libc and architecture, with the ordered tags and the marker environment that follow.

import type { MarkerEnvironment } from '../packaging/marker.ts';
import type { WheelTag } from '../packaging/tag.ts';
import type { ImageDoubt } from './image-doubt.ts';

/** Major and minor. */
export type Release = readonly [major: number, minor: number];

/** The C library of an image. */
export interface Libc {
  readonly family: 'glibc' | 'musl';
  /** Only major.minor enters a tag (PEP 600, PEP 656). */
  readonly version: Release;
  /** With its patch level where it is known: `1.2.3`. */
  readonly full?: string;
  /** A musl 1.2 from before 1.2.4, whose loader does not read relative relocations (WC304). */
  readonly lacksRelr?: true;
}

/** The word that stands in wheel tags and in `platform_machine`. */
export type Arch = 'x86_64' | 'i686' | 'aarch64' | 'armv7l' | 'armv6l' | 'armv5tel' | 'ppc64le' | 's390x' | 'riscv64';

/** The interpreter of an image. */
export interface Python {
  readonly implementation: 'cpython';
  /** Full version as CPython says it: `3.12.14`, `3.15.0rc1`. */
  readonly version: string;
  readonly release: Release;
  /** The ABI tag, which tells free-threaded (`cp313t`) and old `m`/`mu` builds apart: `cp312`, `cp37m`, `cp27mu`. */
  readonly abi: string;
  readonly freeThreaded: boolean;
}

/** A platform in Docker's words. */
export type Platform =
  | 'linux/amd64'
  | 'linux/386'
  | 'linux/arm64'
  | 'linux/arm/v7'
  | 'linux/arm/v6'
  | 'linux/arm/v5'
  | 'linux/ppc64le'
  | 'linux/s390x'
  | 'linux/riscv64';

/** The image of a target, as far as a table knows it. */
export interface BaseImage {
  /** As the user wrote it. */
  readonly reference: string;
  readonly distro: { readonly name: string; readonly version: string } | null;
  readonly status: 'current' | 'frozen' | 'ended' | 'unknown';
  /** Day (ISO) on which a frozen tag left the list; null while listed. */
  readonly frozenSince: string | null;
  /** Day on which its Python or distribution left support, and which of the two; null while both are supported. */
  readonly pastSupport: { readonly what: string; readonly since: string } | null;
  /** The platforms the image exists for, in Docker's words. */
  readonly platforms: readonly string[];
  /** Where its Python comes from: it has one of its own, its package manager brings it, or a flag says what the user brings. */
  readonly pythonFrom: 'image' | 'package' | 'flag';
  /** Whether pip installs in virtual environments alone there (PEP 668). */
  readonly managed: boolean;
  /** Packages of Python that it brings, some by name, where it brings any; in which versions is not known. */
  readonly ownPackages?: string;
  /** What no image of another kind has, which is lost there: `CUDA`. */
  readonly brings?: string;
}

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
  /** The first command that only renews pip, where it is stopped by a distribution that keeps its Python to itself (PEP 668). */
  readonly stoppedUpgrade?: Pick<StageCommand, 'line' | 'command'> | undefined;
  /** `image`: the one of its image; `other`: replaced by one that is not known; `newest`; else its version. */
  readonly pip: string;
  /** Packages of the distribution that are there when it installs. */
  readonly packages: readonly string[];
  /** Those of them that are taken away behind it; absent where it keeps them all. */
  readonly drops?: readonly string[];
  /** What is added behind it and kept; absent where nothing is. */
  readonly gains?: readonly string[];
  /** Lines of the file that name the folder of a Python's minor version: `3.11`. */
  readonly pythonPaths?: readonly { readonly line: number; readonly minor: string }[];
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
interface StageCommand {
  readonly line: number;
  /** The first line of its RUN, where that is another: what comes before it goes above that. */
  readonly run?: number;
  readonly command: string;
  /** In the build context. */
  readonly files: readonly string[];
  /** Whether it is stopped where a distribution keeps its Python to itself (PEP 668); `unknown`: that hangs on what the Dockerfile does not tell. */
  readonly atClosedPython: 'stopped' | 'free' | 'unknown';
  /** Whether it stops on another Python than the one that its lock was made for (`pipenv install --deploy`). */
  readonly stopsAtOtherPython?: boolean;
  readonly pipCommand?: PipCommand;
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
  readonly text: string;
  readonly why: string;
  /** What would let it be judged, as a clause in the imperative. */
  readonly remedy?: string | undefined;
  /** The line where that is done, where it is another. */
  readonly remedyLine?: number | undefined;
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
  readonly missed?: { readonly why: string; readonly path: string };
  /** Packages of the distribution that it has in the end. */
  readonly packages: readonly string[];
  /** As TargetStage has them. */
  readonly systemInstalls?: readonly SystemInstall[];
  readonly boundCommands?: readonly BoundCommand[];
}

/** Where the facts of a target come from: the table of images, what the table says of images near it, flags and `facts`, a probe in the image, or the image itself. */
export type TargetSource = 'table' | 'inferred' | 'flags' | 'probe' | 'inspected';

/** An image on a platform, as an installer inside it sees it: its tags, best first, and its markers. */
export interface Target {
  /** Absent where the target was given by --libc and --python alone. */
  readonly image?: BaseImage;
  /** What stands for it in reports: the reference, or `cp312-musl1.2`. */
  readonly name: string;
  readonly platform: Platform;
  readonly libc: Libc;
  readonly arch: Arch;
  readonly python: Python;
  /** The image's pip; absent where it is not known. */
  readonly pip?: string;
  /** Where what stands there is not known: the oldest that it can be. Absent where a pip that knows every tag is meant. */
  readonly pipAtLeast?: string;
  /** Whether the image holds a C compiler; absent where it is not known. */
  readonly compiler?: boolean;
  /** What the stage's own commands added to an image without one compiles: C alone, or C++ as well. */
  readonly stageCompiler?: 'c' | 'c++';
  /** Whether it holds git; absent where it is not known. */
  readonly git?: boolean;
  readonly source: TargetSource;
  /** The day of the table's facts; absent for targets made from flags. */
  readonly asOf?: string;
  /** Why facts were inferred (WC301); absent where they were not. */
  readonly inferred?: readonly ImageDoubt[];
  /** Where it is a stage of a Dockerfile. */
  readonly stage?: TargetStage;
  /** What runs that which is installed here, where that is another stage. */
  readonly runtime?: Target;
  /** Best first, exactly as pypa/packaging 26.3 orders them for this interpreter, libc and machine. */
  readonly tags: readonly WheelTag[];
  readonly environment: MarkerEnvironment;
  /** The same under a 64-bit kernel, for 32-bit images: a marker that differs there gets WC204. */
  readonly kernelEnvironment?: MarkerEnvironment;
}

/** What the user asked for; each of python, libc and pip replaces one fact of the base. Without a base and facts it needs python and libc. */
export interface AskedTarget {
  /** An image of the tables: `python:3.12-slim`, `debian:12`. */
  readonly base?: string;
  /** Of an image that no table has; instead of `base`. */
  readonly facts?: ImageFacts;
  /** The one that the reference decides by itself (`arm32v7/python`), else `linux/amd64`. */
  readonly platform?: Platform;
  /** `3.12`, `3.12.4`, `3.13t`, `3.15rc1`; a minor alone means its newest patch. */
  readonly python?: string;
  /** `musl-1.2`, `glibc-2.36`. */
  readonly libc?: string;
  /** pip's version. */
  readonly pip?: string;
  readonly stage?: TargetStage;
  /** The day (ISO) on which support is seen, where that is after the image list's: what had left it by then is past it. */
  readonly day?: string;
  /** Nobody asked for it: it is tried for the best image, and counts for nothing else. */
  readonly tried?: boolean;
}

/** The same, with its platform. */
export interface TargetRequest extends AskedTarget {
  readonly platform: Platform;
}

/** What is known of an image that is in no table. */
export interface ImageFacts {
  /** What stands for it in the report: its reference. */
  readonly name: string;
  /** As TargetRequest has them. */
  readonly python: string;
  readonly libc: string;
  /** The image's pip; without it no tag is refused because pip is too old. */
  readonly pip?: string;
  /** `{ name: 'alpine', version: '3.20' }`, as /etc/os-release has ID and VERSION_ID; without it there is no line that installs compilers. */
  readonly distro?: { readonly name: string; readonly version: string };
  /** Whether it holds a C compiler. */
  readonly compiler?: boolean;
}
