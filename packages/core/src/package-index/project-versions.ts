// The files of a project by version. Those of a page that was kept are read when somebody asks for them: of thousands of versions few are.

import { parseVersion } from '../packaging/version.ts';
import type { Listing } from './listing.ts';
import type { DistributionFile, FileKind, ProjectVersions } from './package-index.ts';

/** @param read reads the files of one version, once */
export function readLater<U extends { readonly kinds: readonly FileKind[] }>(
  unread: ReadonlyMap<string, U>,
  read: (files: U) => readonly DistributionFile[],
): ProjectVersions {
  const known = new Map<string, readonly DistributionFile[]>();
  const get = (version: string): readonly DistributionFile[] | undefined => {
    const before = known.get(version);
    if (before) return before;
    const own = unread.get(version);
    const files = own && read(own);
    if (files) known.set(version, files);
    return files;
  };
  // One after the other: who stops early leaves the rest unread.
  function* entries(): Generator<[string, readonly DistributionFile[]], undefined> {
    for (const version of unread.keys()) yield [version, get(version) ?? []];
    return undefined;
  }
  function* values(): Generator<readonly DistributionFile[], undefined> {
    for (const [, files] of entries()) yield files;
    return undefined;
  }
  const versions: ProjectVersions = {
    size: unread.size,
    has: (version) => unread.has(version),
    get,
    kinds: (version) => unread.get(version)?.kinds,
    keys: () => unread.keys(),
    values,
    entries,
    [Symbol.iterator]: entries,
    forEach(use, that: unknown) {
      for (const [version, files] of entries()) use.call(that, files, version, versions);
    },
  };
  return versions;
}

/** Puts files under their normalised versions. Files that say none (eggs, bad names, invalid versions) are left out. */
export function versionsOf(listing: Listing): ProjectVersions {
  return listing.packed?.versions ?? grouped(listing.files);
}

function grouped(files: Listing['files']): ProjectVersions {
  const versions = new Map<string, DistributionFile[]>();
  const normal = new Map<string, string | undefined>();
  // A page has the files of a version one after the other.
  let [before, group]: [version?: string, group?: DistributionFile[]] = [];
  for (const { file } of files) {
    if (file.filename.kind === 'other') continue;
    const { version } = file.filename;
    if (version === before && group !== undefined) {
      group.push(file);
      continue;
    }
    if (!normal.has(version)) {
      const parsed = parseVersion(version);
      normal.set(version, parsed.ok ? parsed.value.text : undefined);
    }
    const key = normal.get(version);
    if (key === undefined) continue;
    before = version;
    group = versions.get(key) ?? [];
    group.push(file);
    versions.set(key, group);
  }
  return versions;
}
