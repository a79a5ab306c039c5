// Whether a file is the one that the index lists, by the strongest hash that the index gives.

import { ownValue } from '../text/own-value.ts';

/** What pip compares, from the strongest down (its _SUPPORTED_HASHES). */
const algorithms = ['sha512', 'sha384', 'sha256', 'sha224', 'sha1', 'md5'] as const;

export type HashAlgorithm = (typeof algorithms)[number];

export interface FileHash {
  update(piece: Uint8Array): void;
  /** After the last piece. True also where the index gives no hash that could be compared. */
  matches(): boolean;
}

/** A hash that a platform computes. */
export interface RunningHash {
  update(piece: Uint8Array): void;
  hex(): string;
}

/**
 * @param hashes digests by algorithm, hex
 * @param start begins a hash of that algorithm
 */
export function fileHash(
  hashes: Readonly<Record<string, string>>,
  start: (algorithm: HashAlgorithm) => RunningHash,
): FileHash {
  const algorithm = algorithms.find((each) => ownValue(hashes, each) !== undefined);
  if (algorithm === undefined) return { update: () => undefined, matches: () => true };
  const hash = start(algorithm);
  return {
    update: (piece) => hash.update(piece),
    matches: () => hash.hex() === ownValue(hashes, algorithm)?.toLowerCase(),
  };
}
