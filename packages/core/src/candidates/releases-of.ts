// The releases of a project in order: an index lists its files under versions as text, in any order and spelling.

import type { DistributionFile, FileKind, ProjectVersions } from '../package-index/package-index.ts';
import { releaseKey } from '../packaging/release-key.ts';
import { compareVersions, parseVersion, type Version } from '../packaging/version.ts';

/** What `PackageIndex.project` answers: the files of every version, by its text. */
export type ProjectFiles = ProjectVersions;

/** One version with all its files, in the order of the index. */
export interface ProjectRelease {
  readonly version: Version;
  /** Read when somebody asks for them. */
  readonly files: readonly DistributionFile[];
  /** What kinds of files these are, known before they are read. */
  readonly kinds: readonly FileKind[];
}

const sorted = new WeakMap<ProjectFiles, readonly ProjectRelease[]>();

/**
 * Every release of a project, oldest first; sorted once, however many targets and questions look at it. An index may file
 * 1.0 and 1.0.0 apart: they are one version. What is no version (PEP 440) is left out, as pip's finder does.
 */
export function releasesOf(project: ProjectFiles): readonly ProjectRelease[] {
  const known = sorted.get(project) ?? sort(project);
  sorted.set(project, known);
  return known;
}

interface Listed {
  readonly version: Version;
  /** Where there is one, it has the order of the version. */
  readonly key: string | undefined;
  readonly text: string;
  /** The same version in other spellings. */
  others?: string[];
}

function compare(a: Listed, b: Listed): number {
  if (a.key === undefined || b.key === undefined) return compareVersions(a.version, b.version);
  return Number(a.key > b.key) - Number(a.key < b.key);
}

/** Little is made for each: of thousands one is taken. */
function sort(project: ProjectFiles): readonly ProjectRelease[] {
  const listed: Listed[] = [];
  for (const text of project.keys()) {
    const version = parseVersion(text);
    if (version.ok) listed.push({ version: version.value, key: releaseKey(version.value.text), text });
  }
  const releases: Listed[] = [];
  for (const each of listed.toSorted(compare)) {
    const before = releases.at(-1);
    if (before && compare(before, each) === 0) (before.others ??= []).push(each.text);
    else releases.push(each);
  }
  return releases.map((each) => releaseOf(each, project));
}

function releaseOf({ version, text, others }: Listed, project: ProjectFiles): ProjectRelease {
  if (others) return spelledOtherwise(version, [text, ...others], project);
  const kinds = project.kinds?.(text);
  if (kinds === undefined) {
    const files = project.get(text) ?? [];
    return { version, files, kinds: files };
  }
  return {
    version,
    kinds,
    get files() {
      return project.get(text) ?? [];
    },
  };
}

function spelledOtherwise(version: Version, texts: readonly string[], project: ProjectFiles): ProjectRelease {
  let files: readonly DistributionFile[] | undefined;
  const read = (): readonly DistributionFile[] => (files ??= joined(texts.map((text) => project.get(text) ?? [])));
  return {
    version,
    get files() {
      return read();
    },
    get kinds() {
      const kinds = texts.map((text) => project.kinds?.(text));
      return kinds.every((each) => each !== undefined) ? joined(kinds) : read();
    },
  };
}

/** The very same list where there is one: what is known of it stays known. */
function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [only = [], ...others] = lists;
  return others.length === 0 ? only : lists.flat();
}
