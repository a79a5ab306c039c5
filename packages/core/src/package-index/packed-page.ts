// What a page lists, put under its versions while it was read. Its files are read when somebody asks for them.

import type { PackageName } from '../packaging/name.ts';
import type { ListedFile, Listing } from './listing.ts';
import type { PackedFiles, Packer } from './pack-versions.ts';
import type { DistributionFile } from './package-index.ts';
import { openPacked, unpackFiles } from './unpack-versions.ts';

export interface PackedPage {
  /** The files of all versions. */
  readonly packer: Packer;
  /** What addresses are relative to. */
  readonly base: string;
  /** False where an address may hold a secret. */
  readonly isKeepable: boolean;
  /** The files that say no version. */
  readonly others: PackedFiles;
  /** For each file of the page, in its order, which version's it is; -1 for one that says none. */
  readonly order: readonly number[];
}

export function openPackedPage({ packer, base, isKeepable, others, order }: PackedPage, project: PackageName): Listing {
  const versions = openPacked(packer, base, project);
  let files: readonly ListedFile[] | undefined;
  return {
    unreadable: 0,
    packed: { text: () => packer.text(base), isKeepable, versions },
    get files() {
      return (files ??= inOrder(order, [...versions.values()], unpackFiles(`[${others.rows.join()}]`, base, project)));
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
