// A file as core is given it: text, and what reads around it.

import type { Parsed } from '../packaging/parsed.ts';
import type { SdistContents } from '../sdist/sdist-contents.ts';
import type { Unisolated } from './unisolated.ts';

/** Reads a file named relative to the one being read; undefined where it is absent. The host refuses what lies outside the root. */
export type ReadSibling = (path: string) => Promise<string | undefined>;

/** How a file that is read so stands in the report; undefined where that is its name after the folder of the one being read. */
export type ShownAs = (path: string) => string | undefined;

/** Reads a folder or an sdist that a file names, as an sdist's contents; undefined where there is neither. */
export type ReadSource = (
  path: string,
  wanted: (path: string) => boolean,
) => Promise<Parsed<SdistContents> | undefined>;

/** The text of METADATA within a wheel that a file names by its path; undefined where it cannot be had. */
export type ReadWheel = (path: string) => Promise<string | undefined>;

/**
 * The digest of a file that a file names by its path, lower-case hex; undefined where it cannot be had.
 * The algorithm is one that pip compares: sha512, sha384, sha256, sha224, sha1, md5.
 */
export type ReadDigest = (path: string, algorithm: string) => Promise<string | undefined>;

/** A line of a file as the report calls it. */
interface FileLine {
  readonly path: string;
  readonly line: number;
}

/** The path of requirements that stand on the command line; the line counts them. */
export const COMMAND_LINE = 'command line';

/**
 * A file to be checked, as text, and how what lies around it is read. `readManifestFile` of the entry `node` and `webFiles` of the entry `web`
 * make them.
 */
export interface InputFile {
  /** As it should stand in the report: relative, with `/`. */
  readonly path: string;
  /** Where all of its lines stand, where they are no file of their own: the line of a command in a Dockerfile. */
  readonly line?: number;
  readonly text: string;
  /** Where a line stands that is none of the file's own, or another of them: what an image makes of a file. */
  readonly placeOf?: (at: FileLine) => FileLine;
  /** Of the file's bytes, lower-case hex, where it is to be reported; a promise where the platform hashes beside (it never rejects). */
  readonly sha256?: string | Promise<string>;
  /** The file name that decides the format, where the path does not: of standard input, of requirements without a file. */
  readonly name?: string;
  /** Which of several commands install from it, by their positions: one command's files share what they say of indexes. Absent: there is one command. */
  readonly commands?: readonly number[];
  /** A lock that is installed by way of requirements (`poetry export`): whether those have hashes. Absent: its own tool installs from it. */
  readonly exportedHashes?: boolean;
  /** What is built of it without isolation, by the command that installs from it. */
  readonly unisolated?: Unisolated;
  /** Reads what the file names, relative to it. */
  readonly sibling: ReadSibling;
  /** How a file that it names stands in the report, where that is not the name after the file's own folder. */
  readonly shownAs?: ShownAs;
  /** Whether there is something at a path that the file names; without it a local wheel is judged by its name alone. */
  readonly exists?: (path: string) => Promise<boolean>;
  /** Without it a folder or an sdist that the file names counts as a build. */
  readonly source?: ReadSource;
  /** Without it what a wheel that the file names by its path needs is not known. */
  readonly wheel?: ReadWheel;
  /** Gives others a turn between two pieces of a long file, so that whoever stops the run is heard; without it there is none. */
  readonly rest?: () => Promise<void>;
  /** Without it the hashes of a file that is named by its path are taken for right. */
  readonly digest?: ReadDigest;
}
