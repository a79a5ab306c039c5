// What one document of an index says about a project: its files, and which of them belong to a release.

import type { Fault } from '../http/fault.ts';
import type { PackageName } from '../packaging/name.ts';
import { isSameLegacy } from '../packaging/legacy-version.ts';
import { sameVersion } from '../packaging/version.ts';
import type { DistributionFile, ProjectVersions } from './package-index.ts';

/** One document's files. */
export interface Listing {
  readonly files: readonly ListedFile[];
  /** Entries that could not be read. Where there are any, the listing proves no absence. */
  readonly unreadable: number;
  /** Where the files were put under their versions when the page was read, and are read when somebody asks for them. */
  readonly packed?: PackedListing;
  /** Requires-Dist of the one release that the document describes. */
  readonly described?: { readonly version: string; readonly requires: readonly string[] };
}

interface PackedListing {
  readonly versions: ProjectVersions;
  /** False where an address may hold a secret. */
  readonly isKeepable: boolean;
  /** The page as it came, where that is small. */
  readonly compressed: (() => string | undefined) | undefined;
  /** Of these versions alone, and what says none; nothing else is read. */
  filesWhere(isAsked: (version: string) => boolean): readonly ListedFile[];
  /** For a cache: what there is of each version, and where it stands in the page. */
  places(): string;
  /** The same with all that stands there. */
  text(): string;
}

/** A file, and the release that the index files it under, where the API has releases. */
export interface ListedFile {
  readonly file: DistributionFile;
  readonly release?: string;
}

/** Why a page with such entries proves no absence. */
export const unreadablePage: Fault = { kind: 'content', problem: 'the page lists files that could not be read' };

/** More files than this are an attack or a mistake; the largest project seen has 12,000. */
export const maxFiles = 200_000;

/** `==1.0` takes a file of 1.0+cpu as well (PEP 440, version matching): the indexes of CUDA builds have nothing else. */
function isOfRelease(version: string, asked: string): boolean {
  if (sameVersion(version, asked) || isSameLegacy(version, asked)) return true;
  const plus = version.indexOf('+');
  return plus > 0 && !asked.includes('+') && sameVersion(version.slice(0, plus), asked);
}

/** Whether a name that says no version (an egg, an installer, a bad wheel name) begins like those of this release. */
function startsLikeRelease(raw: string, project: PackageName, version: string): boolean {
  const start = `${project}-${version}`.toLowerCase().replaceAll(/[_.]/g, '-');
  // The beginning alone: a name may have millions of dots.
  const text = raw.slice(0, start.length).toLowerCase().replaceAll(/[_.]/g, '-');
  if (text !== start) return false;
  // `foo-1.0.1-py3.egg` is none of 1.0's.
  return /^(?:$|-|\.(?![0-9]))/.test(raw.slice(start.length));
}

/**
 * The files of one release. The file's own name gives its version, not the release it is filed under: traitlets 5.2.2
 * holds traitlets-5.2.2.post0, and ipython has a 4.0.0-b1 beside 4.0.0b1, which are one version. Files that say no
 * version are taken by where they are filed, or by how their name begins.
 *
 * @param version As pinned. Without a local part it takes in files with any.
 */
export function filesOfRelease(listing: Listing, project: PackageName, version: string): readonly DistributionFile[] {
  const matches = (text: string): boolean => isOfRelease(text, version);
  return (listing.packed?.filesWhere(matches) ?? listing.files)
    .filter(({ file, release }) => {
      const { filename } = file;
      if (filename.kind !== 'other') return matches(filename.version);
      if (filename.asBefore && matches(filename.asBefore.version)) return true;
      return release === undefined ? startsLikeRelease(file.raw, project, version) : matches(release);
    })
    .map(({ file }) => file);
}
