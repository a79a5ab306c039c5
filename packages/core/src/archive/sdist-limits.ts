// How much of an sdist is read before it counts as one that cannot be.

import type { ArchiveFormat } from './archive-format.ts';

const MB = 1024 * 1024;

/** Sizes in bytes. */
export interface SdistLimits {
  /** A download, and what it unpacks to, of the formats that are read as they come: tar.gz, tar. */
  readonly stream: number;
  /** A download that is held in memory until it is complete: of a zip the end comes first, and the libraries for bzip2 and xz want all of it. One is held at a time. */
  readonly whole: number;
  /** What a tar.bz2 unpacks to: seek-bzip makes some 10 MB a second, and the run stands still meanwhile. The last ones that the public index took are of 2016 (PEP 527). */
  readonly bzip2: number;
  /** One member whose text is wanted; of a larger one only the name is told. */
  readonly member: number;
  /** All names and texts together. */
  readonly kept: number;
  /** Members, with folders and links. */
  readonly entries: number;
  /** Unpacked bytes for each packed one, from 1 MB on. Deflate reaches 1032. */
  readonly ratio: number;
}

export const defaultLimits: SdistLimits = {
  stream: 512 * MB,
  whole: 64 * MB,
  bzip2: 32 * MB,
  member: MB,
  kept: 64 * MB,
  entries: 100_000,
  ratio: 1000,
};

/** What an archive of one format may come to; bytes. */
export interface ArchiveSizes {
  /** Whether it is read as it comes; else it is held until it is complete. */
  readonly isStreamed: boolean;
  readonly packed: number;
  /** Of a zip each member is unpacked by itself, and counts by itself. */
  readonly unpacked: number;
}

export function archiveSizes(format: ArchiveFormat, { stream, whole, bzip2 }: SdistLimits): ArchiveSizes {
  switch (format) {
    case 'tar':
    case 'gzip':
      return { isStreamed: true, packed: stream, unpacked: stream };
    case 'xz':
      return { isStreamed: false, packed: whole, unpacked: stream };
    case 'bzip2':
      return { isStreamed: false, packed: whole, unpacked: bzip2 };
    case 'zip':
      return { isStreamed: false, packed: whole, unpacked: Infinity };
  }
}
