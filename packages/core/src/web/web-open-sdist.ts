// Sdists where there is no Node: tar and tar.gz, by the web's streams.

import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fileHash, type HashAlgorithm, type RunningHash } from '../archive/file-hash.ts';
import { openArchives } from '../archive/open-archives.ts';
import type { SdistLimits } from '../archive/sdist-limits.ts';
import type { OpenSdist } from '../sdist/sdist-contents.ts';
import { unpackTar } from './unpack-tar.ts';

export interface WebOpenSdistOptions {
  /** How much of an sdist is read before it counts as one that cannot be; bytes. */
  readonly limits?: Partial<SdistLimits>;
}

const hashes = { sha512, sha384, sha256, sha224, sha1, md5 };

/**
 * Makes the reader of sdists for one run: tar.gz, tgz and tar, which is nearly every one. Of another kind (zip, tar.bz2, tar.xz)
 * it says that it is not read, and whoever needs its content counts it as a build.
 *
 * @returns a function whose problems are half a sentence; it rejects with IndexError `aborted` when its signal fires, and with nothing else
 */
export function webOpenSdist(options: WebOpenSdistOptions = {}): OpenSdist {
  return openArchives(
    { formats: new Set(['tar', 'gzip']), unpack: unpackTar, fileHash: (given) => fileHash(given, startHash) },
    options.limits,
  );
}

function startHash(algorithm: HashAlgorithm): RunningHash {
  const hash = hashes[algorithm].create();
  return { update: (piece) => void hash.update(piece), hex: () => bytesToHex(hash.digest()) };
}
