// What reads tar and tar.gz by the web's streams; web-open-sdist.ts loads it with the first sdist.

import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fileHash, type HashAlgorithm, type RunningHash } from '../archive/file-hash.ts';
import { openArchives } from '../archive/open-archives.ts';
import type { SdistLimits } from '../archive/sdist-limits.ts';
import type { OpenSdist } from '../sdist/sdist-contents.ts';
import { unpackTar } from './unpack-tar.ts';

const hashes = { sha512, sha384, sha256, sha224, sha1, md5 };

export function openTars(limits: Partial<SdistLimits> | undefined): OpenSdist {
  return openArchives(
    { formats: new Set(['tar', 'gzip']), unpack: unpackTar, fileHash: (given) => fileHash(given, startHash) },
    limits,
  );
}

function startHash(algorithm: HashAlgorithm): RunningHash {
  const hash = hashes[algorithm].create();
  return { update: (piece) => void hash.update(piece), hex: () => bytesToHex(hash.digest()) };
}
