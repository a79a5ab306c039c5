// The releases of a project in order: an index lists its files under versions as text, in any order and spelling.

import type { DistributionFile } from '../package-index/package-index.ts';
import { compareVersions, parseVersion, type Version } from '../packaging/version.ts';

/** What `PackageIndex.project` answers: the files of every version, by its text. */
export type ProjectFiles = ReadonlyMap<string, readonly DistributionFile[]>;

/** One version with all its files, in the order of the index. */
export interface ProjectRelease {
  readonly version: Version;
  readonly files: readonly DistributionFile[];
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
  const listed = [...project].flatMap(([text, files]): readonly ProjectRelease[] => {
    const version = parseVersion(text);
    return version.ok ? [{ version: version.value, files }] : [];
  });
  const releases: ProjectRelease[] = [];
  for (const release of listed.toSorted((a, b) => compareVersions(a.version, b.version))) {
    const before = releases.at(-1);
    if (before && compareVersions(before.version, release.version) === 0)
      releases[releases.length - 1] = { ...before, files: [...before.files, ...release.files] };
    else releases.push(release);
  }
  return releases;
}
