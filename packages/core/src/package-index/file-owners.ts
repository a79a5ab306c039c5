// Of several indexes: which one listed a file, and is therefore asked about it.

import type { DistributionFile, PackageIndex } from './package-index.ts';

export interface FileOwners {
  /** Notes that the index listed these. */
  note(index: PackageIndex, files: readonly DistributionFile[]): void;
  /** As PackageIndex has it. Credentials decide who may read the metadata, so that a file's own index is asked; all of them, in order, for a file that none has listed. */
  readonly metadata: PackageIndex['metadata'];
}

/** @param indexes in the order in which they are asked */
export function fileOwners(indexes: readonly PackageIndex[]): FileOwners {
  const owners = new Map<string, readonly PackageIndex[]>();
  return {
    note(index, files) {
      for (const { url } of files) {
        const known = owners.get(url) ?? [];
        if (!known.includes(index)) owners.set(url, [...known, index]);
      }
    },
    async metadata(file, signal) {
      for (const index of owners.get(file.url) ?? indexes) {
        const metadata = await index.metadata(file, signal);
        if (metadata !== undefined) return metadata;
      }
      return undefined;
    },
  };
}
