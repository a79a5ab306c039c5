import type { DistributionFile } from '../package-index/package-index.ts';

/** `===` compares the text of the file's own, normalised version (PEP 440, arbitrary equality): 2.4.1+cpu is no 2.4.1 there. */
export function hasExactVersion({ filename }: DistributionFile, version: string | undefined): boolean {
  return filename.kind !== 'other' && filename.version.toLowerCase() === version?.toLowerCase();
}
