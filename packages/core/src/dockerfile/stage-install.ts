// An installation of a stage, and what the stage was when it ran.

import type { AtClosedPython } from './closed-python.ts';
import type { Found } from './found-file.ts';
import type { LackingCopy } from './lacking-copy.ts';
import type { MadeWheels } from './inherited-state.ts';
import type { InstallPlace } from './install-place.ts';
import type { PythonPin } from './python-pin.ts';
import type { PipCommand } from '../target/target-stage.ts';
import type { AtStaleLock, IndexFlag, OwnProjects, UnnamedGroups } from './tools/tool-install.ts';
import type { EditedText, ExportedFile } from './resolved-install.ts';
import type { UnderstoodInstall } from './understood-dockerfile.ts';

/** An installation, and what the stage was when it ran. */
export interface StageInstall {
  readonly understood: UnderstoodInstall;
  /** The first line of its RUN. */
  readonly run: number;
  /** Projects that it builds without isolation, the words of commands before it, and whether there is surely nothing but pip for them. */
  readonly unisolated?: {
    readonly names: readonly string[];
    readonly before: readonly string[];
    readonly alone?: true;
  };
  /** Whether docker build stops where it fails. */
  readonly stops?: true | undefined;
  readonly unnamed: UnnamedGroups;
  readonly own: OwnProjects;
  readonly indexes: readonly IndexFlag[];
  /** What it sees of ENV and ARG; never shown. */
  readonly variables: Readonly<Record<string, string>>;
  /** Names of all that its builds see. */
  readonly seen: readonly string[];
  /** Packages of the distribution that were there. */
  readonly packages: readonly string[];
  /** The Python that it is for; null where that is not known. */
  readonly python: string | null;
  /** What asked uv for it. */
  readonly pythonAsked?: { readonly source: string; readonly text: string } | undefined;
  /** Whether that is the usual one of the stage, and of no environment. */
  readonly usual: boolean;
  readonly pip: string | null;
  /** The command before it that last brought another pip, or asked for one. */
  readonly pipCommand?: PipCommand;
  /** The newest that fits what was asked of pip, where that is not the newest of all. */
  readonly pipWithin?: string;
  readonly atClosedPython: AtClosedPython;
  /** Flags that count beside its own on another image, as of options at which the image's own installer ends. */
  readonly binariesElsewhere?: readonly string[];
  readonly atStaleLock?: AtStaleLock;
  /** Of the tool whose lock it is, where that is known. */
  readonly lockRelease?: string;
  readonly pinned?: PythonPin | undefined;
  /** Whether all of it was made by earlier commands. */
  readonly takesMade: boolean;
  /** The wheels that they made. */
  readonly takes: readonly MadeWheels[];
  /**
   * Where it installs wheels beside what it fetches: the commands that made them, and whether it names what they are of, and not their files.
   * `alone`: it fetches nothing (`--no-index`), and ends where that is not enough.
   */
  readonly wheelsOf?: { readonly makers: readonly StageInstall[]; readonly byName: boolean; readonly alone?: true };
  /** Folders of the image where it may lie; one of them has it. */
  readonly places: readonly InstallPlace[];
  /** One word for the environment that it goes into; undefined where it is the project's, or not known. */
  readonly into: string | undefined;
  /** Whether it takes anew what is installed. */
  readonly ignoresInstalled: boolean;
  /** Who runs it, where it surely goes into the folder of that user alone. */
  readonly ofUser?: string;
  /** Whether it surely takes away what else its environment holds. */
  readonly clears?: true;
  /** Whether it surely finds nothing of what the image's own Python has. */
  readonly ignoresImage: boolean;
  /** A script in the build context that it runs, which may ask for requirements of its own. */
  readonly script?: string | undefined;
  /** Where its environment is surely not in the project's folder. */
  readonly elsewhere?: EnvironmentElsewhere | undefined;
  readonly changes: Changes;
  readonly edited: readonly EditedText[];
  readonly exported: readonly ExportedFile[];
  /** The release of the installer, where that is known. */
  readonly release?: string | undefined;
  readonly stageFiles: FilesInStage;
}

/** Where an installer makes its environment, where that is surely no `.venv` of the project. */
export interface EnvironmentElsewhere {
  /** The folder that it is, or lies in, where something names one. */
  readonly at?: string;
  /** Whether it makes none. */
  readonly none?: true;
  /** What would put it into the project, or copy it from where it is. */
  readonly remedy: string;
}

/** The files of a stage when a command runs. */
export interface FilesInStage {
  /** The current folder. */
  readonly folder: string;
  /** Where a file of the build context lies that the command names. */
  readonly placeOf: (file: string) => string | undefined;
  /** Whether there is certainly nothing at an absolute path. */
  readonly lacks: (path: string) => boolean;
  /** Whether a command has run of which nobody knows what files it makes. */
  readonly mayHoldMore: boolean;
  /** The COPY that brings what lies beside an absolute path. */
  readonly lackingCopy: (path: string) => LackingCopy | undefined;
  /** Names of what may have been written into an absolute folder, besides what a folder of another place holds. */
  readonly namesIn: (folder: string) => readonly string[];
  /** The file of the build context that lies at an absolute path, where that is all that can lie there. */
  readonly sourceOf: (path: string) => string | undefined;
}

/** What the image has changed of files before a command. */
interface Changes {
  readonly count: number;
  /** Tells those that are followed apart from those before another command; empty where there are none. */
  readonly key: string;
  /** What the image has for the name that a file of the build context calls another by, relative to it. */
  readonly beside: (file: string, name: string) => Found | undefined;
}
