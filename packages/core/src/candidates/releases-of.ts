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

function sort(project: ProjectFiles): readonly ProjectRelease[] {
  const listed = [...project.keys()].flatMap((text) => {
    const version = parseVersion(text);
    return version.ok ? [{ version: version.value, key: releaseKey(version.value.text), texts: [text] }] : [];
  });
  const compare = (a: (typeof listed)[0], b: (typeof listed)[0]): number =>
    a.key === undefined || b.key === undefined
      ? compareVersions(a.version, b.version)
      : Number(a.key > b.key) - Number(a.key < b.key);
  const releases: typeof listed = [];
  for (const release of listed.toSorted(compare)) {
    const before = releases.at(-1);
    if (before && compare(before, release) === 0) before.texts.push(...release.texts);
    else releases.push(release);
  }
  return releases.map(({ version, texts }) => releaseOf(version, texts, project));
}

function releaseOf(version: Version, texts: readonly string[], project: ProjectFiles): ProjectRelease {
  let files: readonly DistributionFile[] | undefined;
  const read = (): readonly DistributionFile[] => (files ??= joined(texts.map((text) => project.get(text) ?? [])));
  return {
    version,
    get files() {
      return read();
    },
    get kinds() {
      const [only = '', ...others] = texts;
      if (others.length === 0) return project.kinds?.(only) ?? read();
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
