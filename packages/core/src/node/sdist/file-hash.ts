// Whether a file is the one that the index lists, by the strongest hash that the index gives.

import { createHash } from 'node:crypto';

/** What pip compares, from the strongest down (its _SUPPORTED_HASHES). */
const algorithms = ['sha512', 'sha384', 'sha256', 'sha224', 'sha1', 'md5'] as const;

export interface FileHash {
  update(piece: Uint8Array): void;
  /** After the last piece. True also where the index gives no hash that could be compared. */
  matches(): boolean;
}

/** @param hashes digests by algorithm, hex */
export function fileHash(hashes: Readonly<Record<string, string>>): FileHash {
  const algorithm = algorithms.find((each) => hashes[each] !== undefined);
  if (algorithm === undefined) return { update: () => undefined, matches: () => true };
  const hash = createHash(algorithm);
  return {
    update: (piece) => void hash.update(piece),
    matches: () => hash.digest('hex') === hashes[algorithm]?.toLowerCase(),
  };
}
