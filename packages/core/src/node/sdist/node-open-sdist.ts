// Sdists on Node: every kind of archive, by node:zlib and a library each.

import { createHash } from 'node:crypto';
import { fileHash } from '../../archive/file-hash.ts';
import { openArchives } from '../../archive/open-archives.ts';
import type { SdistLimits } from '../../archive/sdist-limits.ts';
import type { OpenSdist } from '../../sdist/sdist-contents.ts';
import { unpack } from './unpack.ts';

/** Limits of reading sdists. */
export interface OpenSdistOptions {
  /** How much of an sdist is read before it counts as one that cannot be; bytes. */
  readonly limits?: Partial<SdistLimits>;
}

/**
 * Makes the reader of sdists for one run: tar.gz, tgz, tar, zip, tar.bz2, tar.xz.
 *
 * @returns a function whose problems are half a sentence; it rejects with IndexError `aborted` when its signal fires, and with nothing else
 */
export function nodeOpenSdist(options: OpenSdistOptions = {}): OpenSdist {
  return openArchives(
    {
      formats: new Set(['tar', 'gzip', 'bzip2', 'xz', 'zip']),
      unpack,
      fileHash: (hashes) =>
        fileHash(hashes, (algorithm) => {
          const hash = createHash(algorithm);
          return { update: (piece) => void hash.update(piece), hex: () => hash.digest('hex') };
        }),
    },
    options.limits,
  );
}
