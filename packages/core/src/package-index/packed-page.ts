// What a page lists, packed while it was read: plain values, so that whoever reads it may be another thread. Its files are read when somebody asks for them.

import type { PackageName } from '../packaging/name.ts';
import type { ListedFile, Listing } from './listing.ts';
import type { DistributionFile } from './package-index.ts';
import { unpackFiles, unpackVersions } from './unpack-versions.ts';

export interface PackedPage {
  /** The files of all versions. */
  readonly text: string;
  /** False where an address may hold a secret. */
  readonly isKeepable: boolean;
  /** JSON of the files that say no version. */
  readonly others: string;
  /** For each file of the page, in its order, which version's it is; -1 for one that says none. */
  readonly order: readonly number[];
}

/** @returns undefined where it cannot be read again */
export function openPackedPage(packed: PackedPage, project: PackageName): Listing | undefined {
  const versions = unpackVersions(packed.text, project);
  if (versions === undefined) return undefined;
  let files: readonly ListedFile[] | undefined;
  return {
    unreadable: 0,
    packed: { text: packed.text, isKeepable: packed.isKeepable, versions },
    get files() {
      return (files ??= inOrder(packed.order, [...versions.values()], unpackFiles(packed.others, project)));
    },
  };
}

function inOrder(
  order: readonly number[],
  versions: readonly (readonly DistributionFile[])[],
  others: readonly DistributionFile[],
): readonly ListedFile[] {
  const next = new Map<number, number>();
  return order.flatMap((place) => {
    const at = next.get(place) ?? 0;
    next.set(place, at + 1);
    const file = (place < 0 ? others : versions[place])?.[at];
    return file ? [{ file }] : [];
  });
}
