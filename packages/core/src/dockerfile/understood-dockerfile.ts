// What was understood of a Dockerfile, in the shape that `wheelcheck explain Dockerfile --format json` prints.

import type { ImageDescription } from '../image/describe-image.ts';
import type { LackingCopy } from './lacking-copy.ts';
import type { ToolInstall } from './tools/tool-install.ts';

/** How a Dockerfile was understood, stage by stage. */
export interface UnderstoodDockerfile {
  readonly path: string;
  /** The `--build-arg`s that were given. */
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly stages: readonly UnderstoodStage[];
  /** The stage that runs: its name, else its index. */
  readonly final: string | number | null;
  /** The stages that install and reach the final one. */
  readonly installing: readonly (string | number)[];
}

/** One stage: the image it starts from, and what it installs. */
export interface UnderstoodStage {
  readonly name: string | null;
  readonly index: number;
  readonly line: number;
  /** As it stands in the file: `python:${PY}-slim`. */
  readonly from: string;
  /** The image after ARGs, or the name of the earlier stage; null where a variable has no value. */
  readonly base: string | null;
  /** A `Platform`, or what the file writes that is none. */
  readonly platform: string;
  /** Of the image at the end of a chain of stages; null for one that is not known, and for scratch. */
  readonly image: Omit<ImageDescription, 'packagedPython'> | null;
  /** Version of the Python that its commands run; null where it has none, or nobody can know which. */
  readonly python: string | null;
  /** Version of its pip, `newest` after an upgrade without a version; null where it is not known. */
  readonly pip: string | null;
  /** Packages of the distribution that its own commands add and leave, and those of the stages below. */
  readonly packages: readonly string[];
  /** The variables that decide what installers do. */
  readonly environment: Readonly<Record<string, string>>;
  readonly installs: readonly UnderstoodInstall[];
  readonly copies: readonly UnderstoodCopy[];
  readonly notFollowed: readonly NotFollowed[];
}

/** As the command asks for it, with paths of the build context in place of those of the image; a project is its folder. */
export interface UnderstoodInstall extends Omit<
  ToolInstall,
  'projects' | 'python' | 'pythonFile' | 'script' | 'environment' | 'indexes' | 'unnamed' | 'own' | 'clears' | 'hashes'
> {
  readonly line: number;
  /** Where in a script of the build context it stands that the line runs. */
  readonly at?: ScriptPlace;
  readonly command: string;
  readonly indexes: readonly string[];
  /** Whether it asks for every extra; `extras` has a star then. */
  readonly allExtras?: true;
  /** The lines of commands that change its files before it, where that is followed. */
  readonly changedAt?: readonly number[];
}

/** What of a command is named again for a check of it, as the build context has it. */
export type AlteredInstall = Pick<UnderstoodInstall, 'files' | 'constraints' | 'words' | 'extras'>;

/** A line of a script. */
export interface ScriptPlace {
  readonly path: string;
  readonly line: number;
}

/** A COPY or ADD that brings files which are installed from. */
export interface UnderstoodCopy {
  readonly line: number;
  /** The stage (by name, else index) or the image. */
  readonly from: string | number;
  readonly paths: readonly string[];
}

/** A line of which it is not known what it does. */
export interface NotFollowed {
  readonly line: number;
  /** Where in a script of the build context it stands that the line runs. */
  readonly at?: ScriptPlace | undefined;
  readonly text: string;
  readonly why: string;
}

/** The same with what would let it be judged, as a clause in the imperative; absent where `why` tells it, or nobody knows. */
export interface UnfollowedLine extends NotFollowed {
  readonly remedy?: string | undefined;
  /** The first line of the RUN in which it stands. */
  readonly run?: number | undefined;
  /** The line where that is done, where it is another. */
  readonly remedyLine?: number | undefined;
  /** Files that it asks for where the script goes on without it, which another command of the line may install. */
  readonly asks?: readonly string[] | undefined;
  /** Whether another command of its script installs in its place, or it would in another's. */
  readonly answered?: true | undefined;
  /** Whether it only adds packages of the distribution: to no installation before it. */
  readonly addsPackages?: true | undefined;
  /** Whether the build surely ends there: nothing behind it runs. */
  readonly stops?: true | undefined;
  /** Whether it stops at what the image is, which another image need not be. */
  readonly ofImage?: true | undefined;
  /** Whether the version of a Python is all that is open, which --python says. */
  readonly asksPython?: true | undefined;
  /** Of which files it installs some lines, where another command may install all of them by the same flags. */
  readonly part?: Pick<UnderstoodInstall, 'tool' | 'files' | 'binaries'> | undefined;
  /** What would do instead, where the build context has the file. */
  readonly lacking?: LackingCopy | undefined;
  /** What it installs from, where the image changes a part of that before: as the build context has it. */
  readonly altered?: AlteredInstall | undefined;
  /** The stage of that, where there are several. */
  readonly alteredIn?: string | number | undefined;
}

/** A command that ends where what is installed does not fit together: `pip check`. */
export interface CheckOfInstalled extends Pick<UnfollowedLine, 'line' | 'at' | 'text' | 'stops'> {
  /** One word for the environment that it asks about; undefined where that is not known. */
  readonly into?: string;
}
