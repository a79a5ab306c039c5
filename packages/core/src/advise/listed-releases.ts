// The versions of a project in order, and which of their wheels have a tag: looked up for every target around.

import type { DistributionFile } from '../package-index/package-index.ts';
import { formatTag } from '../packaging/tag.ts';
import { compareVersions, isPrerelease, parseVersion, type Version } from '../packaging/version.ts';

export interface ListedRelease {
  readonly at: Version;
  /** Development releases count as such. */
  readonly prerelease: boolean;
  readonly wheels: readonly DistributionFile[];
}

interface Listing {
  /** Oldest first. */
  readonly releases: readonly ListedRelease[];
  /** Tag → the wheels that have it, with the place of their release. */
  readonly byTag: ReadonlyMap<string, readonly TaggedWheel[]>;
}

interface TaggedWheel {
  readonly place: number;
  readonly file: DistributionFile;
}

const listings = new WeakMap<object, Listing>();

/** Every release of a project that has wheels or none, oldest first; what is no version is left out. */
export function listedReleases(versions: ReadonlyMap<string, readonly DistributionFile[]>): readonly ListedRelease[] {
  return listingOf(versions).releases;
}

/**
 * The releases that have wheels with one of the tags, oldest first, each with these wheels alone: numpy has thousands, and
 * a target takes a few hundred.
 */
export function releasesWithTags(
  versions: ReadonlyMap<string, readonly DistributionFile[]>,
  tags: { has(tag: string): boolean },
): readonly ListedRelease[] {
  const { releases, byTag } = listingOf(versions);
  const found = new Map<number, Set<DistributionFile>>();
  for (const [tag, wheels] of byTag) {
    if (!tags.has(tag)) continue;
    for (const { place, file } of wheels) found.set(place, (found.get(place) ?? new Set()).add(file));
  }
  return [...found]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([place, files]) => {
      const release = releases[place];
      // In the order of the listing, which counts among files of equal rank.
      return release ? [{ ...release, wheels: release.wheels.filter((file) => files.has(file)) }] : [];
    });
}

function listingOf(versions: ReadonlyMap<string, readonly DistributionFile[]>): Listing {
  const known = listings.get(versions) ?? list(versions);
  listings.set(versions, known);
  return known;
}

function list(versions: ReadonlyMap<string, readonly DistributionFile[]>): Listing {
  const releases = [...versions]
    .flatMap(([text, files]): readonly ListedRelease[] => {
      const version = parseVersion(text);
      if (!version.ok) return [];
      const wheels = files.filter(({ filename }) => filename.kind === 'wheel');
      return [{ at: version.value, prerelease: isPrerelease(version.value), wheels }];
    })
    .toSorted((a, b) => compareVersions(a.at, b.at));
  const byTag = new Map<string, TaggedWheel[]>();
  for (const [place, { wheels }] of releases.entries()) {
    for (const file of wheels) {
      for (const tag of file.filename.kind === 'wheel' ? file.filename.tags : []) {
        const text = formatTag(tag);
        const same = byTag.get(text);
        if (same) same.push({ place, file });
        else byTag.set(text, [{ place, file }]);
      }
    }
  }
  return { releases, byTag };
}
