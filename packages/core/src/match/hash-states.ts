// Whether a file has one of the hashes that are demanded.

import type { DistributionFile } from '../package-index/package-index.ts';

/** Hashes are looked at where some are demanded, and then they have to be there. */
export type Hashed = Partial<Pick<DistributionFile, 'hashes'>>;

export type HashState = 'yes' | 'no' | 'no-digest';

/**
 * @param allowedHashes `algorithm:hex`; undefined: any will do
 *
 * Without a digest of a demanded algorithm pip cannot tell before the download, and keeps the file as a candidate.
 */
export function hashStates(allowedHashes: readonly string[] | undefined): (file: Hashed) => HashState {
  if (allowedHashes === undefined) return () => 'no-digest';
  const allowed = new Set(allowedHashes);
  const algorithms = new Set(
    allowedHashes.flatMap((each) => (each.includes(':') ? [each.slice(0, each.indexOf(':'))] : [])),
  );
  return ({ hashes = {} }) => {
    const known = Object.entries(hashes).filter(([algorithm]) => algorithms.has(algorithm));
    if (known.length === 0) return 'no-digest';
    return known.some(([algorithm, hex]) => allowed.has(`${algorithm}:${hex}`)) ? 'yes' : 'no';
  };
}
