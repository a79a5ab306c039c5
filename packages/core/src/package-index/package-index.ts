// The question every check asks: which files does the index hold for this release?

import type { IndexFault } from '../http/index-error.ts';
import type { CoreMetadata } from '../packaging/core-metadata.ts';
import type { Filename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';

export { IndexError } from '../http/index-error.ts';

/** One file of a release. Sizes in bytes; `uploaded` is ISO 8601; hashes by algorithm, lower-case hex. */
export interface DistributionFile {
  readonly filename: Filename;
  /** The name as the index serves it. */
  readonly raw: string;
  readonly url: string;
  readonly size?: number;
  readonly requiresPython?: string;
  /** False, or the reason given (possibly empty). */
  readonly yanked: false | string;
  readonly hashes: Readonly<Record<string, string>>;
  readonly uploaded?: string;
  /** SHA-256 of the core metadata that the index keeps beside a wheel, where it announces it (PEP 714). */
  readonly metadataHash?: string;
}

/** What the metadata of a wheel itself says, whatever its name and its index say of it. */
export type FileMetadata = Omit<CoreMetadata, 'requiresAreFinal'>;

/** A certain answer. Absence is certain only after a complete, well-formed answer of the Simple API. */
export type ReleaseAnswer = FoundRelease | NotThere;

export interface NotThere {
  readonly found: false;
  readonly missing: 'project' | 'version';
  /** What the index that was asked is called, where it is not the public one. */
  readonly index?: string;
}

/** What could not be read of an answer: that many entries of a page, or the JSON API (`problem`: a phrase). */
export type AnswerRemark =
  | { readonly kind: 'unreadable-entries'; readonly count: number }
  | { readonly kind: 'unusable-json'; readonly problem: string };

/** Who tells what a release requires: the metadata of a wheel, the index's JSON, what stands in the sdist. */
export type RequiresFrom = 'metadata' | 'json' | 'sdist';

export interface FoundRelease {
  readonly found: true;
  readonly files: readonly DistributionFile[];
  /** Requires-Dist of the release, where the index gives it. */
  readonly requires?: readonly string[];
  /** Who told `requires` where the index did not. */
  readonly requiresFrom?: RequiresFrom;
  /** Where several indexes were pooled: the names of those that have the project. */
  readonly indexes?: readonly string[];
  readonly remarks?: readonly AnswerRemark[];
  /**
   * Why the release may have more files than these, so that they prove no absence. `lagging`: the JSON API told them, which
   * may be older than the page that installers read; asking for a confirmed answer helps. `unreadable`: the page lists
   * what could not be read.
   */
  readonly unsure?: 'lagging' | 'unreadable';
  /** Where an installer finds more files than an index has, which are not read: `/wheels (PIP_FIND_LINKS)`. */
  readonly unseen?: string;
}

/** A certain answer, or why there is none. */
export type Asked = ReleaseAnswer | { readonly found: null; readonly fault: IndexFault };

/** What decides whether a file can be installed. Its name may be that of another version: only what it is for counts. */
export type FileKind = Pick<DistributionFile, 'filename' | 'requiresPython' | 'yanked'>;

/** The files of a project by normalised version. A `Map` is one. */
export interface ProjectVersions extends ReadonlyMap<string, readonly DistributionFile[]> {
  /** What kinds of files a version has, in their order, where the files are read when `get` asks for them. Versions with the same kinds have the same list. */
  kinds?(version: string): readonly FileKind[] | undefined;
}

/**
 * Called at most once, before an answer that takes long, with the files of the version that it most likely calls the newest: for whoever wants to ask
 * ahead what that requires. It decides nothing.
 */
export type OnNewest = (newest: ProjectVersions) => void;

/** An index that answers about releases. Given as the index of a check, it stands in for every other. */
export interface PackageIndex {
  /** For messages, without credentials. */
  readonly name: string;
  /** Whether it stands for several indexes whose files are pooled. */
  readonly isPool?: true;
  /**
   * @param confirmed asks the page that installers read, whatever was told before
   * @throws IndexError when no certain answer could be had
   */
  release(name: PackageName, version: string, signal?: AbortSignal, confirmed?: true): Promise<ReleaseAnswer>;
  /**
   * Every release of the project, by normalised version; files of invalid versions are left out.
   *
   * @param onNewest may be told of one version before
   * @throws IndexError
   */
  project(name: PackageName, signal?: AbortSignal, onNewest?: OnNewest): Promise<ProjectVersions | undefined>;
  /**
   * The core metadata of a wheel, as an index keeps it beside the file (PEP 658, PEP 714), or from the wheel itself, of which
   * only parts are fetched.
   *
   * @returns undefined where it is not known: for sdists, and where neither could be had. Rejects only when the run is aborted.
   */
  metadata(file: DistributionFile, signal?: AbortSignal): Promise<FileMetadata | undefined>;
}
